import { DoppelwireError } from '../../errors.js'
import { readBytes } from '../bytes/bytes.js'
import { toUtf8 } from '../bytes/charset.js'
import { LIMITS } from '../bytes/limits.js'
import { decodeUtf8 } from '../bytes/utf8.js'
import { findFiles } from '../files.js'
import { splitLines } from './lines.js'

/** The inside of `readLines`, which says what it does. */
export async function* readTextLines(path: string): AsyncGenerator<{ line: number; text: string }> {
  const [file] = await findFiles([path], 'jsonl')
  if (file?.path !== path) throw new DoppelwireError('INPUT_INVALID', `${path}: expected a file`)
  const onDamage = (error: DoppelwireError) => {
    throw error
  }
  const bytes = readBytes(file, { stdin: process.stdin, onRead: () => {}, onDamage, limits: LIMITS })
  for await (const batch of splitLines(toUtf8(bytes, path), path, LIMITS.maxItem)) {
    for (const entry of batch) {
      if ('error' in entry) throw entry.error
      const { line, bytes } = entry
      yield { line, text: decodeUtf8(bytes, { file: path, line }).replace(/\r?\n$/, '') }
    }
  }
}

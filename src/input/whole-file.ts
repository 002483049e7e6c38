import { DoppelwireError } from '../errors.js'
import { decodeUtf8 } from './bytes/utf8.js'
import { readPage } from './html/read.js'
import type { Item, ReadContext } from './items.js'
import { Pending, tooLong } from './json/pending.js'
import { placeName } from './place.js'

/** The one article that a text file is. */
export async function* readText(chunks: AsyncIterable<Buffer>, context: ReadContext): AsyncGenerator<Item[]> {
  const bytes = await readWhole(chunks, context)
  yield [
    { record: { text: decodeUtf8(bytes, { file: context.file.path, line: 1 }) }, place: { file: context.file.path } },
  ]
}

/** The one article that a page holds. */
export async function* readHtmlFile(chunks: AsyncIterable<Buffer>, context: ReadContext): AsyncGenerator<Item[]> {
  const place = { file: context.file.path }
  const bytes = await readWhole(chunks, context)
  try {
    yield [{ record: { ...readPage(bytes.toString('utf8')) }, place }]
  } catch (error) {
    if (!(error instanceof DoppelwireError)) throw error
    throw new DoppelwireError(error.code, `${placeName(place)}: ${error.message}`, { cause: error })
  }
}

async function readWhole(chunks: AsyncIterable<Buffer>, { file, limits }: ReadContext): Promise<Buffer> {
  const pending = new Pending(limits.maxItem)
  for await (const chunk of chunks) {
    pending.add(chunk)
    if (pending.over) throw tooLong({ file: file.path }, limits.maxItem)
  }
  return pending.take()
}

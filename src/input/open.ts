import process from 'node:process'
import type { Article } from '../article.js'
import { DoppelwireError } from '../errors.js'
import { checkOneOf, describe, resolveOptions } from '../options.js'
import { readBytes } from './bytes.js'
import { splitEntries } from './entries.js'
import { type Format, findFiles, type InputFile } from './files.js'
import type { Entry } from './pending.js'
import type { Place } from './place.js'
import { ARTICLE_FIELDS, type FieldNames, readEntry } from './record.js'
import { decodeUtf8 } from './utf8.js'

export { type Format, findFiles, type InputFile, STDIN } from './files.js'
export { type Place, placeName } from './place.js'
export { ARTICLE_FIELDS, type ArticleField, type FieldNames } from './record.js'

export interface OpenOptions {
  /** Fields that the input calls by another name, such as `{ text: 'body' }`. */
  fields?: FieldNames
  /** Goes on after what is no article (a line that is not JSON, invalid UTF-8, no text, damaged gzip data). */
  skipInvalid?: boolean
  /** Hears, with `skipInvalid`, of everything left out. */
  onSkip?: (error: DoppelwireError) => void
  /** Hears of every piece that was read, in bytes as stored. */
  onRead?: (bytes: number) => void
  /** Reads every file in this way, whatever its ending. */
  format?: Format
  /** Whether articles come with `raw`, as they do by default; without it, the memory of a file's pieces is used again. */
  raw?: boolean
  /** What `-` reads. */
  stdin?: AsyncIterable<Uint8Array>
}

/** An article with where it came from. */
export interface OpenedArticle {
  readonly article: Article
  readonly place: Place
  /** The position, from 0, in `inputs` of the argument that named the file. */
  readonly input: number
  /**
   * The article's own line, with its end, if it has one. An element of an array comes as one line of the same JSON.
   * Absent for a text file, and where `raw` is false. A view of a larger buffer: copy it to keep it.
   */
  readonly raw?: Uint8Array
}

type Resolved = { [Name in keyof Required<OpenOptions>]: OpenOptions[Name] | undefined }

const DEFAULTS: Resolved = {
  fields: undefined,
  skipInvalid: undefined,
  onSkip: undefined,
  onRead: undefined,
  format: undefined,
  raw: undefined,
  stdin: undefined,
}

/**
 * Reads articles from files, folders, glob patterns and standard input (`-`), one after the other, holding no more than
 * one article and a piece of its file in memory.
 *
 * `.txt` is one article; `.jsonl` and `.ndjson` hold one JSON object a line, `.json` an array of objects; each may be
 * packed with gzip. Standard input and pipes hold JSON Lines. All are UTF-8.
 *
 * A text file's id is its path relative to the folder given, which stands before it when there are several inputs; for
 * a single file, the argument. An object without an id is named by its url, else by file and line.
 *
 * @param inputs paths, patterns and `-`; or the files that `findFiles` found, which are read in the format given there
 * @throws DoppelwireError `INPUT_MISSING` for what does not exist or cannot be read, `INPUT_INVALID` for a file that
 *   holds no articles, `ARTICLE_INVALID` for an object that is none; the message names file and line.
 *
 * @example
 * for await (const { article } of openArticles(['seeds/'])) console.log(article.id)
 * // => 000_761b2a112998a1a0.txt ...
 */
export async function* openArticles(
  inputs: readonly string[] | readonly InputFile[],
  options: OpenOptions = {},
): AsyncGenerator<OpenedArticle> {
  const {
    fields = {},
    skipInvalid,
    onSkip,
    onRead,
    format,
    raw,
    stdin,
  } = resolveOptions(options, DEFAULTS, 'openArticles')
  checkFields(fields)
  if (format) checkOneOf(format, 'format', ['text', 'lines', 'array'])
  const skip = (error: unknown) => {
    if (!skipInvalid || !(error instanceof DoppelwireError) || error.code === 'INPUT_MISSING') throw error
    onSkip?.(error)
  }
  for (const file of hasFiles(inputs) ? inputs : await findFiles(inputs, format)) {
    // Elements of an array are gathered from their pieces, and so is a text.
    const brief = raw === false && file.format === 'lines'
    const chunks = readBytes(file, stdin ?? process.stdin, onRead ?? (() => {}), brief)
    try {
      for await (const batch of splitEntries(file.format, chunks, file.path)) {
        for (const entry of batch) {
          const opened = openEntry(entry, file, fields, raw !== false, skip)
          if (opened) yield opened
        }
      }
    } catch (error) {
      skip(error) // The rest of this file cannot be read.
    }
  }
}

/**
 * The lines of a file that is no list of articles, with their numbers from 1 and without their ends; gzip is unpacked.
 *
 * @throws DoppelwireError `INPUT_MISSING` for what cannot be read, `INPUT_INVALID` for what is not UTF-8.
 */
export async function* readLines(path: string): AsyncGenerator<{ line: number; text: string }> {
  const [file] = await findFiles([path], 'lines')
  if (file?.path !== path) throw new DoppelwireError('INPUT_INVALID', `${path}: expected a file`)
  for await (const batch of splitEntries(
    'lines',
    readBytes(file, process.stdin, () => {}),
    path,
  )) {
    for (const { line, bytes } of batch)
      yield { line, text: decodeUtf8(bytes, { file: path, line }).replace(/\r?\n$/, '') }
  }
}

function hasFiles(inputs: readonly string[] | readonly InputFile[]): inputs is readonly InputFile[] {
  return typeof inputs[0] === 'object'
}

function openEntry(
  entry: Entry,
  file: InputFile,
  fields: FieldNames,
  withRaw: boolean,
  skip: (error: unknown) => void,
): OpenedArticle | undefined {
  try {
    const article = readEntry(entry, file, fields)
    if (!article) return undefined
    if (file.format === 'text') return { article, place: { file: file.path }, input: file.input }
    if (!withRaw) return { article, place: { file: file.path, line: entry.line }, input: file.input }
    const raw = file.format === 'lines' ? entry.bytes : oneLine(entry.bytes)
    return { article, place: { file: file.path, line: entry.line }, input: file.input, raw }
  } catch (error) {
    skip(error)
    return undefined
  }
}

/** The same JSON on one line: between its tokens line ends are only space, and within strings there are none. */
function oneLine(bytes: Buffer): Buffer {
  const line = Buffer.concat([bytes, Buffer.from('\n')])
  for (let at = 0; at < bytes.length; at++) if (line[at] === 0x0a || line[at] === 0x0d) line[at] = 0x20
  return line
}

function checkFields(fields: FieldNames): void {
  for (const [field, name] of Object.entries(fields)) {
    checkOneOf(field, 'fields', ARTICLE_FIELDS)
    if (typeof name !== 'string' || name === '') {
      throw new DoppelwireError(
        'OPTION_INVALID',
        `fields: ${field}: expected the name of a field, found ${describe(name)}`,
      )
    }
  }
}

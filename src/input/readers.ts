import { DoppelwireError } from '../errors.js'
import { type BytesOptions, readBytes } from './bytes/bytes.js'
import { toUtf8 } from './bytes/charset.js'
import { continued, readStart } from './bytes/start.js'
import { readFeedItems } from './feed/read.js'
import { detectFormat, ENDINGS, type Format, formatOfPath } from './formats.js'
import type { Item, ReadContext } from './items.js'
import { readJson, readJsonLines } from './json/read.js'
import { readParquet } from './parquet/read.js'
import { placeName, STDIN } from './place.js'
import type { FieldPaths } from './record/field-path.js'
import { readTable } from './table/read.js'
import { readWarc } from './warc/read.js'
import { readHtmlFile, readText } from './whole-file.js'

/** What is found in a file, in its format. */
export interface FileItems {
  readonly format: Format
  readonly items: AsyncGenerator<Item[]>
}

export interface ReadersOptions extends BytesOptions {
  readonly paths: FieldPaths
  /** Whether the format of the file was asked for, so that its content is not asked. */
  readonly forced: boolean
}

const HEAD_BYTES = 16 * 1024

/**
 * Opens a file and finds out how it holds articles.
 *
 * @throws DoppelwireError `INPUT_MISSING`, `INPUT_INVALID` for a file of which neither ending nor content tells what it is.
 */
export async function openItems(context: ReadContext, options: ReadersOptions): Promise<FileItems> {
  const { file } = context
  const { forced } = options
  if (forced && file.format === 'parquet') return { format: 'parquet', items: readParquet(context, options.onRead) }
  const stored = readBytes(file, options)
  const magic = await readStart(stored, 5)
  const bytes = continued(magic, stored)
  const binary = forced ? file.format : detectFormat(magic, false, undefined)
  if (binary === 'warc') return { format: 'warc', items: readWarc(bytes, context) }
  if (!forced && (binary === 'parquet' || file.format === 'parquet')) {
    await bytes.return(undefined)
    if (file.path === STDIN || /\.(?:gz|zst)$/i.test(file.path)) {
      throw new DoppelwireError(
        'INPUT_INVALID',
        `${placeName({ file: file.path })}: Parquet is read from its end; give it as a file that is not packed`,
      )
    }
    return { format: 'parquet', items: readParquet(context, options.onRead) }
  }
  const chunks = toUtf8(bytes, placeName({ file: file.path }))
  const head = await readStart(chunks, HEAD_BYTES)
  const whole = head.length < HEAD_BYTES
  const found = forced ? file.format : detectFormat(head, whole, file.format)
  // Standard input and pipes hold JSON Lines where nothing shows what they hold.
  const format = found ?? (file.size === 0 && formatOfPath(file.path) === undefined ? 'jsonl' : undefined)
  if (format === undefined || format === 'warc') {
    await chunks.return(undefined)
    const what =
      format === 'warc'
        ? 'expected an archive that begins with WARC/, found something else'
        : `unknown ending; expected ${ENDINGS}, or content of such a kind`
    throw new DoppelwireError('INPUT_INVALID', `${file.path}: ${what}`)
  }
  const all = continued(head, chunks)
  return {
    format,
    items: readAs(format, format === 'jsonl' || !options.brief ? all : copies(all), context, options.paths),
  }
}

function readAs(
  format: Format,
  chunks: AsyncGenerator<Buffer>,
  context: ReadContext,
  paths: FieldPaths,
): AsyncGenerator<Item[]> {
  if (format === 'jsonl') return readJsonLines(chunks, context)
  if (format === 'json') return readJson(chunks, context)
  if (format === 'feed') return readFeedItems(chunks, context)
  if (format === 'html') return readHtmlFile(chunks, context)
  if (format === 'csv') return readTable(chunks, context, paths, undefined)
  if (format === 'tsv') return readTable(chunks, context, paths, '\t')
  return readText(chunks, context)
}

/** For a reader that keeps views of pieces which will be written over. */
async function* copies(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(chunk)
}

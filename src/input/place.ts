import { checkString } from '../options.js'

/** The argument that names standard input. */
export const STDIN = '-'

/** Where an article stands. */
export interface Place {
  /** The path of the file; `-` is standard input. */
  readonly file: string
  /** From 1: the line on which the article begins. Absent where it is the whole file, and in files that have no lines. */
  readonly line?: number
  /** From 1: the number of the record, in files that have no lines (WARC, Parquet). */
  readonly record?: number
}

/**
 * A place as messages name it.
 *
 * @throws DoppelwireError `ARGUMENT_INVALID` for a place without a file.
 * @example
 * placeName({ file: 'feed.jsonl', line: 7 }) // => 'feed.jsonl:7'
 * placeName({ file: '-', line: 7 }) // => 'stdin:7'
 * placeName({ file: 'crawl.warc', record: 7 }) // => 'crawl.warc, record 7'
 */
export function placeName(place: Place): string {
  const { file, line, record } = Object(place) as Place
  checkString(file, 'placeName: file')
  const name = file === STDIN ? 'stdin' : file
  if (record !== undefined) return `${name}, record ${record}`
  return line === undefined ? name : `${name}:${line}`
}

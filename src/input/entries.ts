import { splitArray } from './array.js'
import type { Format } from './files.js'
import { type Entry, Pending } from './pending.js'

/**
 * 256 MB. V8's strings end at 2^29 - 24 units, and the line, its text and the parsed text stand in memory together; an
 * article of this size is damage, not news.
 */
const ENTRY_LIMIT = 256 * 2 ** 20

const LINE_FEED = 10

/** Splits the content of a file into articles; yields them in batches, one a piece of input, because waiting costs. */
export function splitEntries(
  format: Format,
  chunks: AsyncIterable<Buffer>,
  file: string,
  limit = ENTRY_LIMIT,
): AsyncGenerator<Entry[]> {
  const pending = new Pending(file, limit)
  if (format === 'array') return splitArray(chunks, file, pending)
  return format === 'lines' ? splitLines(chunks, pending) : wholeFile(chunks, pending)
}

async function* wholeFile(chunks: AsyncIterable<Buffer>, pending: Pending): AsyncGenerator<Entry[]> {
  for await (const chunk of chunks) pending.add(chunk, 1)
  yield [{ line: 1, number: 1, bytes: pending.take() }]
}

async function* splitLines(chunks: AsyncIterable<Buffer>, pending: Pending): AsyncGenerator<Entry[]> {
  let line = 1
  for await (const chunk of chunks) {
    const batch: Entry[] = []
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      pending.add(chunk.subarray(start, end + 1), line)
      batch.push({ line, number: line, bytes: pending.take() })
      line++
      start = end + 1
    }
    // A copy: the piece may be written over before the rest of the line comes.
    pending.add(Buffer.from(chunk.subarray(start)), line)
    yield batch
  }
  if (pending.length > 0) yield [{ line, number: line, bytes: pending.take() }]
}

import { type Entry, Pending, tooLong } from './pending.js'

const LINE_FEED = 10

/**
 * Splits a file at its line ends; yields the lines in batches, one a piece of input, because waiting costs. A line that is
 * too long is one error, whatever its length, and takes no memory beyond the limit.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>, file: string, limit: number): AsyncGenerator<Entry[]> {
  const pending = new Pending(limit)
  let line = 1
  let drops = false
  const batchEnd = (): Entry => {
    if (!pending.over) return { line, number: line, bytes: pending.take() }
    pending.drop()
    return { error: tooLong({ file, line }, limit) }
  }
  for await (const chunk of chunks) {
    const batch: Entry[] = []
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      if (drops) drops = false
      else if (end > start || pending.length > 0) {
        pending.add(chunk.subarray(start, end + 1))
        batch.push(batchEnd())
      }
      line++
      start = end + 1
    }
    if (!drops) {
      // A copy: the piece may be written over before the rest of the line comes.
      pending.add(Buffer.from(chunk.subarray(start)))
      if (pending.over) {
        batch.push(batchEnd())
        drops = true
      }
    }
    yield batch
  }
  if (pending.length > 0) yield [batchEnd()]
}

/** Reads until at least `length` bytes are there, or the end. */
export async function readStart(chunks: AsyncGenerator<Buffer>, length: number): Promise<Buffer> {
  let start: Buffer = Buffer.alloc(0)
  while (start.length < length) {
    const next = await chunks.next()
    if (next.done) break
    // A copy: the piece may be written over before the start is used up.
    start = Buffer.concat([start, next.value])
  }
  return start
}

/**
 * The pieces again with the start that was read ahead. To return from them closes what they come from, even before any was
 * asked for: a generator by itself does nothing then, and a file would stay open.
 */
export function continued(start: Buffer, chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const all = joined(start, chunks)
  const end = all.return.bind(all)
  all.return = async (value) => {
    await chunks.return(undefined)
    return end(value)
  }
  return all
}

async function* joined(start: Buffer, chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (start.length > 0) yield start
    yield* chunks
  } finally {
    await chunks.return(undefined)
  }
}

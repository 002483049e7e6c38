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

/** The pieces again with the start that was read ahead; closes them even if nothing more is asked for. */
export async function* continued(start: Buffer, chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (start.length > 0) yield start
    yield* chunks
  } finally {
    await chunks.return(undefined)
  }
}

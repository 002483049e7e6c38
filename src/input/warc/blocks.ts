import { megabytes } from '../bytes/limits.js'

/** A record of an archive of web pages (ISO 28500), or what is wrong with it; `number` counts from 1. */
export type WarcRecord =
  | { readonly number: number; readonly headers: ReadonlyMap<string, string>; readonly block: Buffer }
  | { readonly number: number; readonly error: string }

const END_OF_HEADERS = Buffer.from('\r\n\r\n')
const END_OF_HEADERS_UNIX = Buffer.from('\n\n')
const MAX_HEADERS = 2 ** 20

/**
 * Cuts an archive into records. Blocks that `wants` does not ask for are passed over without being kept. A record whose length
 * is wrong is an error, and reading goes on with the next that begins as one.
 */
export async function* splitWarc(
  chunks: AsyncIterable<Buffer>,
  wants: (headers: ReadonlyMap<string, string>) => boolean,
  limit: number,
): AsyncGenerator<WarcRecord> {
  const reader = new Reader(chunks)
  try {
    yield* records(reader, wants, limit)
  } finally {
    await reader.close()
  }
}

async function* records(
  reader: Reader,
  wants: (headers: ReadonlyMap<string, string>) => boolean,
  limit: number,
): AsyncGenerator<WarcRecord> {
  for (let number = 1; ; number++) {
    if (!(await reader.skipEmptyLines())) return
    if (!(await reader.startsWith('WARC/'))) {
      yield { number, error: 'expected a record that begins with WARC/, found something else' }
      if (!(await reader.seek())) return
    }
    const head = await reader.until([END_OF_HEADERS, END_OF_HEADERS_UNIX], MAX_HEADERS)
    if (head === undefined) {
      yield { number, error: 'the archive ends within the head of a record; is it cut short?' }
      return
    }
    const headers = toHeaders(head.toString('utf8'))
    const length = Number(headers.get('content-length') ?? Number.NaN)
    if (!Number.isInteger(length) || length < 0) {
      yield {
        number,
        error: `expected a Content-Length, found ${JSON.stringify(headers.get('content-length') ?? 'none')}`,
      }
      if (!(await reader.seek())) return
      continue
    }
    const wanted = wants(headers)
    if (!wanted || length > limit) {
      if (wanted)
        yield {
          number,
          error: `a record of ${megabytes(length)}, more than ${megabytes(limit)}; --max-item (maxItem) raises the limit`,
        }
      // A length beyond all measure may be wrong: to skip so much would lose what follows.
      if (length > limit) {
        if (await reader.seek()) continue
        return
      }
      if (await reader.skip(length)) continue
      yield { number, error: 'the archive ends within a record; is it cut short?' }
      return
    }
    const block = await reader.take(length)
    const next = await reader.follows()
    if (block.length === length && next) {
      yield { number, headers, block }
      continue
    }
    // The length is wrong, or the archive is cut: the next record may begin within what was taken.
    const at = block.indexOf(NEXT)
    const ends = block.length < length && at < 0
    yield {
      number,
      error: ends
        ? 'the archive ends within a record; is it cut short?'
        : 'a record of another length than its head says',
    }
    if (at >= 0) reader.putBack(block.subarray(at + 2))
    if (!(await reader.seek())) return
  }
}

const NEXT = Buffer.from('\r\nWARC/1.')

function toHeaders(head: string): Map<string, string> {
  const headers = new Map<string, string>()
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return headers
}

/** Bytes that come in pieces, taken as they are needed. */
class Reader {
  readonly #chunks: AsyncIterator<Buffer>
  #bytes: Buffer = Buffer.alloc(0)
  #ended = false

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** Adds pieces until at least `length` bytes are there, or the end. Returns whether they are. */
  async #fill(length: number): Promise<boolean> {
    const parts = [this.#bytes]
    let have = this.#bytes.length
    while (have < length && !this.#ended) {
      const { value, done } = await this.#chunks.next()
      if (done) this.#ended = true
      else {
        parts.push(value)
        have += value.length
      }
    }
    if (parts.length > 1) this.#bytes = Buffer.concat(parts)
    return have >= length
  }

  async close(): Promise<void> {
    await this.#chunks.return?.()
  }

  async startsWith(text: string): Promise<boolean> {
    await this.#fill(text.length)
    return this.#bytes.toString('latin1', 0, text.length) === text
  }

  /** Whether the end of a record stands here, or that of the archive. */
  async follows(): Promise<boolean> {
    await this.#fill(9)
    return this.#bytes.length === 0 || /^(?:\r?\n){1,4}(?:WARC\/|$)/.test(this.#bytes.toString('latin1', 0, 9))
  }

  /** Returns whether anything follows. */
  async skipEmptyLines(): Promise<boolean> {
    while (await this.#fill(1)) {
      let at = 0
      while (at < this.#bytes.length && (this.#bytes[at] === 0x0a || this.#bytes[at] === 0x0d)) at++
      this.#bytes = this.#bytes.subarray(at)
      if (this.#bytes.length > 0) return true
    }
    return false
  }

  /** Goes on to the next record. Returns whether there is one. */
  async seek(): Promise<boolean> {
    while (true) {
      const at = this.#bytes.indexOf(NEXT)
      if (at >= 0) {
        this.#bytes = this.#bytes.subarray(at + 2)
        return true
      }
      if (this.#bytes.toString('latin1', 0, 7) === 'WARC/1.') return true
      if (this.#ended) return false
      this.#bytes = this.#bytes.subarray(Math.max(0, this.#bytes.length - NEXT.length))
      await this.#fill(this.#bytes.length + 1)
    }
  }

  async until(marks: readonly Buffer[], limit: number): Promise<Buffer | undefined> {
    for (let length = 4096; ; length *= 2) {
      const all = await this.#fill(length)
      const ends = marks.map((mark) => [this.#bytes.indexOf(mark), mark.length] as const).filter(([at]) => at >= 0)
      if (ends.length > 0) {
        const [at, markLength] = ends.reduce((a, b) => (b[0] < a[0] ? b : a))
        const found = this.#bytes.subarray(0, at)
        this.#bytes = this.#bytes.subarray(at + markLength)
        return found
      }
      if (!all || length > limit) return undefined
    }
  }

  /** Fewer than `length` bytes only at the end. */
  async take(length: number): Promise<Buffer> {
    await this.#fill(length)
    const taken = this.#bytes.subarray(0, length)
    this.#bytes = this.#bytes.subarray(taken.length)
    return taken
  }

  putBack(bytes: Buffer): void {
    this.#bytes = Buffer.concat([Buffer.from('\r\n'), bytes, this.#bytes])
  }

  async skip(length: number): Promise<boolean> {
    let left = length
    while (left > 0) {
      if (!(await this.#fill(1))) return false
      const step = Math.min(left, this.#bytes.length)
      this.#bytes = this.#bytes.subarray(step)
      left -= step
    }
    return true
  }
}

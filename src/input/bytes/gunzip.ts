import zlib from 'node:zlib'
import { DoppelwireError } from '../../errors.js'
import type { UnpackedCount } from './limits.js'

/** Small enough that what damage costs beside itself, the piece it stands in, is some 16 KB of packed data. */
const PIECE_BYTES = 16 * 1024
const CHUNK_BYTES = 256 * 1024
const TRAILER_BYTES = 8

/**
 * Unpacks gzip data of any number of members (RFC 1952), and gives all that can be unpacked: what stands before damage, and
 * the members behind it. `onDamage` hears of each damaged place, and throws where reading should end there.
 *
 * Node's own gunzip drops what it has unpacked when an error comes, and takes a byte behind the end for one.
 */
export async function* gunzip(
  chunks: AsyncIterable<Buffer>,
  count: UnpackedCount,
  onDamage: (error: DoppelwireError) => void,
  name: string,
): AsyncGenerator<Buffer> {
  const member = new Member()
  const broken = (what: string) => onDamage(new DoppelwireError('INPUT_INVALID', `${name}: ${what}`))
  let rest: Buffer = Buffer.alloc(0)
  let expected: Expected | 'data' | 'trailer' = 'first'
  let waits = false
  for await (const chunk of chunks) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk)
    waits = false
    while (rest.length > 0 && !waits) {
      if (expected === 'data') {
        const piece = rest.subarray(0, PIECE_BYTES)
        const { parts, used, state } = await member.write(piece)
        count.packed(used)
        for (const part of parts) {
          count.unpacked(part.length)
          yield part
        }
        rest = rest.subarray(used)
        if (state === 'goes on') continue
        if (state === 'ended') expected = 'trailer'
        else {
          broken(`damaged gzip data (${state})`)
          expected = 'any member'
        }
        continue
      }
      if (expected === 'trailer') {
        waits = rest.length < TRAILER_BYTES
        if (waits) continue
        if (!member.matches(rest)) broken('damaged gzip data (the checksum does not match)')
        rest = rest.subarray(TRAILER_BYTES)
        expected = 'member'
        continue
      }
      const start = findMember(rest, expected)
      if (start === 'padding') {
        rest = rest.subarray(rest.length)
        continue
      }
      if (start === 'more') {
        waits = true
        continue
      }
      if (typeof start === 'string') {
        broken(start)
        expected = 'any member'
        rest = rest.subarray(1)
        continue
      }
      if (start.end < 0) {
        rest = rest.subarray(Math.max(0, rest.length - 3))
        waits = true
        continue
      }
      count.packed(start.end)
      rest = rest.subarray(start.end)
      member.begin()
      expected = 'data'
    }
  }
  member.close()
  if (expected === 'data' || expected === 'trailer') broken('the gzip data ends too early; is the file cut short?')
  else if (rest.length > 0 && expected === 'member') broken(BEHIND)
}

/** What may begin at the current byte: the first member, another one, or, behind damage, one anywhere. */
type Expected = 'first' | 'member' | 'any member'

const BEHIND = 'something that is no gzip data stands behind the end of it'

type Start = { readonly end: number } | 'padding' | 'more' | string

/** Where the data of the next member begins in `bytes`; -1 where none does. */
function findMember(bytes: Buffer, expected: Expected): Start {
  if (expected === 'any member') {
    const at = bytes.indexOf(MAGIC)
    if (at < 0) return { end: -1 }
    const end = endOfHeader(bytes.subarray(at))
    return end === undefined ? 'more' : { end: at + end }
  }
  if (bytes.every((byte) => byte === 0)) return 'padding'
  if (bytes.length < 3 && MAGIC.subarray(0, bytes.length).equals(bytes)) return 'more'
  if (!bytes.subarray(0, 3).equals(MAGIC)) return BEHIND
  const end = endOfHeader(bytes)
  return end === undefined ? 'more' : { end }
}

const MAGIC = Buffer.from([0x1f, 0x8b, 0x08])

/** The length of a member's header (RFC 1952, 2.3), or undefined where it goes on. */
function endOfHeader(bytes: Buffer): number | undefined {
  if (bytes.length < 10) return undefined
  const flags = bytes[3]!
  let at = 10
  if (flags & 4) {
    if (bytes.length < at + 2) return undefined
    at += 2 + bytes.readUInt16LE(at)
  }
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue
    const end = bytes.indexOf(0, at)
    if (end < 0) return undefined
    at = end + 1
  }
  if (flags & 2) at += 2
  return at <= bytes.length ? at : undefined
}

interface Written {
  readonly parts: readonly Buffer[]
  /** How many bytes of the piece belong to the member. */
  readonly used: number
  /** What comes next; anything else is what is wrong. */
  readonly state: 'goes on' | 'ended' | string
}

/** Unpacks one member after the other. */
class Member {
  #stream: zlib.InflateRaw | undefined
  #error: Error | undefined
  readonly #onError = (error: Error) => {
    this.#error = error
    this.#wake()
  }
  #wake: () => void = () => {}
  #written = 0
  #checksum = 0
  #length = 0

  begin(): void {
    this.close()
    this.#checksum = 0
    this.#length = 0
    // Read after each write: never so full that it stops.
    this.#stream = zlib.createInflateRaw({ chunkSize: CHUNK_BYTES, readableHighWaterMark: 2 ** 30 } as zlib.ZlibOptions)
    this.#stream.on('error', this.#onError)
  }

  async write(piece: Buffer): Promise<Written> {
    const stream = this.#stream!
    await new Promise<void>((resolve) => {
      // A write that fails never calls back.
      this.#wake = resolve
      stream.write(piece, () => resolve())
    })
    const parts: Buffer[] = []
    for (let part: Buffer | null = stream.read(); part !== null; part = stream.read()) {
      this.#checksum = zlib.crc32(part, this.#checksum)
      this.#length += part.length
      parts.push(part)
    }
    if (this.#error) return { parts, used: piece.length, state: this.#error.message }
    this.#written += piece.length
    const left = this.#written - stream.bytesWritten
    return { parts, used: piece.length - left, state: left > 0 ? 'ended' : 'goes on' }
  }

  /** Whether the trailer of a member (RFC 1952, 2.3.1: checksum, and length modulo 2^32) is that of what was unpacked. */
  matches(trailer: Buffer): boolean {
    return trailer.readUInt32LE(0) === this.#checksum && trailer.readUInt32LE(4) === this.#length >>> 0
  }

  close(): void {
    this.#stream?.destroy()
    this.#stream = undefined
    this.#error = undefined
    this.#written = 0
  }
}

import { constants, openSync } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { Socket } from 'node:net'
import zlib from 'node:zlib'
import { DoppelwireError } from '../../errors.js'
import { cannotRead, type InputFile } from '../files.js'
import { placeName, STDIN } from '../place.js'
import { gunzip } from './gunzip.js'
import { type Limits, UnpackedCount } from './limits.js'
import { continued, readStart } from './start.js'
import { type FramePart, isZstandard, ZstandardFrames } from './zstandard-frames.js'

/** Large enough that waiting costs little beside parsing, small enough to stay in the processor's cache. */
const CHUNK_BYTES = 256 * 1024

export interface BytesOptions {
  readonly stdin: AsyncIterable<Uint8Array>
  /** Hears the number of bytes of each piece as stored. */
  readonly onRead: (bytes: number) => void
  /** Hears of damaged places, behind which reading goes on; throws where it should not. */
  readonly onDamage: (error: DoppelwireError) => void
  readonly limits: Limits
  /** Whether a piece may be written over once the next but one is asked for. */
  readonly brief?: boolean
}

/**
 * The content of a file in pieces of a bounded size: unpacked where it begins as gzip or Zstandard does, whatever its name.
 *
 * @throws DoppelwireError `INPUT_MISSING` where the file cannot be read, `INPUT_INVALID` for damaged or cut data.
 */
export async function* readBytes(file: InputFile, options: BytesOptions): AsyncGenerator<Buffer> {
  const { stdin, onRead, brief = false } = options
  try {
    const stored = file.path === STDIN ? readStream(stdin, onRead) : readFile(file.path, onRead, brief)
    yield* unpack(stored, file.path, options)
  } catch (error) {
    throw translate(file.path, error as NodeJS.ErrnoException)
  }
}

async function* readFile(path: string, onRead: (bytes: number) => void, brief: boolean): AsyncGenerator<Buffer> {
  if ((await stat(path)).isFIFO()) {
    yield* readStream(openFifo(path), onRead)
    return
  }
  let handle: FileHandle | undefined
  try {
    handle = await open(path)
    const stats = await handle.stat()
    // What is written to the file while it is read is left for the next time: reading ends.
    let left = stats.isFile() && stats.size > 0 ? stats.size : Number.POSITIVE_INFINITY
    // Of thousands of small files each takes no more than it holds.
    const makeRoom = () => Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, left))
    let next = makeRoom()
    let last: ReturnType<typeof makeRoom> | undefined
    while (left > 0) {
      const { bytesRead } = await handle.read(next, 0, Math.min(next.length, left), null)
      if (bytesRead === 0) return
      left -= bytesRead
      onRead(bytesRead)
      yield next.subarray(0, bytesRead)
      const free = brief && last ? last : makeRoom()
      last = next
      next = free
    }
  } finally {
    await handle?.close()
  }
}

/**
 * Opens a FIFO without waiting for a writer. A thread that waits cannot be ended, and a process whose threads wait does not end at a
 * signal; this one waits as sockets do.
 */
function openFifo(path: string): Socket {
  return new Socket({ fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK), readable: true, writable: false })
}

async function* readStream(stream: AsyncIterable<Uint8Array>, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    onRead(chunk.length)
    yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
  }
}

async function* unpack(chunks: AsyncGenerator<Buffer>, path: string, options: BytesOptions): AsyncGenerator<Buffer> {
  const start = await readStart(chunks, 4)
  const name = placeName({ file: path })
  const count = new UnpackedCount(name, options.limits)
  if (start[0] === 0x1f && start[1] === 0x8b) {
    yield* gunzip(continued(start, chunks), count, options.onDamage, name)
  } else if (isZstandard(start)) {
    yield* unpackZstandard(continued(start, chunks), count, options.onDamage, name)
  } else if (start.toString('latin1', 0, 3) === 'BZh' && /\.bz2$/i.test(path)) {
    await chunks.return(undefined)
    throw new DoppelwireError(
      'INPUT_INVALID',
      `${name}: bzip2 is not read; unpack it on the way: bzcat FILE | doppelwire dedupe -`,
    )
  } else {
    const ending = /\.(gz|zst|bz2)$/i.exec(path)?.[1]?.toLowerCase()
    if (ending) {
      await chunks.return(undefined)
      const found = start.length === 0 ? 'an empty file' : 'something else'
      throw new DoppelwireError('INPUT_INVALID', `${name}: expected ${PACKERS[ending]} data, found ${found}`)
    }
    yield* continued(start, chunks)
  }
}

const PACKERS: Readonly<Record<string, string>> = { gz: 'gzip', zst: 'Zstandard', bz2: 'bzip2' }

type CreateZstandard = (options?: { chunkSize: number }) => NodeJS.ReadWriteStream & { destroy(): void }

async function* unpackZstandard(
  chunks: AsyncGenerator<Buffer>,
  count: UnpackedCount,
  onDamage: BytesOptions['onDamage'],
  name: string,
): AsyncGenerator<Buffer> {
  // Of Node 22.15 and later.
  const create = (zlib as unknown as { createZstdDecompress?: CreateZstandard }).createZstdDecompress
  if (create === undefined) {
    await chunks.return(undefined)
    throw new DoppelwireError(
      'INPUT_INVALID',
      `${name}: this runtime cannot unpack Zstandard (Node can from 22.15 on); unpack it on the way: zstdcat FILE | doppelwire dedupe -`,
    )
  }
  const { pipeline, Readable } = await import('node:stream')
  const frames = new ZstandardFrames()
  const parts = (async function* () {
    for await (const chunk of chunks) {
      count.packed(chunk.length)
      // A copy: a stream may read ahead of what it has handed on.
      yield* frames.push(Buffer.from(chunk))
    }
  })()
  const restOf = async function* ({ bytes, isLast }: FramePart) {
    yield bytes
    while (!isLast) {
      const next = await parts.next()
      if (next.done) return
      yield next.value.bytes
      isLast = next.value.isLast
    }
  }
  try {
    for (let first = await parts.next(); !first.done; first = await parts.next()) {
      const stream = create({ chunkSize: CHUNK_BYTES })
      // Errors of either stream reach the loop below; the callback only keeps them from being thrown a second time.
      pipeline(Readable.from(restOf(first.value)), stream, () => {})
      for await (const chunk of stream) {
        count.unpacked(chunk.length)
        yield chunk as Buffer
      }
    }
  } finally {
    await chunks.return(undefined)
  }
  if (!frames.isWhole) {
    onDamage(new DoppelwireError('INPUT_INVALID', `${name}: the Zstandard data ends too early; is the file cut short?`))
  }
}

function translate(path: string, error: NodeJS.ErrnoException): Error {
  if (error instanceof DoppelwireError) return error
  const name = placeName({ file: path })
  if (error.code?.startsWith('Z')) {
    return new DoppelwireError('INPUT_INVALID', `${name}: damaged packed data (${error.message})`, { cause: error })
  }
  return cannotRead(name, error)
}

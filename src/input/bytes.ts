import { type FileHandle, open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { DoppelwireError } from '../errors.js'
import { cannotRead, type InputFile, STDIN } from './files.js'
import { placeName } from './place.js'

/** Large enough that waiting costs little beside parsing, small enough to stay in the processor's cache. */
const CHUNK_BYTES = 256 * 1024

/**
 * The content of a file in pieces of a bounded size: unpacked where it begins as gzip does, whatever its name, and
 * without a byte order mark. `onRead` hears the number of bytes of each piece as stored.
 *
 * @param brief whether a piece may be written over once the next but one is asked for
 * @throws DoppelwireError `INPUT_MISSING` where the file cannot be read, `INPUT_INVALID` for damaged or cut gzip data.
 */
export async function* readBytes(
  file: InputFile,
  stdin: AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void,
  brief = false,
): AsyncGenerator<Buffer> {
  try {
    const stored = file.path === STDIN ? readStream(stdin, onRead) : readFile(file.path, onRead, brief)
    yield* withoutMark(unpack(stored, file.path))
  } catch (error) {
    throw translate(file.path, error as NodeJS.ErrnoException)
  }
}

async function* readFile(path: string, onRead: (bytes: number) => void, brief: boolean): AsyncGenerator<Buffer> {
  let handle: FileHandle | undefined
  try {
    handle = await open(path)
    let next = Buffer.allocUnsafeSlow(CHUNK_BYTES)
    let last = Buffer.allocUnsafeSlow(CHUNK_BYTES)
    while (true) {
      const { bytesRead } = await handle.read(next, 0, CHUNK_BYTES, null)
      if (bytesRead === 0) return
      onRead(bytesRead)
      yield next.subarray(0, bytesRead)
      const free = brief ? last : Buffer.allocUnsafeSlow(CHUNK_BYTES)
      last = next
      next = free
    }
  } finally {
    await handle?.close()
  }
}

async function* readStream(stream: AsyncIterable<Uint8Array>, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    onRead(chunk.length)
    yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
  }
}

async function* unpack(chunks: AsyncGenerator<Buffer>, path: string): AsyncGenerator<Buffer> {
  const start = await readStart(chunks, 2)
  const packed = start[0] === 0x1f && start[1] === 0x8b
  if (!packed && /\.gz$/i.test(path)) {
    await chunks.return(undefined)
    const found = start.length === 0 ? 'an empty file' : 'something else'
    throw new DoppelwireError('INPUT_INVALID', `${placeName({ file: path })}: expected gzip data, found ${found}`)
  }
  if (!packed) {
    yield* continued(start, chunks)
    return
  }
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES })
  // Errors of either stream reach the loop below; the callback only keeps them from being thrown a second time.
  pipeline(Readable.from(copies(continued(start, chunks))), gunzip, () => {})
  for await (const chunk of gunzip) yield chunk as Buffer
}

/** For a stream, which may read ahead of what it has handed on. */
async function* copies(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(chunk)
}

async function* withoutMark(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const start = await readStart(chunks, 3)
  const marked = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf
  yield* continued(marked ? start.subarray(3) : start, chunks)
}

/** Reads until at least `length` bytes are there, or the end. */
async function readStart(chunks: AsyncGenerator<Buffer>, length: number): Promise<Buffer> {
  let start = Buffer.alloc(0)
  while (start.length < length) {
    const next = await chunks.next()
    if (next.done) break
    start = start.length === 0 ? (next.value as typeof start) : Buffer.concat([start, next.value])
  }
  return start
}

/** The pieces again with the start that was read ahead; closes them even if nothing more is asked for. */
async function* continued(start: Buffer, chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (start.length > 0) yield start
    yield* chunks
  } finally {
    await chunks.return(undefined)
  }
}

function translate(path: string, error: NodeJS.ErrnoException): Error {
  if (error instanceof DoppelwireError) return error
  const name = placeName({ file: path })
  if (error.code === 'Z_BUF_ERROR') {
    return new DoppelwireError('INPUT_INVALID', `${name}: the gzip data ends too early; is the file cut short?`, {
      cause: error,
    })
  }
  if (error.code?.startsWith('Z_')) {
    return new DoppelwireError('INPUT_INVALID', `${name}: damaged gzip data (${error.message})`, { cause: error })
  }
  return cannotRead(name, error)
}

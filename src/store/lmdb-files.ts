import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'

export const DATA_FILE = 'store.mdb'
/** Holds the length that the data file had when it was last written to disk: it never gets shorter. */
export const LENGTH_FILE = 'length'
/** The tables as they were when the store was closed. */
export const CHECKPOINT_FILE = 'checkpoint'
const OURS = new Set([DATA_FILE, `${DATA_FILE}-lock`, LENGTH_FILE, CHECKPOINT_FILE, `${CHECKPOINT_FILE}.new`])

const PAGE = 4096
const MAGIC_AT = 24
const MAGIC = 0xbeefc0de

/**
 * Checks a folder before LMDB maps its file: to read a page that was cut off would end the process.
 *
 * @returns whether there is a store
 * @throws DoppelwireError `INPUT_MISSING`, `STORE_INVALID`
 */
export function checkFolder(folder: unknown, readOnly: boolean): boolean {
  if (typeof folder !== 'string' || folder === '') {
    throw new DoppelwireError('OPTION_INVALID', `store: expected the path of a folder, found ${describe(folder)}`)
  }
  if (!existsSync(folder)) {
    if (readOnly) throw new DoppelwireError('INPUT_MISSING', `${folder}: expected a store, found nothing`)
    makeFolder(folder)
    return false
  }
  if (!statSync(folder).isDirectory()) throw noStore(folder, 'a file')
  const path = join(folder, DATA_FILE)
  if (!existsSync(path)) {
    const others = readdirSync(folder).filter((name) => !OURS.has(name))
    if (others.length > 0) throw noStore(folder, `a folder with ${describe(others[0])} in it`)
    if (readOnly) throw noStore(folder, 'an empty folder')
    return false
  }
  const { size } = statSync(path)
  // A process that died before it wrote anything.
  if (size === 0 && !readOnly) return false
  checkHead(path, size)
  const noted = readLength(folder)
  if (size < noted) {
    throw new DoppelwireError(
      'STORE_INVALID',
      `${path}: the file was cut: expected at least ${noted} bytes, found ${size}; restore it from a backup`,
    )
  }
  return true
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new DoppelwireError('STORE_FAILED', `${folder}: cannot be made: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

function noStore(folder: string, found: string): DoppelwireError {
  return new DoppelwireError('STORE_INVALID', `${folder}: expected a store, or a new or empty folder; found ${found}`)
}

function checkHead(path: string, size: number): void {
  const head = new Uint8Array(MAGIC_AT + 4)
  const file = openSync(path, 'r')
  try {
    readSync(file, head, 0, head.length, 0)
  } finally {
    closeSync(file)
  }
  if (size < 2 * PAGE || new DataView(head.buffer).getUint32(MAGIC_AT, true) !== MAGIC) {
    throw new DoppelwireError('STORE_INVALID', `${path}: expected the file of a store, found ${size} other bytes`)
  }
}

/** Notes a length while the store is open in no other way. */
export function writeLength(folder: string, length: number): void {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setFloat64(0, length, true)
  writeFileSync(join(folder, LENGTH_FILE), bytes, { flush: true })
}

function readLength(folder: string): number {
  const path = join(folder, LENGTH_FILE)
  if (!existsSync(path) || statSync(path).size < 8) return 0
  const bytes = new Uint8Array(8)
  const file = openSync(path, 'r')
  try {
    readSync(file, bytes, 0, 8, 0)
  } finally {
    closeSync(file)
  }
  return new DataView(bytes.buffer).getFloat64(0, true)
}

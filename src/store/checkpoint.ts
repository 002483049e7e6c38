import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type Imaged, type ImageWriter, readStrings, writeStrings } from '../structures/image.js'
import { LITTLE_ENDIAN } from '../structures/little-endian.js'
import type { Hash64 } from '../structures/xxhash.js'
import { checkColumns, readColumns, writeColumns } from './checkpoint-file.js'
import type { KeptCheckpoint, Store } from './contract.js'

/** Raised whenever a table lies in memory otherwise than before; a checkpoint of another version is passed over. */
export const CHECKPOINT_VERSION = 3

/**
 * Reads the tables as they were when they were kept.
 *
 * @param tables hold nothing yet. Where undefined is returned, they may hold anything, and must not be used.
 * @returns undefined where there is no checkpoint, or it is damaged, of another version, or of a store that held something that is gone
 *   since: then the tables have to be made again
 */
export function readCheckpoint(store: Store, tables: readonly Imaged[]): KeptCheckpoint | undefined {
  const { path, hash64, kept } = store.checkpoint ?? {}
  if (path === undefined || hash64 === undefined || kept === undefined || !existsSync(path)) return undefined
  try {
    return readColumns(path, hash64, (image) => {
      const [head, mark] = readStrings(image)
      if (head !== headOf(store) || mark !== kept.mark) return undefined
      for (const table of tables) table.readFrom(image)
      return kept
    })
  } catch {
    return undefined
  }
}

/**
 * Writes the tables, which hold what is stored and nothing else. A store whose checkpoint cannot be written is opened without one.
 *
 * @returns what the store has noted of it
 */
export function writeCheckpoint(store: Store, tables: readonly Imaged[]): KeptCheckpoint | undefined {
  const place = store.checkpoint
  if (place === undefined) return undefined
  const mark = randomUUID()
  try {
    const write = (image: ImageWriter) => {
      writeStrings(image, [headOf(store), mark])
      for (const table of tables) table.writeTo(image)
    }
    writeColumns(place.path, place.hash64, write, () => place.keep(mark))
    return store.checkpoint?.kept
  } catch {
    // The disk may be full; all that was acknowledged is in the store.
    return undefined
  }
}

/** What is wrong with the checkpoint of a store, in words; undefined for one that is sound, or is not there. */
export function damageOfCheckpoint(path: string, hash64: Hash64): string | undefined {
  if (!existsSync(path)) return undefined
  try {
    checkColumns(path, hash64)
    return undefined
  } catch (error) {
    return `the checkpoint: ${(error as Error).message}; it is passed over, and may be deleted`
  }
}

/** Tables lie in memory in the order of bytes of the machine. */
function headOf({ state }: Store): string {
  return JSON.stringify({ version: CHECKPOINT_VERSION, isLittleEndian: LITTLE_ENDIAN, schema: state?.schema })
}

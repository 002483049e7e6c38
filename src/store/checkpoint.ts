import { existsSync } from 'node:fs'
import { type Imaged, readStrings, writeStrings } from '../structures/image.js'
import { LITTLE_ENDIAN } from '../structures/little-endian.js'
import { createHash64 } from '../structures/xxhash.js'
import { readColumns, writeColumns } from './checkpoint-file.js'
import type { Store } from './contract.js'

/** Raised whenever a table lies in memory otherwise than before; a checkpoint of another version is passed over. */
export const CHECKPOINT_VERSION = 2

/** What is known of the tables that a checkpoint gave. */
export interface Loaded {
  /** What was stored when the tables were written. */
  readonly mark: string
  /** Of what was stored since, the lowest number that there may be. */
  readonly from: number
}

/**
 * Reads the tables as they were when the store was closed.
 *
 * @param tables hold nothing yet. Where undefined is returned, they may hold anything, and must not be used.
 * @returns undefined where there is no checkpoint, or it is damaged, of another version, or of a store that held something that is gone
 *   since: then the tables have to be made again
 */
export async function readCheckpoint(store: Store, tables: readonly Imaged[]): Promise<Loaded | undefined> {
  const place = store.checkpoint
  if (place === undefined || !existsSync(place.path)) return undefined
  try {
    return readColumns(place.path, await createHash64(), (image) => {
      const [head = '', mark = ''] = readStrings(image)
      const from = head === headOf(store) ? place.nextAt(mark) : undefined
      if (from === undefined) return undefined
      for (const table of tables) table.readFrom(image)
      return { mark, from }
    })
  } catch {
    return undefined
  }
}

/** Writes the tables, which hold what is stored and nothing else. A store whose checkpoint cannot be written is opened without one. */
export async function writeCheckpoint(store: Store, tables: readonly Imaged[]): Promise<void> {
  const place = store.checkpoint
  if (place === undefined) return
  try {
    writeColumns(place.path, await createHash64(), (image) => {
      writeStrings(image, [headOf(store), place.mark()])
      for (const table of tables) table.writeTo(image)
    })
  } catch {
    // The disk may be full; all that was acknowledged is in the store.
  }
}

/** Tables lie in memory in the order of bytes of the machine. */
function headOf({ state }: Store): string {
  return JSON.stringify({ version: CHECKPOINT_VERSION, isLittleEndian: LITTLE_ENDIAN, schema: state?.schema })
}

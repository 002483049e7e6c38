import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkFolder, DATA_FILE, writeLength } from './lmdb-files.js'
import { openLmdbStore } from './lmdb-store.js'

/**
 * Writes a store again without the pages that are no longer used, in place of the old file. Readers that have the old one open keep
 * it until they close.
 *
 * @returns the bytes before and after
 * @throws DoppelwireError as `openLmdbStore` does
 */
export async function compactStore(folder: string): Promise<{ before: number; after: number }> {
  checkFolder(folder, true)
  const store = await openLmdbStore(folder)
  const before = store.bytes
  const target = join(folder, `${DATA_FILE}.new`)
  try {
    rmSync(target, { force: true })
    await store.copyTo(target)
    rmSync(`${target}-lock`, { force: true })
    // The new file may be shorter. Until it stands in its place, no length is expected.
    writeLength(folder, 0)
    // A reader of the old file has its table of readers in the old lock file; the new file gets a new one.
    rmSync(join(folder, `${DATA_FILE}-lock`), { force: true })
    renameSync(target, join(folder, DATA_FILE))
    return { before, after: store.bytes }
  } finally {
    rmSync(target, { force: true })
    await store.close()
  }
}

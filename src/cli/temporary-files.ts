import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const existing = new Set<string>()

/** Creates a hidden file beside `target`, which is removed when the command ends. */
export async function createTemporary(target: string, mode = 0o666): Promise<{ path: string; handle: FileHandle }> {
  const path = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`)
  existing.add(path)
  return { path, handle: await open(path, 'wx+', mode) }
}

/** Removes all temporary files that still exist. Synchronous, so that a signal handler can call it. */
export function removeTemporaries(): void {
  for (const path of existing) rmSync(path, { force: true })
  existing.clear()
}

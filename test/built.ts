import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
/** Where the build notes what it was made of; not in the package. */
const BUILT_FROM = 'dist/.built-from'

/** The path of a built file. Refuses a build of other sources, which would pass or fail for what is not there any more. */
export function built(file: string): string {
  const path = join(ROOT, 'dist', file)
  if (!existsSync(path)) throw new Error(`dist/${file} is missing: npm run build`)
  const note = join(ROOT, BUILT_FROM)
  if (!existsSync(note) || readFileSync(note, 'utf8') !== hashOfSources()) {
    throw new Error('dist/ was built from other sources than those in src/: npm run build')
  }
  return path
}

/** Of all sources and the configuration of the build. What the build itself writes to src/ is left out. */
export function hashOfSources(): string {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('binary.ts'))
    .map((file) => join('src', file))
  const hash = createHash('sha256')
  for (const file of [...files.sort(), 'tsup.config.ts'])
    hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)))
  return hash.digest('hex')
}

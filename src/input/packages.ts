import { DoppelwireError } from '../errors.js'

/** The optional packages that reading may need, with the versions that are known to work, and how each is loaded. */
const PACKAGES = {
  chardet: { version: '2', load: () => import('chardet') },
  hyparquet: { version: '1', load: () => import('hyparquet') },
  'hyparquet-compressors': { version: '1', load: () => import('hyparquet-compressors') },
} as const

export type PackageName = keyof typeof PACKAGES

/**
 * Sees to it that packages are there, before anything is read that needs them.
 *
 * @throws DoppelwireError `PACKAGE_MISSING`, naming all that are missing in one line for `npm install`.
 */
export async function needPackages(names: Iterable<PackageName>, where: string): Promise<void> {
  const missing: PackageName[] = []
  for (const name of names) {
    try {
      await PACKAGES[name].load()
    } catch {
      missing.push(name)
    }
  }
  if (missing.length === 0) return
  const list = missing.map((name) => `${name}@${PACKAGES[name].version}`).join(' ')
  throw new DoppelwireError(
    'PACKAGE_MISSING',
    `${where} needs optional packages that are not installed: npm install ${list}`,
  )
}

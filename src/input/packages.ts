import { DoppelwireError } from '../errors.js'

/** The optional packages that reading may need, with the versions that are known to work, and how each is loaded. */
const PACKAGES = {
  chardet: { version: '2', load: () => import('chardet') },
  hyparquet: { version: '1', load: () => import('hyparquet') },
  'hyparquet-compressors': { version: '1', load: () => import('hyparquet-compressors') },
} as const

export type PackageName = keyof typeof PACKAGES

/**
 * Checks that packages are installed. If one is missing, the error names every optional package of reading that is missing, so that one
 * installation is enough whatever the rest of the input needs.
 *
 * @throws DoppelwireError `PACKAGE_MISSING`
 */
export async function needPackages(names: readonly PackageName[], where: string): Promise<void> {
  const missing = await missingOf(names)
  if (missing.length === 0) return
  const all = await missingOf(Object.keys(PACKAGES) as PackageName[])
  const list = all.map((name) => `${name}@${PACKAGES[name].version}`).join(' ')
  throw new DoppelwireError(
    'PACKAGE_MISSING',
    `${where} needs the optional package ${missing.join(' and ')}, which is not installed: npm install ${list}`,
  )
}

async function missingOf(names: readonly PackageName[]): Promise<PackageName[]> {
  const missing: PackageName[] = []
  for (const name of names) await PACKAGES[name].load().catch(() => missing.push(name))
  return missing
}

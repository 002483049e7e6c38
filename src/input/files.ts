import type { Dirent, Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { isAbsolute, sep } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'
import { ENDINGS, type Format, formatOfPath } from './formats.js'
import { STDIN } from './place.js'

/** One file to read. */
export interface InputFile {
  /** Opens the file; `-` is standard input. */
  readonly path: string
  /** Stands for the file in ids: for a file of a folder the path relative to it, otherwise the argument. */
  readonly name: string
  /** As its ending promises, or as it was asked for; what the file holds may show otherwise. Absent where neither says. */
  readonly format?: Format
  /** In bytes, as stored; 0 where it cannot be known, as for pipes. */
  readonly size: number
  /** The position, from 0, of the argument that named the file. */
  readonly input: number
}

/** Hears of what a folder or a pattern holds and nobody will read. */
export type OnPassedOver = (
  path: string,
  why: 'unknown ending' | 'no file' | 'broken link' | 'link to a folder',
) => void

/**
 * The files that the arguments name, in the order of the arguments. A folder stands for its files of known endings, at
 * any depth, in code unit order, without hidden ones; links to folders are not followed, so that no circle can form. A
 * glob pattern counts only where no file of that very name exists.
 *
 * `format` reads every file in that way, whatever its ending.
 *
 * @throws DoppelwireError `INPUT_MISSING` for what does not exist or cannot be read and for folders and patterns that
 *   hold no such file.
 */
export async function findFiles(
  inputs: readonly string[],
  format?: Format,
  onPassedOver: OnPassedOver = () => {},
): Promise<InputFile[]> {
  if (inputs.filter((input) => input === STDIN).length > 1) {
    throw new DoppelwireError('INPUT_INVALID', 'standard input (-) is named twice, but can be read only once')
  }
  const found: InputFile[] = []
  for (const [index, input] of inputs.entries()) {
    const files = await expand(input, { several: inputs.length > 1, format, onPassedOver })
    for (const file of files) found.push({ ...file, input: index })
  }
  return found
}

type Found = Omit<InputFile, 'input'>

interface Expansion {
  readonly several: boolean
  readonly format: Format | undefined
  readonly onPassedOver: OnPassedOver
}

async function expand(input: string, expansion: Expansion): Promise<Found[]> {
  const { format } = expansion
  if (input === STDIN) return [{ path: STDIN, name: STDIN, size: 0, ...(format && { format }) }]
  const stats = await tryStat(input)
  if (stats instanceof Error) {
    if (isMissing(stats) && isDynamicPattern(input)) return expandPattern(input, expansion)
    throw cannotRead(input, stats)
  }
  if (stats.isDirectory()) return expandFolder(input, expansion)
  const known = format ?? formatOfPath(input)
  // Of a pipe, such as the shell's <(command), and of a file without a known ending the content will tell.
  return [{ path: input, name: input, size: stats.size, ...(known && { format: known }) }]
}

async function expandPattern(pattern: string, expansion: Expansion): Promise<Found[]> {
  const paths = await glob(pattern, { expandDirectories: false, absolute: isAbsolute(pattern) })
  return collect(paths.sort(), (path) => path, expansion, `${pattern}: no file matches this pattern with an ending`)
}

async function expandFolder(folder: string, expansion: Expansion): Promise<Found[]> {
  const prefix = `${folder.replace(/\/+$/, '')}/`
  const relative = (await walk(prefix)).sort()
  const paths = relative.map((path) => prefix + path)
  const nameOf = (path: string) => (expansion.several ? path : path.slice(prefix.length)).split(sep).join('/')
  return collect(paths, nameOf, expansion, `${folder}: the folder holds no file with an ending`)
}

async function collect(
  paths: readonly string[],
  nameOf: (path: string) => string,
  { format, onPassedOver }: Expansion,
  complaint: string,
): Promise<Found[]> {
  const found: Found[] = []
  for (const path of paths) {
    const known = formatOfPath(path)
    if (!known) {
      const stats = await tryStat(path)
      const isFolder = !(stats instanceof Error) && stats.isDirectory()
      onPassedOver(path, isFolder ? 'link to a folder' : 'unknown ending')
      continue
    }
    const stats = await tryStat(path)
    if (stats instanceof Error) onPassedOver(path, 'broken link')
    // A pipe in a folder would be waited for without end.
    else if (!stats.isFile()) onPassedOver(path, 'no file')
    else found.push({ path, name: nameOf(path), format: format ?? known, size: stats.size })
  }
  if (found.length === 0) throw new DoppelwireError('INPUT_MISSING', `${complaint} of ${ENDINGS}`)
  return found
}

/** Everything below a folder, relative to it, that is no folder and not hidden. */
async function walk(root: string): Promise<string[]> {
  const paths: string[] = []
  const folders = ['']
  for (let below = folders.pop(); below !== undefined; below = folders.pop()) {
    let entries: Dirent[]
    try {
      entries = await readdir(root + below, { withFileTypes: true })
    } catch (error) {
      throw cannotRead(root + below, error as Error)
    }
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue
      if (entry.isDirectory()) folders.push(`${below}${entry.name}/`)
      else paths.push(below + entry.name)
    }
  }
  return paths
}

async function tryStat(path: string): Promise<Stats | Error> {
  try {
    return await stat(path)
  } catch (error) {
    return error as Error
  }
}

const isMissing = (error: Error) => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** The error for a path that the system refuses to read. */
export function cannotRead(path: string, error: Error): DoppelwireError {
  const found = isMissing(error) ? 'no such file or folder' : `cannot be read (${error.message})`
  const name = path === '' ? describe(path) : path
  return new DoppelwireError('INPUT_MISSING', `${name}: ${found}`, { cause: error })
}

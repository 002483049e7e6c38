import type { Dirent, Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { isAbsolute, sep } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'

/** How a file holds articles: one a file, one a line, or one an element of an array. */
export type Format = 'text' | 'lines' | 'array'

/** One file to read. */
export interface InputFile {
  /** Opens the file; `-` is standard input. */
  readonly path: string
  /** Stands for the file in ids: for a file of a folder the path relative to it, otherwise the argument. */
  readonly name: string
  readonly format: Format
  /** In bytes, as stored; 0 where it cannot be known, as for pipes. */
  readonly size: number
  /** The position, from 0, of the argument that named the file. */
  readonly input: number
}

/** The argument that names standard input. */
export const STDIN = '-'

const ENDINGS = '.txt, .jsonl, .ndjson or .json, each also with .gz'
const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['txt', 'text'],
  ['jsonl', 'lines'],
  ['ndjson', 'lines'],
  ['json', 'array'],
])

function formatOf(path: string): Format | undefined {
  const ending = /\.([a-z]+)(?:\.gz)?$/i.exec(path)?.[1]
  return FORMATS.get(ending?.toLowerCase() ?? '')
}

/**
 * The files that the arguments name, in the order of the arguments. A folder stands for its files of known endings, at
 * any depth, in code unit order, without hidden ones; links to folders are not followed, so that no circle can form. A
 * glob pattern counts only where no file of that very name exists.
 *
 * `format` reads every file in that way, whatever its ending.
 *
 * @throws DoppelwireError `INPUT_MISSING` for what does not exist or cannot be read and for folders and patterns that
 *   hold no such file; `INPUT_INVALID` for a file of another ending.
 */
export async function findFiles(inputs: readonly string[], format?: Format): Promise<InputFile[]> {
  if (inputs.filter((input) => input === STDIN).length > 1) {
    throw new DoppelwireError('INPUT_INVALID', 'standard input (-) is named twice, but can be read only once')
  }
  const found: InputFile[] = []
  for (const [index, input] of inputs.entries()) {
    const files = await expand(input, inputs.length > 1, format)
    for (const file of files) found.push({ ...file, input: index })
  }
  return found
}

type Found = Omit<InputFile, 'input'>

async function expand(input: string, several: boolean, format: Format | undefined): Promise<Found[]> {
  if (input === STDIN) return [{ path: STDIN, name: STDIN, format: format ?? 'lines', size: 0 }]
  const stats = await tryStat(input)
  if (stats instanceof Error) {
    if (isMissing(stats) && isDynamicPattern(input)) return expandPattern(input, format)
    throw cannotRead(input, stats)
  }
  if (stats.isDirectory()) return expandFolder(input, several, format)
  // Pipes, such as the shell's <(command), have no ending; like standard input they hold JSON Lines.
  const known = format ?? formatOf(input) ?? (stats.isFile() ? undefined : 'lines')
  if (known) return [{ path: input, name: input, format: known, size: stats.size }]
  throw new DoppelwireError('INPUT_INVALID', `${input}: unknown ending; expected ${ENDINGS}`)
}

async function expandPattern(pattern: string, format: Format | undefined): Promise<Found[]> {
  const paths = await glob(pattern, { expandDirectories: false, absolute: isAbsolute(pattern) })
  return collect(paths.sort(), (path) => path, format, `${pattern}: no file matches this pattern with an ending`)
}

async function expandFolder(folder: string, several: boolean, format: Format | undefined): Promise<Found[]> {
  const prefix = `${folder.replace(/\/+$/, '')}/`
  const relative = (await walk(prefix, '', [])).sort()
  const paths = relative.map((path) => prefix + path)
  const nameOf = (path: string) => (several ? path : path.slice(prefix.length)).split(sep).join('/')
  return collect(paths, nameOf, format, `${folder}: the folder holds no file with an ending`)
}

async function collect(
  paths: readonly string[],
  nameOf: (path: string) => string,
  format: Format | undefined,
  complaint: string,
): Promise<Found[]> {
  const found: Found[] = []
  for (const path of paths) {
    const known = formatOf(path)
    if (!known) continue
    const stats = await tryStat(path)
    if (stats instanceof Error) throw cannotRead(path, stats)
    if (stats.isFile()) found.push({ path, name: nameOf(path), format: format ?? known, size: stats.size })
  }
  if (found.length === 0) throw new DoppelwireError('INPUT_MISSING', `${complaint} of ${ENDINGS}`)
  return found
}

/** Adds to `paths`, relative to `root`, everything below it that is no folder and not hidden. */
async function walk(root: string, below: string, paths: string[]): Promise<string[]> {
  let entries: Dirent[]
  try {
    entries = await readdir(root + below, { withFileTypes: true })
  } catch (error) {
    throw cannotRead(root + below, error as Error)
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) await walk(root, `${below}${entry.name}/`, paths)
    else paths.push(below + entry.name)
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

import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { modelVersion } from '../compare/model-version.js'
import type { DeduperOptions } from '../deduper/options.js'
import { DoppelwireError } from '../errors.js'
import { FORMAT_VERSION } from '../fingerprint/codec.js'
import type { InputFile, OpenArticlesOptions } from '../input/open.js'
import { LANGUAGE_VERSION } from '../language/language.js'

/** Raised whenever the files of an unfinished batch of the version before cannot be read. */
const BATCH_VERSION = 4

/** What a folder is a batch of: inputs, options and versions, each as text. */
type Description = Readonly<Record<string, string>>

/** What a finished stage counted. */
export type StageCounts = Readonly<Record<string, number>>

interface Written {
  readonly batch: Description
  readonly stages: Readonly<Record<string, StageCounts>>
}

export async function describeBatch(
  files: readonly InputFile[],
  { representative, ...options }: DeduperOptions,
  { fields, skipInvalid, format, idScope, maxItem, maxUnpacked, maxRatio }: OpenArticlesOptions,
): Promise<Description> {
  const inputs = await Promise.all(
    files.map(async ({ path, size }) => [path, size, path === '-' ? 0 : (await stat(path)).mtimeMs]),
  )
  const read = { fields, skipInvalid, format, idScope, maxItem, maxUnpacked, maxRatio }
  return {
    versions: JSON.stringify([BATCH_VERSION, FORMAT_VERSION, LANGUAGE_VERSION, modelVersion()]),
    inputs: JSON.stringify(inputs),
    options: JSON.stringify({ ...options, representative }),
    reading: JSON.stringify(read),
  }
}

/** The stages that are finished, kept in a file of the folder. */
export class Manifest {
  readonly #path: string
  readonly #batch: Description
  #stages: Record<string, StageCounts>

  private constructor(path: string, batch: Description, stages: Readonly<Record<string, StageCounts>>) {
    this.#path = path
    this.#batch = batch
    this.#stages = { ...stages }
  }

  /** @throws DoppelwireError `BATCH_MISMATCH` for a folder that holds another batch */
  static async open(out: string, batch: Description): Promise<Manifest> {
    await mkdir(out, { recursive: true })
    const path = join(out, 'batch.json')
    const written = await readWritten(path)
    if (written === undefined) return new Manifest(path, batch, {})
    const differing = Object.keys(batch).filter((name) => written.batch[name] !== batch[name])
    if (differing.length === 0) return new Manifest(path, batch, written.stages)
    const both = differing.map((name) => `${name} ${written.batch[name]}, and ${batch[name]} was asked for`)
    throw new DoppelwireError(
      'BATCH_MISMATCH',
      `${out} holds a batch of ${both.join('; ')}; give --out another folder, or remove this one`,
    )
  }

  /** Does the work of a stage, unless it is finished. */
  async stage(name: string, work: () => Promise<StageCounts>): Promise<StageCounts> {
    const known = this.#stages[name]
    if (known) return known
    const counts = await work()
    this.#stages[name] = counts
    await writeFile(`${this.#path}.part`, `${JSON.stringify({ batch: this.#batch, stages: this.#stages }, null, 2)}\n`)
    await rename(`${this.#path}.part`, this.#path)
    return counts
  }
}

async function readWritten(path: string): Promise<Written | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    return undefined
  }
  try {
    const { batch, stages } = JSON.parse(text) as Written
    if (typeof batch === 'object' && typeof stages === 'object') return { batch, stages }
  } catch {}
  throw new DoppelwireError(
    'BATCH_MISMATCH',
    `${path}: expected the state of a batch, found another file; give --out another folder`,
  )
}

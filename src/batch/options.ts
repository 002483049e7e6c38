import { availableParallelism } from 'node:os'
import { checkDeduperOptions, type DeduperOptions } from '../deduper/options.js'
import { DoppelwireError } from '../errors.js'
import type { OpenArticlesOptions, OpenedArticle } from '../input/open.js'
import { checkNumber, describe } from '../options.js'
import { readEngine, type Shard } from './engine.js'

/** How to run a batch. Those of a deduper mean what they mean to `createDeduper`; `onDuplicate` is `version` by default. */
export interface RunBatchOptions extends Partial<DeduperOptions> {
  /** Paths, patterns and folders, as `openArticles` takes them: Parquet, JSON Lines and all other formats. */
  readonly inputs: readonly string[]
  /** The folder for the result and for everything that is written on the way. Made where it does not exist. */
  readonly out: string
  /**
   * What joins the rows: `duckdb`, the default, or servers of ClickHouse that share the keys among them,
   * `clickhouse://user:password@host:port/database,host:port` (`clickhouses://` over TLS). The result is the same.
   */
  readonly engine?: string
  /** Processes that take fingerprints and compare, 1 to 1,024. Default: as many as the machine runs at once. */
  readonly workers?: number
  /** Bytes that all processes together should not exceed, from 512 MB (2^29). Default 4 GB (2^32). */
  readonly memory?: number
  /** How to read. */
  readonly read?: OpenArticlesOptions
  /** Hears of every article that is read. */
  readonly onArticle?: (opened: OpenedArticle) => void
  /** Hears how far a stage is. */
  readonly onProgress?: (stage: string, done: number, of: number | undefined) => void
}

/** The options of a batch, checked. */
export interface CheckedOptions {
  readonly inputs: readonly string[]
  readonly out: string
  /** The servers that join; undefined for DuckDB. */
  readonly shards: readonly Shard[] | undefined
  readonly workers: number
  readonly memory: number
  readonly read: OpenArticlesOptions
  readonly deduper: DeduperOptions
  readonly onArticle: (opened: OpenedArticle) => void
  readonly onProgress: (stage: string, done: number, of: number | undefined) => void
}

const LEAST_MEMORY = 2 ** 29

/** @throws DoppelwireError `OPTION_INVALID` */
export function checkRunOptions(given: RunBatchOptions): CheckedOptions {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) {
    throw new DoppelwireError('OPTION_INVALID', `runBatch: expected an object of options, found ${describe(given)}`)
  }
  const { inputs, out, engine, workers, memory, read = {}, onArticle, onProgress, ...deduper } = given
  if (!Array.isArray(inputs) || inputs.length === 0 || !inputs.every((input) => typeof input === 'string')) {
    throw new DoppelwireError('OPTION_INVALID', `inputs: expected one or more paths, found ${describe(inputs)}`)
  }
  if (typeof out !== 'string' || out.trim() === '') {
    throw new DoppelwireError('OPTION_INVALID', `out: expected the path of a folder, found ${describe(out)}`)
  }
  const options = { workers: workers ?? availableParallelism(), memory: memory ?? 2 ** 32 }
  checkNumber(options.workers, 'workers', { low: 1, high: 1024, whole: true })
  checkNumber(options.memory, 'memory', { low: LEAST_MEMORY, high: 2 ** 50 })
  if (typeof deduper.representative === 'function') {
    throw new DoppelwireError(
      'OPTION_INVALID',
      'representative: expected the name of a policy or sources, found a function, which other processes cannot call',
    )
  }
  return {
    ...{ inputs, out, read, shards: readEngine(engine), ...options },
    deduper: checkDeduperOptions({ onDuplicate: 'version', ...deduper }),
    onArticle: onArticle ?? (() => {}),
    onProgress: onProgress ?? (() => {}),
  }
}

import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { thresholdOf } from '../deduper/options.js'
import { findFiles } from '../input/open.js'
import { findAlike, findShared, pairsOfBands, pairsOfPhrases } from './candidate-pairs.js'
import { ClickHouseEngine } from './clickhouse-engine.js'
import { JUDGED_TEXTS } from './compare-tasks.js'
import { connectTexts, countFiles } from './connect-texts.js'
import { DuckDb, quoted } from './duckdb.js'
import { DuckDbEngine } from './duckdb-engine.js'
import type { Engine } from './engine.js'
import { rowFile } from './files.js'
import { countMasks, drawSamples, findMasking, findShowing } from './learned-blocks.js'
import { describeBatch, Manifest, type StageCounts } from './manifest.js'
import { type CheckedOptions, checkRunOptions, type RunBatchOptions } from './options.js'
import { numbersOf } from './parts.js'
import { Processes } from './processes.js'
import { TaskLog } from './task-log.js'
import type { NumberedTask, Setup } from './tasks.js'
import { orderTexts } from './text-order.js'
import { writeResult } from './write-result.js'
import { writeRows } from './write-rows.js'

/** What a batch came to. */
export interface BatchSummary {
  /** Articles in the result. */
  readonly articles: number
  /** Distinct wordings. */
  readonly texts: number
  /** Articles that came again under the same id with the same text; the result has them once. */
  readonly repeated: number
  /** Dates that were given and could not be read; the articles count as undated. */
  readonly unreadableDates: number
  /** Of all sizes, those of one article included. */
  readonly clusters: number
  /** Verified copies in `pairs.parquet`. */
  readonly pairs: number
  /** Buckets of more than 8 texts, of which only alike texts are compared with leaders. */
  readonly largeBuckets: number
  /** Texts that have words which stand under other stories too, and are left out where they are compared. */
  readonly maskedTexts: number
  /** Texts that are nothing but the stories of others, and are compared with none. */
  readonly foreignTexts: number
  /** Texts in the largest of the large buckets; 0 where there are none. */
  readonly largestBucket: number
  /** Large buckets of which not all pairs of leaders were compared. */
  readonly cutBuckets: number
  /** Phrases that more than 101 texts keep, and by which no pair is found. */
  readonly cutPhrases: number
}

/**
 * Finds the copies in files of any size, in bounded memory: rows and pairs stand in Parquet files, DuckDB or servers join them, processes compare.
 * Writes `clusters.parquet` (`cluster, id, relation, score, reprintOf`) and `pairs.parquet` (`a, b, relation, score`) to the folder
 * `out`. A batch that was broken off goes on where it was, when it is called again with the same inputs and options.
 *
 * @throws DoppelwireError `OPTION_INVALID`; `BATCH_MISMATCH` for a folder that holds another batch; `PACKAGE_MISSING` where
 *   @duckdb/node-api is not installed; `BATCH_FAILED`, `WORKER_DIED` for lack of memory or disk, or where a server of the engine is
 *   not there; as `openArticles` does.
 * @example
 * const { articles, clusters } = await runBatch({ inputs: ['seeds/'], out: 'seeds-copies', level: 'reprint' })
 * articles // => 5
 */
export async function runBatch(given: RunBatchOptions): Promise<BatchSummary> {
  const options = checkRunOptions(given)
  const { inputs, out, read, deduper, workers, memory, shards } = options
  const files = await findFiles(inputs, read.format as never, read.onPassedOver)
  const manifest = await Manifest.open(out, await describeBatch(files, deduper, read))
  const folders = { rows: join(out, 'rows'), work: join(out, 'work') }
  // The processes wait while DuckDB joins, and DuckDB while they compare; but what each took, it keeps for a while.
  const setup = { options: deduper, ...folders, memory: memory / 4 / workers, texts: 0, starts: [], masks: false }
  for (const folder of [folders.rows, folders.work]) await mkdir(folder, { recursive: true })
  const duckdb = await DuckDb.open({ memory: memory / 2, threads: workers, temporary: join(folders.work, 'spilled') })
  const processes = new Processes(workers, setup)
  try {
    const engine = shards
      ? await ClickHouseEngine.open(shards, duckdb, folders.work)
      : new DuckDbEngine(duckdb, folders.work)
    return await new Run(options, files, manifest, duckdb, engine, processes, setup).all()
  } finally {
    processes.close()
    duckdb.close()
  }
}

class Run {
  readonly #options: CheckedOptions
  readonly #files: Awaited<ReturnType<typeof findFiles>>
  readonly #manifest: Manifest
  readonly #duckdb: DuckDb
  readonly #engine: Engine
  readonly #processes: Processes
  #setup: Setup

  constructor(
    options: CheckedOptions,
    files: Awaited<ReturnType<typeof findFiles>>,
    manifest: Manifest,
    duckdb: DuckDb,
    engine: Engine,
    processes: Processes,
    setup: Setup,
  ) {
    this.#options = options
    this.#files = files
    this.#manifest = manifest
    this.#duckdb = duckdb
    this.#engine = engine
    this.#processes = processes
    this.#setup = setup
  }

  async all(): Promise<BatchSummary> {
    const { unreadableDates } = await this.#stage('rows', () =>
      writeRows(this.#files, this.#options, this.#setup, this.#processes),
    )
    const starts: number[] = []
    for await (const start of numbersOf(
      this.#duckdb,
      `SELECT min(n) AS first FROM read_parquet(${quoted(rowFile(this.#setup.rows, 'articles', '*'))}, filename = true) GROUP BY filename ORDER BY first`,
    )) {
      starts.push(start)
    }
    const { deduper } = this.#options
    const { articles, texts, repeated } = await this.#stage('texts', () =>
      orderTexts(this.#duckdb, this.#setup, starts, deduper),
    )
    this.#setup = { ...this.#setup, texts: texts!, starts }
    this.#processes.configure(this.#setup)
    const { maskedTexts = 0, foreignTexts = 0 } = deduper.boilerplate ? await this.#learnBoilerplate() : {}
    const { largeBuckets, largestBucket, cutBuckets } = await this.#comparePairsOfBands()
    const cutPhrases = deduper.level === 'rewrite' ? await this.#comparePairsOfPhrases() : 0
    const { clusters, pairs } = await this.#formClusters()
    await rm(this.#setup.work, { recursive: true, force: true })
    return {
      ...{ articles: articles!, texts: texts!, repeated: repeated!, unreadableDates: unreadableDates! },
      ...{ clusters: clusters!, pairs: pairs!, maskedTexts, foreignTexts, cutPhrases },
      ...{ largeBuckets: largeBuckets!, largestBucket: largestBucket!, cutBuckets: cutBuckets! },
    }
  }

  #stage(name: string, work: () => Promise<StageCounts>): Promise<StageCounts> {
    return this.#manifest.stage(name, () => {
      this.#options.onProgress(name, 0, undefined)
      return work()
    })
  }

  /** Learns which sentences stand under different stories; then `masks-*` says what is masked of which text. */
  async #learnBoilerplate(): Promise<StageCounts> {
    const [duckdb, setup] = [this.#duckdb, this.#setup]
    const { tasks: samples } = await this.#stage('samples', () => drawSamples(duckdb, setup))
    if (samples === 0) return {}
    await this.#tasks('standing', samples!, { kind: 'standing' })
    const { tasks: showing } = await this.#stage('showing', () => findShowing(duckdb, setup))
    await this.#tasks('pages', showing!, { kind: 'pages' })
    const { tasks: masking } = await this.#stage('masking', () => findMasking(duckdb, setup, showing! > 0))
    if (masking === 0) return {}
    await this.#tasks('masks', masking!, { kind: 'masks' })
    this.#setup = { ...this.#setup, masks: true }
    this.#processes.configure(this.#setup)
    return this.#stage('masked', () => countMasks(duckdb, setup))
  }

  /** Compares the texts that share a band; then `compared-*` holds the pairs that may be copies. */
  async #comparePairsOfBands(): Promise<StageCounts> {
    const [duckdb, setup] = [this.#duckdb, this.#setup]
    const { largeBuckets, largestBucket } = await this.#stage('shared', () => findShared(duckdb, this.#engine, setup))
    const { tasks } = await this.#stage('alike', () => findAlike(duckdb, setup, setup.texts))
    const { cutBuckets = 0 } = await this.#tasks('compared-alike', tasks!, { kind: 'alike' })
    const bands = await this.#stage('bands', () => pairsOfBands(duckdb, setup, tasks! > 0))
    await this.#tasks('compared-bands', bands.tasks!, { kind: 'compare', table: 'bands' })
    return { largeBuckets: largeBuckets!, largestBucket: largestBucket!, cutBuckets }
  }

  /** Compares the centres of reprints that share rare phrases. @returns how many phrases are too common to be used */
  async #comparePairsOfPhrases(): Promise<number> {
    const least = thresholdOf(this.#options.deduper)
    const { tasks: stars } = await this.#stage('reprint-parts', () =>
      connectTexts(this.#duckdb, this.#setup, 'reprint', 'compared-*', `relation <= 1 AND score >= ${least}`),
    )
    await this.#tasks('stars', stars!, { kind: 'stars' })
    const { tasks, cutPhrases } = await this.#stage('phrases', () =>
      pairsOfPhrases(this.#duckdb, this.#engine, this.#setup, stars! > 0),
    )
    await this.#tasks('compared-phrases', tasks!, { kind: 'compare', table: 'phrases' })
    return cutPhrases!
  }

  async #formClusters(): Promise<StageCounts> {
    const { level } = this.#options.deduper
    const compared = await countFiles(this.#duckdb, this.#setup.work, 'compared-*')
    // Where only reprints are sought, the feed is not asked.
    const judged = level === 'rewrite' ? 'judged' : 'compared-*'
    const judging = level === 'rewrite' && compared > 0 ? Math.ceil(this.#setup.texts / JUDGED_TEXTS) : 0
    await this.#tasks('likely', judging, { kind: 'likely' })
    await this.#tasks('judged', judging, { kind: 'judge' })
    const { tasks } = await this.#stage('copy-parts', () => connectTexts(this.#duckdb, this.#setup, 'copy', judged))
    await this.#tasks('clusters', tasks!, { kind: 'clusters' })
    return this.#stage('result', () => writeResult(this.#duckdb, this.#options.out, this.#setup.work, tasks! > 0))
  }

  /** Runs the tasks of a stage that are not done yet. @returns what all of them counted */
  async #tasks(stage: string, count: number, task: Omit<NumberedTask, 'number'>): Promise<StageCounts> {
    return this.#stage(stage, async () => {
      const log = await TaskLog.open(join(this.#setup.work, `${stage}.jsonl`))
      const numbers = Array.from({ length: count }, (_, number) => number)
      const left = numbers.filter((number) => !log.has(number)).map((number) => ({ ...task, number }))
      await this.#processes.runAll(left, ({ number }, counts) => {
        log.add(number, counts)
        this.#options.onProgress(stage, log.size, count)
      })
      return log.totals()
    })
  }
}

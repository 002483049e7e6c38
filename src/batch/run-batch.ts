import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readDate } from '../article.js'
import { thresholdOf } from '../deduper/options.js'
import { findFiles, openArticles } from '../input/open.js'
import { findAlike, findShared, pairsOfBands, pairsOfPhrases } from './candidate-pairs.js'
import { JUDGED_TEXTS } from './compare-tasks.js'
import { DuckDb, parquet, quoted } from './duckdb.js'
import { rowFile, tableFile, taskFile } from './files.js'
import { wellFormed } from './id-order.js'
import { countMasks, drawSamples, findMasking, findShowing } from './learned-blocks.js'
import { describeBatch, Manifest, type StageCounts } from './manifest.js'
import { type CheckedOptions, checkRunOptions, type RunBatchOptions } from './options.js'
import { numbersOf, Parts } from './parts.js'
import { Processes } from './processes.js'
import type { NumberedTask, RowsTask, Setup } from './tasks.js'
import { ID_KEY, orderTexts } from './text-order.js'

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
  /** Texts in the largest bucket. */
  readonly largestBucket: number
  /** Large buckets of which not all pairs of leaders were compared. */
  readonly cutBuckets: number
  /** Phrases that more than 101 texts keep, and by which no pair is found. */
  readonly cutPhrases: number
}

/**
 * Finds the copies in files of any size, in bounded memory: rows and pairs stand in Parquet files, DuckDB joins them, processes compare.
 * Writes `clusters.parquet` (`cluster, id, relation, score, reprintOf`) and `pairs.parquet` (`a, b, relation, score`) to the folder
 * `out`. A batch that was broken off goes on where it was, when it is called again with the same inputs and options.
 *
 * @throws DoppelwireError `OPTION_INVALID`; `BATCH_MISMATCH` for a folder that holds another batch; `PACKAGE_MISSING` where
 *   @duckdb/node-api is not installed; `BATCH_FAILED`, `WORKER_DIED` for lack of memory or disk; as `openArticles` does.
 * @example
 * const { articles, clusters } = await runBatch({ inputs: ['seeds/'], out: 'seeds-copies', level: 'reprint' })
 * articles // => 5
 */
export async function runBatch(given: RunBatchOptions): Promise<BatchSummary> {
  const options = checkRunOptions(given)
  const { inputs, out, read, deduper, workers, memory } = options
  const files = await findFiles(inputs, read.format as never, read.onPassedOver)
  const manifest = await Manifest.open(out, await describeBatch(files, deduper, read))
  const folders = { rows: join(out, 'rows'), work: join(out, 'work') }
  // The processes wait while DuckDB joins, and DuckDB while they compare; but what each took, it keeps for a while.
  const setup = { options: deduper, ...folders, memory: memory / 4 / workers, texts: 0, starts: [], masks: false }
  for (const folder of [folders.rows, folders.work]) await mkdir(folder, { recursive: true })
  const duckdb = await DuckDb.open({ memory: memory / 2, threads: workers, temporary: join(folders.work, 'spilled') })
  const processes = new Processes(workers, setup)
  try {
    return await new Run(options, files, manifest, duckdb, processes, setup).all()
  } finally {
    processes.close()
    duckdb.close()
  }
}

/** A task takes up to so many articles, or characters. */
const PART_ARTICLES = 4000
const PART_CHARACTERS = 8_000_000

class Run {
  readonly #options: CheckedOptions
  readonly #files: Awaited<ReturnType<typeof findFiles>>
  readonly #manifest: Manifest
  readonly #duckdb: DuckDb
  readonly #processes: Processes
  #setup: Setup

  constructor(
    options: CheckedOptions,
    files: Awaited<ReturnType<typeof findFiles>>,
    manifest: Manifest,
    duckdb: DuckDb,
    processes: Processes,
    setup: Setup,
  ) {
    this.#options = options
    this.#files = files
    this.#manifest = manifest
    this.#duckdb = duckdb
    this.#processes = processes
    this.#setup = setup
  }

  async all(): Promise<BatchSummary> {
    const { unreadableDates } = await this.#stage('rows', () => this.#writeRows())
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

  /** Reads all articles, and has the rows of those written that are not yet. */
  async #writeRows(): Promise<StageCounts> {
    const { read, onArticle, onProgress } = this.#options
    const counts = { articles: 0, parts: 0, unreadableDates: 0 }
    const running = new Set<Promise<unknown>>()
    let failure: { readonly error: unknown } | undefined
    const hand = async (task: RowsTask) => {
      counts.parts++
      if (await exists(rowFile(this.#setup.rows, 'articles', task.part))) return
      await this.#processes.free()
      if (failure) throw failure.error
      const one = this.#processes
        .run(task)
        .catch((error) => {
          failure ??= { error }
        })
        .finally(() => running.delete(one))
      running.add(one)
    }
    let part = newPart(0, 0)
    let characters = 0
    for await (const opened of openArticles(this.#files, { ...read, raw: false })) {
      const { id, text, date, source, lang } = opened.article
      onArticle(opened)
      const time = date ? readDate(date) : undefined
      if (date && time === undefined) counts.unreadableDates++
      part.ids.push(wellFormed(id))
      part.texts.push(text)
      part.times.push(time)
      part.sources.push(source ? wellFormed(source) : undefined)
      part.langs.push(lang ?? undefined)
      characters += text.length
      counts.articles++
      if (part.ids.length < PART_ARTICLES && characters < PART_CHARACTERS) continue
      await hand(part)
      onProgress('rows', counts.articles, undefined)
      part = newPart(counts.parts, counts.articles)
      characters = 0
    }
    if (part.ids.length > 0 || counts.parts === 0) await hand(part)
    await Promise.all(running)
    if (failure) throw (failure as { readonly error: unknown }).error
    return counts
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
    const { largeBuckets, largestBucket } = await this.#stage('shared', () => findShared(duckdb, setup))
    const { tasks } = await this.#stage('alike', () => findAlike(duckdb, setup, setup.texts))
    const { cutBuckets = 0 } = await this.#tasks('compared-alike', tasks!, { kind: 'alike' })
    const bands = await this.#stage('bands', () => pairsOfBands(duckdb, setup, tasks! > 0))
    await this.#tasks('compared-bands', bands.tasks!, { kind: 'compare', table: 'bands' })
    return { largeBuckets: largeBuckets!, largestBucket: largestBucket!, cutBuckets }
  }

  /** Compares the centres of reprints that share rare phrases. @returns how many phrases are too common to be used */
  async #comparePairsOfPhrases(): Promise<number> {
    const least = thresholdOf(this.#options.deduper)
    const { tasks: stars } = await this.#connect('reprint', `relation <= 1 AND score >= ${least}`, 'compared-*')
    await this.#tasks('stars', stars!, { kind: 'stars' })
    const { tasks, cutPhrases } = await this.#stage('phrases', () =>
      pairsOfPhrases(this.#duckdb, this.#setup, stars! > 0),
    )
    await this.#tasks('compared-phrases', tasks!, { kind: 'compare', table: 'phrases' })
    return cutPhrases!
  }

  async #formClusters(): Promise<StageCounts> {
    const { level } = this.#options.deduper
    const compared = await this.#count('compared-*')
    // Where only reprints are sought, the feed is not asked.
    const judged = level === 'rewrite' ? 'judged' : 'compared-*'
    const judging = level === 'rewrite' && compared > 0 ? Math.ceil(this.#setup.texts / JUDGED_TEXTS) : 0
    await this.#tasks('judged', judging, { kind: 'judge' })
    const { tasks } = await this.#connect('copy', 'true', judged)
    await this.#tasks('clusters', tasks!, { kind: 'clusters' })
    return this.#stage('result', () => this.#writeResult(tasks! > 0))
  }

  /**
   * Makes the tables `NAME-edges (task, a, b, relation, score)` and `NAME-members (task, t, n, id, words, time, source, stands)` of the texts
   * that pairs connect; for clusters, also of those that several articles have.
   */
  #connect(name: 'reprint' | 'copy', condition: string, table: string): Promise<StageCounts> {
    return this.#stage(`${name}-parts`, async () => {
      const [duckdb, { work, texts }] = [this.#duckdb, this.#setup]
      const isEmpty = (await this.#count(table)) === 0
      const source = isEmpty
        ? '(SELECT 0 AS a, 0 AS b, 0 AS relation, 0.0 AS score WHERE false)'
        : parquet(taskFile(work, table, '*'))
      await duckdb.run(`CREATE OR REPLACE TABLE edges AS SELECT a, b, min(relation) AS relation, max(score) AS score
        FROM ${source} WHERE ${condition} GROUP BY a, b`)
      const parts = new Parts(texts)
      await parts.connect(duckdb, 'SELECT a, b FROM edges')
      const members = parquet(tableFile(work, 'members'))
      const more = name === 'copy' ? `UNION SELECT t FROM ${members} GROUP BY t HAVING count(*) > 1` : ''
      const named = `SELECT DISTINCT t FROM (SELECT a AS t FROM edges UNION SELECT b FROM edges ${more}) ORDER BY t`
      const tasks = await parts.fill(duckdb, 'tasks_of_texts', numbersOf(duckdb, named))
      await duckdb.write(
        tableFile(work, `${name}-edges`),
        'SELECT p.task, e.* FROM edges e JOIN tasks_of_texts p ON e.a = p.t ORDER BY p.task, e.a, e.b',
      )
      await duckdb.write(
        tableFile(work, `${name}-members`),
        `SELECT p.task, m.t, m.n, m.id, m.words, m.time, m.source, x.n AS stands FROM ${members} m
         JOIN tasks_of_texts p ON m.t = p.t JOIN ${parquet(tableFile(work, 'texts'))} x ON m.t = x.t ORDER BY p.task, m.t, m.n`,
      )
      return { tasks }
    })
  }

  async #count(table: string): Promise<number> {
    const { work } = this.#setup
    return this.#duckdb.number(`SELECT count(*) FROM glob(${quoted(taskFile(work, table, '*'))})`)
  }

  /** Runs the tasks of a stage of which the results are not there yet. */
  async #tasks(stage: string, count: number, task: Omit<NumberedTask, 'number'>): Promise<StageCounts> {
    return this.#stage(stage, async () => {
      const totals: Record<string, number> = {}
      let done = 0
      const left: NumberedTask[] = []
      for (let number = 0; number < count; number++) {
        if (await exists(taskFile(this.#setup.work, stage, number))) done++
        else left.push({ ...task, number })
      }
      await this.#processes.runAll(left, (counts) => {
        for (const [name, value] of Object.entries(counts)) totals[name] = (totals[name] ?? 0) + value
        this.#options.onProgress(stage, ++done, count)
      })
      return totals
    })
  }

  async #writeResult(clustered: boolean): Promise<StageCounts> {
    const [duckdb, { work }] = [this.#duckdb, this.#setup]
    const clusters = clustered
      ? parquet(taskFile(work, 'clusters', '*'))
      : `(SELECT '' AS representative, NULL::BLOB AS representative_order, 0 AS size, 0 AS place, '' AS id, '' AS relation, 0.0 AS score, NULL::VARCHAR AS reprint_of WHERE false)`
    const all = `(SELECT * FROM ${clusters} UNION ALL
      SELECT m.id, m.id_order, 1, 0, m.id, 'representative', 1.0, NULL FROM ${parquet(tableFile(work, 'members'))} m ANTI JOIN ${clusters} c ON m.id = c.id)`
    const key = ID_KEY.replaceAll(/\bid/g, 'representative')
    await duckdb.write(
      join(this.#options.out, 'clusters.parquet'),
      `SELECT c.cluster, m.id, m.relation, m.score, m.reprint_of AS "reprintOf" FROM ${all} m
       JOIN (SELECT representative, row_number() OVER (ORDER BY size DESC, ${key}) AS cluster FROM ${all} WHERE place = 0) c
       ON m.representative = c.representative ORDER BY c.cluster, m.place`,
    )
    const pairs = clustered
      ? parquet(taskFile(work, 'pairs', '*'))
      : `(SELECT '' AS a, '' AS b, '' AS relation, 0.0 AS score WHERE false)`
    await duckdb.write(
      join(this.#options.out, 'pairs.parquet'),
      `SELECT a, b, relation, score FROM ${pairs} ORDER BY a, b`,
    )
    const [counts] = await duckdb.rows(
      `SELECT (SELECT max(cluster) FROM ${parquet(join(this.#options.out, 'clusters.parquet'))}), (SELECT count(*) FROM ${parquet(join(this.#options.out, 'pairs.parquet'))})`,
    )
    return { clusters: Number(counts![0] ?? 0), pairs: Number(counts![1]) }
  }
}

function newPart(part: number, first: number) {
  return {
    ...{ kind: 'rows' as const, part, first },
    ids: [] as string[],
    texts: [] as string[],
    times: [] as (number | undefined)[],
    sources: [] as (string | undefined)[],
    langs: [] as (string | undefined)[],
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

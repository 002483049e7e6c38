import { join } from 'node:path'
import process from 'node:process'
import { DoppelwireError } from '../errors.js'
import { runClusters, runStars } from './cluster-tasks.js'
import { runAlike, runCompare, runJudge, runLikely } from './compare-tasks.js'
import { DuckDb, parquet } from './duckdb.js'
import { tableFile } from './files.js'
import { FingerprintFiles } from './fingerprint-files.js'
import { Frequencies } from './frequencies.js'
import { runMasks, runPages, runStanding } from './learning-tasks.js'
import { RowWriter } from './rows-task.js'
import type { NumberedTask, Order, Reply, Setup } from './tasks.js'
import type { Tools } from './tools.js'

/*
 * The process that takes fingerprints, compares and forms clusters. It answers one order before it gets the
 * next.
 */

const RUNS: Readonly<
  Record<NumberedTask['kind'], (tools: Tools, task: NumberedTask) => Promise<Readonly<Record<string, number>>>>
> = {
  ...{ standing: runStanding, pages: runPages, masks: runMasks },
  ...{ alike: runAlike, compare: runCompare, stars: runStars },
  ...{ likely: runLikely, judge: runJudge, clusters: runClusters },
}

let tools: Promise<Tools> | undefined
let rows: Promise<RowWriter> | undefined

async function open(setup: Setup, before: Tools | undefined): Promise<Tools> {
  const { memory, rows: folder, starts, options, work } = setup
  before?.files.close()
  const temporary = join(work, `spilled-${process.pid}`)
  const duckdb = before?.duckdb ?? (await DuckDb.open({ memory, threads: 1, temporary }))
  const table = options.level === 'rewrite' ? parquet(tableFile(work, 'frequencies')) : undefined
  return { setup, duckdb, files: new FingerprintFiles(folder, starts), frequencies: new Frequencies(duckdb, table) }
}

async function run({ setup, task }: Order): Promise<Reply> {
  try {
    if (setup) tools = open(setup, await tools)
    const opened = await tools!
    if (task.kind !== 'rows') return { done: await RUNS[task.kind](opened, task) }
    rows ??= RowWriter.create(opened.setup.rows, opened.duckdb, opened.setup.options)
    await (await rows).write(task)
    return { done: { articles: task.ids.length } }
  } catch (error) {
    const code = error instanceof DoppelwireError ? error.code : 'BATCH_FAILED'
    return { failed: { code, message: (error as Error).message } }
  }
}

process.on('disconnect', () => process.exit())
process.on('message', async (order: Order) => process.send!(await run(order)))

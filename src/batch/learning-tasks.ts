import { readBlocks, readText } from '../deduper/internals.js'
import { storedPhrases } from '../fingerprint/stored-phrases.js'
import { type KnownStanding, StandingBlocks } from '../neighbourhood/standing-blocks.js'
import { maskOf, streamBlocksOf } from '../neighbourhood/text-masks.js'
import { parquet } from './duckdb.js'
import { rowFile, tableFile, taskFile } from './files.js'
import type { NumberedTask } from './tasks.js'
import { pairsOfNumbers, type Tools } from './tools.js'

type Counts = Promise<Readonly<Record<string, number>>>

/**
 * Judges samples. Writes of each that is of a standing block `sample, block, stands`: the blocks that stand together in its texts, and
 * whether the sample is a block's own.
 */
export async function runStanding({ duckdb, files, setup }: Tools, { number }: NumberedTask): Counts {
  const samples = `(SELECT * FROM ${parquet(tableFile(setup.work, 'samples'))} WHERE task = ${number})`
  const frequent = parquet(tableFile(setup.work, 'frequent'))
  const articles = new Map<number, number>()
  const drawn = new Map<number, number[]>()
  for (const row of await duckdb.rows(`SELECT sample, t, n FROM ${samples} ORDER BY sample, place`)) {
    const [sample, t, n] = row.map(Number)
    articles.set(t!, n!)
    drawn.set(sample!, [...(drawn.get(sample!) ?? []), t!])
  }
  const blocks = await duckdb.rows(
    `SELECT DISTINCT block FROM ${parquet(rowFile(setup.rows, 'blocks', '*'))} WHERE n IN (SELECT n FROM ${samples}) AND block IN (SELECT block FROM ${frequent})`,
  )
  const own = await duckdb.rows(
    `SELECT block, sample FROM ${frequent} WHERE sample IN (SELECT sample FROM ${samples}) ORDER BY block`,
  )
  const standing = new StandingBlocks(new Set(blocks.map(([block]) => Number(block))), (t) => {
    const { bytes, header } = files.read(articles.get(t)!)
    return readText(bytes, header.language)
  })
  const found = { sample: [] as number[], block: [] as number[], stands: [] as boolean[] }
  const ownOf = new Map<number, Set<number>>()
  for (const [block, sample] of pairsOfNumbers(own)) {
    standing.judge(block, drawn.get(sample)!)
    if (standing.has(block)) ownOf.set(sample, (ownOf.get(sample) ?? new Set()).add(block))
  }
  for (const [sample, own] of ownOf) {
    const [first] = own
    for (const block of standing.together(first!)) {
      found.sample.push(sample)
      found.block.push(block)
      found.stands.push(own.has(block))
    }
  }
  await duckdb.fill('standing', 'sample UINTEGER, block UINTEGER, stands BOOLEAN', [
    found.sample,
    found.block,
    found.stands,
  ])
  await duckdb.write(taskFile(setup.work, 'standing', number), 'SELECT * FROM standing')
  return { standing: standing.size }
}

/** Writes of each text that is a stream of stories the blocks that are not known as standing. */
export async function runPages(tools: Tools, { number }: NumberedTask): Counts {
  const { duckdb, files, setup } = tools
  const standing = await standingOf(tools)
  const blocks = (await textsOf(tools, 'showing', number)).flatMap(([, n]) => [
    ...streamBlocksOf(readBlocks(files.read(n).bytes), standing),
  ])
  await duckdb.fill('page_blocks', 'block UINTEGER', [blocks])
  await duckdb.write(taskFile(setup.work, 'pages', number), 'SELECT * FROM page_blocks')
  return {}
}

/** Writes what is masked of texts, `t, is_foreign, bounds`, and the phrases that are left of them. */
export async function runMasks(tools: Tools, { number }: NumberedTask): Counts {
  const { duckdb, files, setup } = tools
  const stream = await duckdb.rows(`SELECT block FROM ${parquet(tableFile(setup.work, 'stream'))}`)
  const standing = await standingOf(
    tools,
    stream.map(([block]) => Number(block)),
  )
  const masks = { t: [] as number[], isForeign: [] as boolean[], bounds: [] as Uint8Array[] }
  const left = { t: [] as number[], phrase: [] as number[] }
  for (const [t, n] of await textsOf(tools, 'masking', number)) {
    const { bytes, header } = files.read(n)
    const { bounds, isForeign } = maskOf(readBlocks(bytes), standing)
    if (bounds.length === 0 && !isForeign) continue
    masks.t.push(t)
    masks.isForeign.push(isForeign)
    masks.bounds.push(new Uint8Array(Uint32Array.from(bounds).buffer))
    if (isForeign || setup.options.level === 'reprint') continue
    for (const phrase of storedPhrases(bytes, header.language, bounds)) {
      left.t.push(t)
      left.phrase.push(phrase)
    }
  }
  await duckdb.fill('left_phrases', 't UINTEGER, phrase UINTEGER', [left.t, left.phrase])
  await duckdb.write(taskFile(setup.work, 'left', number), 'SELECT * FROM left_phrases')
  await duckdb.fill('masks', 't UINTEGER, is_foreign BOOLEAN, bounds BLOB', [masks.t, masks.isForeign, masks.bounds])
  await duckdb.write(taskFile(setup.work, 'masks', number), 'SELECT * FROM masks')
  return { masks: masks.t.length }
}

async function textsOf({ duckdb, setup }: Tools, table: string, task: number): Promise<[t: number, n: number][]> {
  return pairsOfNumbers(
    await duckdb.rows(`SELECT t, n FROM ${parquet(tableFile(setup.work, table))} WHERE task = ${task} ORDER BY t`),
  )
}

/** @param stream blocks that stand for themselves, as the blocks of streams do */
async function standingOf({ duckdb, setup }: Tools, stream: readonly number[] = []): Promise<KnownStanding> {
  const bySample = new Map<number, Set<number>>()
  const known = new Map<number, ReadonlySet<number>>()
  const sql = `SELECT sample, block, stands FROM ${parquet(taskFile(setup.work, 'standing', '*'))}`
  for (const [sample, block, stands] of await duckdb.rows(sql)) {
    const together = bySample.get(Number(sample)) ?? new Set<number>()
    bySample.set(Number(sample), together.add(Number(block)))
    if (stands) known.set(Number(block), together)
  }
  for (const block of stream) known.set(block, new Set([block]))
  return { has: (hash) => known.has(hash), together: (hash) => known.get(hash)! }
}

import { isCopy } from '../compare/relation.js'
import { type ComparedPair, compareAlike, judgeIn, scoreIn } from '../deduper/internals.js'
import { thresholdOf } from '../deduper/options.js'
import { LEAST_PROBABILITY } from '../neighbourhood/likely-copies.js'
import { parquet } from './duckdb.js'
import { tableFile, taskFile } from './files.js'
import { answering } from './frequencies.js'
import { readPair, writeCompared, writeJudged } from './pair-rows.js'
import type { NumberedTask } from './tasks.js'
import type { TextSet } from './text-set.js'
import { pairsOfNumbers, type Tools, textSetOf } from './tools.js'
import { Versions } from './versions.js'

type Counts = Promise<Readonly<Record<string, number>>>

/** Whether a pair is one of a group or star, by the pair alone. */
export function isReprintFor({ setup: { options } }: Tools): (pair: ComparedPair) => boolean {
  const least = thresholdOf(options)
  return ({ score, relation }) => score >= least && (relation === 'identical' || relation === 'reprint')
}

/** Compares the texts of large buckets, which chains of such buckets connect. */
export async function runAlike(tools: Tools, { number }: NumberedTask): Counts {
  const { duckdb, setup } = tools
  const rows = await duckdb.rows(`SELECT t, n FROM ${parquet(tableFile(setup.work, 'alike'))} WHERE task = ${number}`)
  const set = await textSetOf(tools, pairsOfNumbers(rows))
  const { pairs, leaders, cutBuckets } = compareAlike(
    set.bandTable(),
    Int32Array.from(set.ranks),
    set.compare,
    isReprintFor(tools),
  )
  const own = [...leaders.keys()].filter((text) => leaders[text] !== text)
  await duckdb.fill('leaders', 't UINTEGER, leader UINTEGER', [
    own.map((text) => set.ranks[text]),
    own.map((text) => set.ranks[leaders[text]!]),
  ])
  const compared = [...pairs].map((pair) => withRanks(pair, set))
  // The pairs are written last: where they are, the leaders are.
  await duckdb.write(taskFile(setup.work, 'leaders', number), 'SELECT * FROM leaders')
  await writeCompared(duckdb, taskFile(setup.work, 'compared-alike', number), compared)
  return { cutBuckets, pairs: compared.length }
}

/** Compares pairs. */
export async function runCompare(tools: Tools, { number, table = 'bands' }: NumberedTask): Counts {
  const { duckdb, setup } = tools
  const rows = await duckdb.rows(
    `SELECT a, b, an, bn FROM ${parquet(tableFile(setup.work, table))} WHERE task = ${number}`,
  )
  const texts = new Map<number, number>()
  const candidates = new Map<number, number[]>()
  for (const [a, b, an, bn] of rows as number[][]) {
    texts.set(a!, an!)
    texts.set(b!, bn!)
    const own = candidates.get(a!)
    if (own) own.push(b!)
    else candidates.set(a!, [b!])
  }
  const set = await textSetOf(tools, texts)
  const compared: ComparedPair[] = []
  for (const [a, others] of [...candidates].sort(([one], [other]) => one - other)) {
    const numbers = others.map((b) => set.numberOf(b)).sort((one, other) => one - other)
    for (const pair of set.compare({ textId: set.numberOf(a), candidates: numbers }))
      compared.push(withRanks(pair, set))
  }
  await writeCompared(duckdb, taskFile(setup.work, `compared-${table}`, number), compared)
  return { compared: rows.length, pairs: compared.length }
}

/** Scores compared pairs as the first judgement does, and keeps those that are likely copies. */
export async function runLikely(tools: Tools, { number }: NumberedTask): Counts {
  const { duckdb, frequencies, setup } = tools
  const pairs = (await comparedPairs(tools, number)).filter(({ relation }) => isCopy(relation))
  const scoreOf = scoreIn(setup.texts, frequencies.of)
  const scored = await answering([frequencies], () => pairs.map((pair) => ({ ...pair, score: scoreOf(pair) })))
  const likely = scored.filter(({ score }) => score >= LEAST_PROBABILITY)
  await writeJudged(duckdb, taskFile(setup.work, 'likely', number), likely)
  return { likely: likely.length }
}

/** Judges compared pairs in their feed, and keeps those that are copies. */
export async function runJudge(tools: Tools, { number }: NumberedTask): Counts {
  const { duckdb, frequencies, setup } = tools
  const pairs = await comparedPairs(tools, number)
  const versions = new Versions(duckdb, setup.work)
  const judge = judgeIn(setup.texts, frequencies.of, setup.options, versions.beside)
  const judged = await answering([frequencies, versions], () => pairs.flatMap((pair) => judge(pair) ?? []))
  const copies = judged.filter(({ relation }) => isCopy(relation))
  await writeJudged(duckdb, taskFile(setup.work, 'judged', number), copies)
  return { copies: copies.length }
}

async function comparedPairs({ duckdb, setup }: Tools, number: number): Promise<ComparedPair[]> {
  const rows = await duckdb.rows(
    `SELECT DISTINCT ON (a, b) a, b, relation, score, asked FROM ${parquet(taskFile(setup.work, 'compared-*', '*'))} WHERE a >= ${number * JUDGED_TEXTS} AND a < ${(number + 1) * JUDGED_TEXTS}`,
  )
  return rows.map(readPair)
}

/** Pairs are judged by so many texts at a time. */
export const JUDGED_TEXTS = 50_000

function withRanks(pair: ComparedPair, { ranks }: TextSet): ComparedPair {
  return { ...pair, a: ranks[pair.a]!, b: ranks[pair.b]! }
}

import { type Cluster, formClusters } from '../cluster/clusters.js'
import { componentsOf } from '../cluster/components.js'
import { type ClusterArticle, formReprintStars, type VerifiedEdge } from '../cluster/star-levels.js'
import { isCopy } from '../compare/relation.js'
import { type Compare, type ComparedPair, judgeIn, pairsOf } from '../deduper/internals.js'
import { checkPairsOptions, type Pair } from '../deduper/results.js'
import { parquet } from './duckdb.js'
import { tableFile, taskFile } from './files.js'
import { answering } from './frequencies.js'
import { orderingBytes } from './id-order.js'
import { readPair } from './pair-rows.js'
import type { NumberedTask } from './tasks.js'
import type { TextSet } from './text-set.js'
import { pairsOfNumbers, type Tools, textSetOf } from './tools.js'
import { Versions } from './versions.js'

type Counts = Promise<Readonly<Record<string, number>>>

/** The articles of a task, by rank of their text. */
async function articlesOf(
  { duckdb, setup }: Tools,
  table: string,
  task: number,
): Promise<Map<number, ClusterArticle[]>> {
  const sql = `SELECT t, id, words, time, source FROM ${parquet(tableFile(setup.work, table))} WHERE task = ${task} ORDER BY t, n`
  const articles = new Map<number, ClusterArticle[]>()
  for (const [t, id, words, time, source] of await duckdb.rows(sql)) {
    const article = {
      id: String(id),
      words: Number(words),
      time: time === null ? undefined : Number(time),
      source: source === null ? undefined : String(source),
    }
    const own = articles.get(Number(t))
    if (own) own.push(article)
    else articles.set(Number(t), [article])
  }
  return articles
}

async function edgesOf({ duckdb, setup }: Tools, table: string, task: number): Promise<VerifiedEdge[]> {
  const sql = `SELECT a, b, relation, score FROM ${parquet(tableFile(setup.work, table))} WHERE task = ${task} ORDER BY a, b`
  return (await duckdb.rows(sql)).map(readPair)
}

/** Forms stars of reprints, and writes the centre of each text that has another. */
export async function runStars(tools: Tools, { number }: NumberedTask): Counts {
  const articles = await articlesOf(tools, 'reprint-members', number)
  const edges = await edgesOf(tools, 'reprint-edges', number)
  const { inner } = formReprintStars(articles, edges, tools.setup.options.representative)
  const own = [...inner].filter(([text, centre]) => text !== centre)
  await tools.duckdb.fill('stars', 't UINTEGER, centre UINTEGER', [
    own.map(([text]) => text),
    own.map(([, centre]) => centre),
  ])
  await tools.duckdb.write(taskFile(tools.setup.work, 'stars', number), 'SELECT * FROM stars')
  return { stars: own.length }
}

/** Forms clusters of the parts of a task, and lists their pairs. */
export async function runClusters(tools: Tools, { number }: NumberedTask): Counts {
  const { duckdb, setup, frequencies } = tools
  const { options, texts } = setup
  const articles = await articlesOf(tools, 'copy-members', number)
  const edges = await edgesOf(tools, 'copy-edges', number)
  const linked = new Set(edges.flatMap(({ a, b }) => [a, b]))
  const standing = await duckdb.rows(
    `SELECT DISTINCT t, stands FROM ${parquet(tableFile(setup.work, 'copy-members'))} WHERE task = ${number}`,
  )
  const set = await textSetOf(
    tools,
    pairsOfNumbers(standing).filter(([rank]) => linked.has(rank)),
  )
  const compare = remembering(({ textId, candidates }) =>
    set
      .compare({ textId: set.numberOf(textId), candidates: candidates.map((rank) => set.numberOf(rank)) })
      .map((pair) => ({ ...pair, a: set.ranks[pair.a]!, b: set.ranks[pair.b]! })),
  )
  const versions = new Versions(duckdb, setup.work)
  const judge = judgeIn(texts, frequencies.of, options, versions.beside)
  const verify = (textId: number, candidate: number): VerifiedEdge | undefined => {
    const [pair] = compare({ textId, candidates: [candidate] })
    const judged = pair && judge(pair)
    return judged && isCopy(judged.relation) ? judged : undefined
  }
  const clusters = await answering([frequencies, versions], () =>
    formParts(articles, edges, (part, own) =>
      formClusters(part, own, { level: options.level, representative: options.representative, verify }),
    ),
  )
  const found = await answering([frequencies, versions], () => [
    ...pairsIn(articles, edges, set, compare, judge, options),
  ])
  await duckdb.fill('found_pairs', 'a VARCHAR, b VARCHAR, relation VARCHAR, score DOUBLE', [
    found.map(({ a }) => a),
    found.map(({ b }) => b),
    found.map(({ relation }) => relation),
    found.map(({ score }) => score),
  ])
  await duckdb.write(taskFile(setup.work, 'pairs', number), 'SELECT * FROM found_pairs ORDER BY a, b')
  await writeClusters(tools, taskFile(setup.work, 'clusters', number), clusters)
  return { clusters: clusters.length, pairs: found.length }
}

/** Calls `form` with each part that edges connect, and with each text alone that no edge names. */
function formParts<Result>(
  articles: ReadonlyMap<number, readonly ClusterArticle[]>,
  edges: readonly VerifiedEdge[],
  form: (texts: ReadonlyMap<number, readonly ClusterArticle[]>, edges: readonly VerifiedEdge[]) => Result[],
): Result[] {
  const linked = new Set<number>()
  const formed: Result[] = []
  for (const part of componentsOf(edges)) {
    const texts = new Set(part.flatMap(({ a, b }) => [a, b]))
    for (const text of texts) linked.add(text)
    formed.push(...form(new Map([...texts].map((text) => [text, articles.get(text)!])), part))
  }
  for (const [text, own] of articles) if (!linked.has(text)) formed.push(...form(new Map([[text, own]]), []))
  return formed
}

function pairsIn(
  articles: ReadonlyMap<number, readonly ClusterArticle[]>,
  edges: readonly VerifiedEdge[],
  set: TextSet,
  compare: Compare,
  judge: (pair: ComparedPair) => VerifiedEdge | undefined,
  { bucketCap, level }: Tools['setup']['options'],
): Iterable<Pair> {
  // `pairsOf` wants numbers without gaps: those of the task, in the order of the ranks.
  const ranks = [...articles.keys()].sort((a, b) => a - b)
  const numberOf = new Map(ranks.map((rank, number) => [rank, number]))
  const numbers = Int32Array.from(ranks, (_, number) => number)
  const numbered = ({ a, b, ...pair }: ComparedPair) => ({ ...pair, a: numberOf.get(a)!, b: numberOf.get(b)! })
  const settled = {
    wordings: {
      textIds: numbers,
      ranks: numbers,
      articles: new Map(ranks.map((rank, number) => [number, articles.get(rank)!])),
    },
    edges: edges.map(numbered),
    neighbours: [],
    judge: (pair: ComparedPair) => judge(pair),
  }
  const compareNumbers: Compare = ({ textId, candidates }) =>
    compare({ textId: ranks[textId]!, candidates: candidates.map((number) => ranks[number]!) }).map(numbered)
  const basis = level === 'rewrite' ? 'feed' : 'pair'
  return pairsOf({ bandTable: set.bandTable(ranks) }, settled, compareNumbers, bucketCap, () => {}, {
    ...checkPairsOptions({}),
    basis,
  })
}

/** Compares each set of pairs once, however often it is asked for. */
function remembering(compare: Compare): Compare {
  const known = new Map<string, readonly ComparedPair[]>()
  return ({ textId, candidates }) => {
    const key = `${textId} ${candidates.join()}`
    const before = known.get(key)
    if (before) return before
    const pairs = compare({ textId, candidates })
    known.set(key, pairs)
    return pairs
  }
}

async function writeClusters({ duckdb }: Tools, path: string, clusters: readonly Cluster[]): Promise<void> {
  const members = clusters.flatMap(({ representative, size, members }) =>
    members.map((member, place) => ({ representative, size, place, ...member })),
  )
  await duckdb.fill(
    'members',
    'representative VARCHAR, representative_order BLOB, size UINTEGER, place UINTEGER, id VARCHAR, relation VARCHAR, score DOUBLE, reprint_of VARCHAR',
    [
      members.map(({ representative }) => representative),
      members.map(({ representative }) => orderingBytes(representative)),
      members.map(({ size }) => size),
      members.map(({ place }) => place),
      members.map(({ id }) => id),
      members.map(({ relation }) => relation),
      members.map(({ score }) => score),
      members.map(({ reprintOf }) => reprintOf),
    ],
  )
  await duckdb.write(path, 'SELECT * FROM members')
}

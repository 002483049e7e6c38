import { neighbourPairs, sortedByBands } from '../candidates/bucket-groups.js'
import { componentsOf } from '../cluster/components.js'
import { compareIds } from '../cluster/representative.js'
import { isCopy, isNeighbourly, type Relation } from '../compare/relation.js'
import { NO_VALUE, PairTable } from '../structures/pair-table.js'
import type { ScoredCandidate } from '../verify/verifier.js'
import type { ArticleTable } from './article-table.js'
import type { Corpus } from './corpus.js'
import type { JudgedPair } from './judging.js'
import type { Match, Pair } from './results.js'
import type { Settled } from './settle.js'
import type { Compare } from './steps.js'

/**
 * Every pair of articles of which one is a copy of the other, once, in an order that depends on the set of articles alone.
 * The articles of one wording stand for each other: each is paired with the first by id, which alone is paired with
 * articles of other wordings.
 *
 * @param compare compares a text with others
 * @param bucketCap how many articles of a family an article is compared with at most
 * @param onCut is told how many pairs of large families are not compared
 * @param all whether to give every pair of articles of two wordings, and of one; then also all pairs of families up to `bucketCap`
 * @param relations which pairs to give
 */
export function* pairsOf(
  corpus: Pick<Corpus, 'bandTable'>,
  settled: Pick<Settled, 'wordings' | 'edges' | 'neighbours' | 'judge'>,
  compare: Compare,
  bucketCap: number,
  onCut: (pairs: number) => void,
  {
    all,
    relations,
    basis,
  }: { readonly all: boolean; readonly relations: ReadonlySet<Relation>; readonly basis: Pair['basis'] },
): Generator<Pair> {
  const { ranks, articles } = settled.wordings
  const judged = (textId: number, candidates: readonly number[]): JudgedPair[] =>
    compare({ textId, candidates }).flatMap((pair) => settled.judge(pair) ?? [])
  const seeksCopies = [...relations].some(isCopy)
  const pair = (one: string, other: string, { relation, score, shared }: Omit<JudgedPair, 'a' | 'b'>): Pair => {
    const isOrdered = one < other
    const [a, b] = isOrdered ? [one, other] : [other, one]
    return {
      a,
      b,
      relation,
      score,
      basis,
      ...(shared && { shared: isOrdered ? shared : { a: shared.b, b: shared.a } }),
    }
  }
  const idsOf = (textId: number) => {
    const ids = articles.get(textId)!.map(({ id }) => id)
    return ids.length === 1 ? ids : ids.sort(compareIds)
  }
  const known = new Map<number, JudgedPair[]>()
  for (const edge of [...settled.edges, ...settled.neighbours]) {
    const own = known.get(edge.a)
    if (own) own.push(edge)
    else known.set(edge.a, [edge])
  }
  const seeks = { copies: seeksCopies, neighbours: [...relations].some(isNeighbourly) }
  const { order, candidatesOf, cut } = putOff(corpus, settled, bucketCap, all, seeks)
  if (seeksCopies) onCut(cut)
  for (const textId of order) {
    const ids = idsOf(textId)
    for (let i = 1; i < ids.length; i++) {
      if (!relations.has('identical')) break
      for (let j = 0; j < (all ? i : 1); j++) yield pair(ids[i]!, ids[j]!, IDENTICAL)
    }
    const edges = known.get(textId) ?? []
    const candidates = candidatesOf(textId)
    const more = candidates.length === 0 ? edges : [...edges, ...judged(textId, candidates)]
    more.sort((p, q) => ranks[p.b]! - ranks[q.b]!)
    for (const edge of more) {
      const { b, relation } = edge
      if (!relations.has(relation)) continue
      const others = idsOf(b)
      for (const one of all ? ids : ids.slice(0, 1)) {
        for (const other of all ? others : others.slice(0, 1)) yield pair(one, other, edge)
      }
    }
  }
}

/** As many as stay in the cache of what is derived of a text. */
const LARGE_FAMILY = 200

/** The value of a pair in a table that says no more than which pairs are in it. */
const IN = 0

/** What clusters need not be compared, and pairs do. */
interface PutOff {
  /** All texts by rank, but those of a large family together in the order of their bands: what was derived of one is still at hand for the next. */
  readonly order: Int32Array
  /** The texts that a text is to be compared with; each pair is given once. */
  readonly candidatesOf: (textId: number) => readonly number[]
  /**
   * How many pairs of one family, or of two that are copies of each other, are not compared; with the few of them that the clusters compared
   * and that are nothing to each other.
   */
  readonly cut: number
}

/** In a family of up to so many texts every pair is compared: 8,128 of 128. */
const ALL_OF_FAMILY = 128
/** In a larger one each text with so many that follow it in the order of the bands. */
const FOLLOWING = 32
/** So many of each of two families are compared across for a block or a form that two of their texts share. */
const BESIDE = 8

/**
 * Families are texts that a chain of reprints connects. Within a family every pair is to be compared; in a large one, each text with those
 * that share most bands with it. Of two families of which two texts are copies in any other way, all others are to be compared across, of
 * large ones the first. So a story that thousands print costs as much as they are, not their square. Of two families of which two texts share
 * a block or a form, the first few are to be compared across, where such pairs are asked for.
 */
function putOff(
  { bandTable }: Pick<Corpus, 'bandTable'>,
  { wordings, edges, neighbours }: Pick<Settled, 'wordings' | 'edges' | 'neighbours'>,
  bucketCap: number,
  all: boolean,
  seeks: { readonly copies: boolean; readonly neighbours: boolean },
): PutOff {
  const largest = all ? bucketCap : Math.min(bucketCap, ALL_OF_FAMILY)
  const following = Math.ceil(Math.min(bucketCap / 2, all ? Infinity : FOLLOWING))
  let left = 0
  const known = new PairTable()
  for (const { a, b } of [...edges, ...neighbours]) known.set(a, b, IN)
  const { textIds, ranks } = wordings
  const families = new Map<number, readonly number[]>()
  const behind = new Map<number, number[]>()
  /** How many pairs that adds: none, where it is known. */
  const propose = (a: number, b: number): number => {
    if (!known.set(a, b, IN)) return 0
    const own = behind.get(a)
    if (own) own.push(b)
    else behind.set(a, [b])
    return 1
  }
  const reprints = edges.filter(({ relation }) => relation === 'identical' || relation === 'reprint')
  for (const part of componentsOf(reprints)) {
    const members = [...new Set(part.flatMap(({ a, b }) => [a, b]))].sort((a, b) => ranks[a]! - ranks[b]!)
    const sorted = members.length > LARGE_FAMILY ? sortedByBands(bandTable, members, 0, ranks) : members
    for (const member of members) families.set(member, sorted)
    const isLarge = members.length > largest
    if (!seeks.copies) continue
    for (const [a, b] of neighbourPairs(sorted, isLarge ? following : members.length)) left -= propose(a, b)
    left += (members.length * (members.length - 1)) / 2
  }
  const across = new PairTable()
  const familyOf = (textId: number) => families.get(textId) ?? [textId]
  for (const { a, b } of seeks.copies ? edges : []) {
    const [one, other] = [familyOf(a), familyOf(b)]
    if (one[0] === other[0] || one.length + other.length === 2 || !across.set(one[0]!, other[0]!, IN)) continue
    const firstOf = (family: readonly number[]) => (family.length > largest ? family.slice(0, following) : family)
    for (const a of firstOf(one)) {
      for (const b of firstOf(other)) left -= propose(...inOrder(a, b, ranks))
    }
    left += one.length * other.length
  }
  const beside = new PairTable()
  for (const { a, b } of seeks.neighbours ? neighbours : []) {
    const [one, other] = [familyOf(a), familyOf(b)]
    if (one[0] === other[0] || one.length + other.length === 2 || !beside.set(one[0]!, other[0]!, IN)) continue
    for (const a of one.slice(0, BESIDE)) for (const b of other.slice(0, BESIDE)) propose(...inOrder(a, b, ranks))
  }
  for (const { a, b } of [...edges, ...neighbours]) {
    const [one, other] = [familyOf(a)[0]!, familyOf(b)[0]!]
    if (one === other || across.get(one, other) !== NO_VALUE) left--
  }
  return {
    order: togetherWith(textIds, families),
    cut: left,
    candidatesOf: (textId) => behind.get(textId) ?? [],
  }
}

/** The texts by rank, but a large family at the place of its first. */
function togetherWith(textIds: Int32Array, families: ReadonlyMap<number, readonly number[]>): Int32Array {
  const order = new Int32Array(textIds.length)
  const begun = new Set<readonly number[]>()
  let count = 0
  for (const textId of textIds) {
    const family = families.get(textId) ?? []
    if (family.length <= LARGE_FAMILY) order[count++] = textId
    else if (!begun.has(family)) {
      begun.add(family)
      for (const member of family) order[count++] = member
    }
  }
  return order
}

function inOrder(a: number, b: number, ranks: Int32Array): [number, number] {
  return ranks[a]! < ranks[b]! ? [a, b] : [b, a]
}

const IDENTICAL = { relation: 'identical', score: 1 } as const

/** The articles that have the texts found, by falling score, then by id, without the article `self`. */
export function matchesOf(found: readonly ScoredCandidate[], articles: ArticleTable, self: string): Match[] {
  const matches = found.flatMap(({ textId, relation, score, measures }) =>
    articles.idsOfText(textId).map((id): Match => ({ id, relation, score, measures })),
  )
  return matches.filter(({ id }) => id !== self).sort((a, b) => b.score - a.score || compareIds(a.id, b.id))
}

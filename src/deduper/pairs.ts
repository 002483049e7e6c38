import { neighbourPairs } from '../candidates/bucket-groups.js'
import { compareIds } from '../cluster/representative.js'
import { isCopy, type Relation } from '../compare/relation.js'
import type { ScoredCandidate } from '../verify/verifier.js'
import type { ArticleTable } from './article-table.js'
import type { Corpus } from './corpus.js'
import type { JudgedPair } from './judging.js'
import type { Match, Pair } from './results.js'
import type { Settled } from './settle.js'
import type { Compare } from './settling.js'

/**
 * Every pair of articles of which one is a copy of the other, once, in an order that depends on the set of articles alone.
 * The articles of one wording stand for each other: each is paired with the first by id, which alone is paired with
 * articles of other wordings.
 *
 * @param compare compares a text with others
 * @param bucketCap how many articles of one bucket an article is compared with at most
 * @param all whether to give every pair of articles of two wordings, and of one
 * @param relations which pairs to give
 */
export function* pairsOf(
  corpus: Corpus,
  settled: Settled,
  compare: Compare,
  bucketCap: number,
  {
    all,
    relations,
    basis,
  }: { readonly all: boolean; readonly relations: ReadonlySet<Relation>; readonly basis: Pair['basis'] },
): Generator<Pair> {
  const { textIds, ranks, articles } = settled.wordings
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
  const putOff = candidatesPutOff(corpus, settled, bucketCap)
  for (const textId of textIds) {
    const ids = idsOf(textId)
    for (let i = 1; i < ids.length; i++) {
      if (!relations.has('identical')) break
      for (let j = 0; j < (all ? i : 1); j++) yield pair(ids[i]!, ids[j]!, IDENTICAL)
    }
    const edges = known.get(textId) ?? []
    const candidates = seeksCopies ? putOff(textId, new Set(edges.map(({ b }) => b))) : []
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

/**
 * By text: the texts behind it by rank that clusters need not be compared with it, and pairs do. These share a large
 * bucket with it; or a copy of one kind that their centres are, their reprints may be too.
 */
function candidatesPutOff(
  { bandTable }: Corpus,
  { wordings: { ranks }, edges, inner, largeBuckets }: Settled,
  bucketCap: number,
): (textId: number, without: ReadonlySet<number>) => number[] {
  const sharing = new Map<number, Set<number>[]>()
  const share = (textId: number, others: Set<number>) => {
    const own = sharing.get(textId)
    if (own) own.push(others)
    else sharing.set(textId, [others])
  }
  for (const bucket of largeBuckets) {
    const { members } = bucket
    if (members.length <= bucketCap) {
      const others = new Set(members)
      for (const member of members) share(member, others)
    } else {
      const following = new Map<number, Set<number>>()
      for (const [a, b] of neighbourPairs(bandTable, bucket, members, ranks, Math.ceil(bucketCap / 2))) {
        const own = following.get(a) ?? new Set()
        following.set(a, own.add(b))
      }
      for (const [member, others] of following) share(member, others)
    }
  }
  const groups = new Map<number, number[]>()
  for (const [textId, centre] of inner) {
    const group = groups.get(centre)
    if (group) group.push(textId)
    else groups.set(centre, [textId])
  }
  const joined = new Set<string>()
  for (const { a, b } of edges) {
    const [one, other] = [inner.get(a)!, inner.get(b)!]
    const [left, right] = [groups.get(one)!, groups.get(other)!]
    const key = one < other ? `${one} ${other}` : `${other} ${one}`
    if (one === other || (left.length === 1 && right.length === 1) || joined.has(key)) continue
    joined.add(key)
    const both = [new Set(left), new Set(right)] as const
    for (const textId of left) share(textId, both[1])
    for (const textId of right) share(textId, both[0])
  }
  return (textId, without) => {
    const found = new Set<number>()
    for (const others of sharing.get(textId) ?? []) {
      for (const other of others) if (ranks[other]! > ranks[textId]! && !without.has(other)) found.add(other)
    }
    return [...found].sort((a, b) => ranks[a]! - ranks[b]!)
  }
}

const IDENTICAL = { relation: 'identical', score: 1 } as const

/** The articles that have the texts found, by falling score, then by id, without the article `self`. */
export function matchesOf(found: readonly ScoredCandidate[], articles: ArticleTable, self: string): Match[] {
  const matches = found.flatMap(({ textId, relation, score, measures }) =>
    articles.idsOfText(textId).map((id): Match => ({ id, relation, score, measures })),
  )
  return matches.filter(({ id }) => id !== self).sort((a, b) => b.score - a.score || compareIds(a.id, b.id))
}

import type { Relation } from '../compare/relation.js'
import { type Contender, type RepresentativePolicy, ranking } from './representative.js'
import { adjacency, type Edge, type Neighbour, stars } from './stars.js'

/** Which copies share a cluster: identical texts and reprints, or rewrites and excerpts too. */
export type Level = 'reprint' | 'rewrite'

/** A verified pair of texts, of which one is a copy of the other. */
export interface VerifiedEdge extends Edge {
  readonly relation: Relation
}

/** An article as the clusters see it; several may carry the very same text. */
export type ClusterArticle = Omit<Contender, 'centrality'>

/** By number, the articles that carry a text, one or more. */
export type Texts = ReadonlyMap<number, readonly ClusterArticle[]>

export interface LevelOptions {
  readonly level: Level
  readonly representative: RepresentativePolicy
  /** Compares two texts; gives nothing where neither is a copy of the other. */
  readonly verify: (a: number, b: number) => VerifiedEdge | undefined
}

/** Stars of reprints, and stars of their centres. */
export interface Levels {
  /** By text, its articles: the best one, which stands for the text, first. */
  readonly articles: ReadonlyMap<number, readonly ClusterArticle[]>
  /** By text, the text that it is a reprint of; itself for a centre. */
  readonly inner: ReadonlyMap<number, number>
  /** By centre of the inner level, that of the outer level. */
  readonly outer: ReadonlyMap<number, number>
  /** The pairs that the level counts; each text has one here with its centre. */
  readonly edges: readonly VerifiedEdge[]
}

/**
 * Texts form stars by their reprints; at the level `rewrite` the centres of these form stars in turn, by copies of any
 * kind. An excerpt takes no other centre, whatever its rank: what it holds is a part of a story.
 */
export function formLevels(texts: Texts, edges: readonly VerifiedEdge[], options: LevelOptions): Levels {
  const { level, representative, verify } = options
  const order = ranking(representative)
  const reprints = edges.filter(({ relation }) => relation === 'identical' || relation === 'reprint')
  const neighbours = adjacency(reprints)
  const articles = rank([...texts.keys()], texts, neighbours, order)
  const inner = stars([...articles.keys()], neighbours)
  const centres = [...articles.keys()].filter((text) => inner.get(text) === text)
  if (level === 'reprint') {
    return { articles, inner, outer: new Map(centres.map((centre) => [centre, centre])), edges: reprints }
  }
  const met = edges.filter(({ a, b }) => inner.get(a) === a && inner.get(b) === b)
  const verified = verifyCentres(inner, edges, met, verify)
  const all = edges.concat(verified)
  const excerpts = excerptsAmong(all, texts)
  const ranked = [...rank(centres, texts, adjacency(all), order).keys()]
  ranked.sort((a, b) => Number(excerpts.has(a)) - Number(excerpts.has(b)))
  return { articles, inner, outer: stars(ranked, adjacency(met.concat(verified), excerpts)), edges: all }
}

/** Some texts with their articles as contenders: texts by their best article, articles within each, best first. */
function rank(
  some: readonly number[],
  texts: Texts,
  neighbours: ReadonlyMap<number, readonly Neighbour[]>,
  order: (a: Contender, b: Contender) => number,
): Map<number, Contender[]> {
  const contenders = some.map((text): [number, Contender[]] => {
    const articles = texts.get(text)!
    const scores = (neighbours.get(text) ?? []).flatMap(({ vertex, score }) => texts.get(vertex)!.map(() => score))
    const centrality = sum(scores) + articles.length - 1
    return [text, articles.map((article) => ({ ...article, centrality })).sort(order)]
  })
  return new Map(contenders.sort(([, [a]], [, [b]]) => order(a!, b!)))
}

/** Adds from the smallest up, so that the order of the edges cannot change the last bit of the sum. */
function sum(values: number[]): number {
  return values.sort((a, b) => a - b).reduce((total, value) => total + value, 0)
}

/** Compares centres of which reprints are copies of each other, but which themselves never met. */
function verifyCentres(
  inner: ReadonlyMap<number, number>,
  edges: readonly VerifiedEdge[],
  met: readonly VerifiedEdge[],
  verify: LevelOptions['verify'],
): VerifiedEdge[] {
  const asked = new Set(met.map(({ a, b }) => pairKey(a, b)))
  const verified: VerifiedEdge[] = []
  for (const { a, b } of edges) {
    const [one, other] = [inner.get(a)!, inner.get(b)!]
    if (one === other || asked.has(pairKey(one, other))) continue
    asked.add(pairKey(one, other))
    const edge = verify(one, other)
    if (edge) verified.push(edge)
  }
  return verified
}

function pairKey(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/** The shorter texts of the pairs that are excerpts. */
function excerptsAmong(edges: readonly VerifiedEdge[], texts: Texts): Set<number> {
  const wordsOf = (text: number) => texts.get(text)![0]!.words
  const pairs = edges.filter(({ relation }) => relation === 'excerpt')
  return new Set(pairs.map(({ a, b }) => (wordsOf(a) < wordsOf(b) ? a : b)))
}

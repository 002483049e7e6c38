import type { Relation } from '../compare/relation.js'
import { type Contender, type RepresentativePolicy, ranking } from './representative.js'
import { adjacency, type Edge, type Neighbour, stars } from './stars.js'

/** Which copies share a cluster: identical texts and reprints (`reprint`), or rewrites and excerpts too (`rewrite`). */
export type ClusterLevel = 'reprint' | 'rewrite'

/** A verified pair: one of the two texts is a copy of the other. */
export interface VerifiedEdge extends Edge {
  readonly relation: Relation
}

/** What clustering needs to know of an article. */
export type ClusterArticle = Omit<Contender, 'centrality'>

/** By number of a text: its articles, one or more. */
export type Texts = ReadonlyMap<number, readonly ClusterArticle[]>

export interface LevelOptions {
  readonly level: ClusterLevel
  readonly representative: RepresentativePolicy
  /** Compares two texts; returns undefined where neither is a copy of the other. */
  readonly verify: (a: number, b: number) => VerifiedEdge | undefined
}

/** Two levels of stars: the inner level of reprints, and the outer level of the centres of the inner level. */
export interface Levels {
  /** By text: its articles, the best first. */
  readonly articles: ReadonlyMap<number, readonly ClusterArticle[]>
  /** By text: its centre, which it is a reprint of. The centre of a centre is the centre itself. */
  readonly inner: ReadonlyMap<number, number>
  /** By centre of the inner level: its centre of the outer level. */
  readonly outer: ReadonlyMap<number, number>
  /** The pairs that count at this level. Each text that is no centre has a pair with its centre. */
  readonly edges: readonly VerifiedEdge[]
}

/**
 * Texts form stars of reprints. At the level `rewrite`, the centres of these stars form stars of copies of every kind.
 * An excerpt is never the centre of other texts at that level, whatever its rank: it holds only a part of a story. An excerpt of a
 * digest is none: the digest holds it, among other stories.
 */
export function formLevels(texts: Texts, edges: readonly VerifiedEdge[], options: LevelOptions): Levels {
  const { level, representative, verify } = options
  const order = ranking(representative)
  const { articles, inner, reprints } = formReprintStars(texts, edges, representative)
  const centres = [...articles.keys()].filter((textId) => inner.get(textId) === textId)
  if (level === 'reprint') {
    return { articles, inner, outer: new Map(centres.map((centre) => [centre, centre])), edges: reprints }
  }
  const compared = edges.filter(({ a, b }) => inner.get(a) === a && inner.get(b) === b)
  const verified = verifyCentres(inner, edges, compared, verify)
  const all = edges.concat(verified)
  const compilations = compilationsAmong(all, texts)
  const joins = ({ a, b, relation }: VerifiedEdge) => relation !== 'excerpt' || !compilations.has(longerOf(a, b, texts))
  const joining = all.filter(joins)
  // Part of a digest alone, a text may be the whole of its own story, and the centre of its rewrites.
  const excerpts = excerptsAmong(joining, texts)
  const ranked = [...rank(centres, texts, adjacency(joining), order).keys()]
  const outer = stars(ranked, adjacency(compared.concat(verified).filter(joins), excerpts))
  return { articles, inner, outer, edges: all }
}

/** The inner level alone: stars of identical texts and reprints. */
export function formReprintStars(
  texts: Texts,
  edges: readonly VerifiedEdge[],
  representative: RepresentativePolicy,
): Pick<Levels, 'articles' | 'inner'> & { readonly reprints: readonly VerifiedEdge[] } {
  const reprints = edges.filter(({ relation }) => relation === 'identical' || relation === 'reprint')
  const neighbours = adjacency(reprints)
  const articles = rank([...texts.keys()], texts, neighbours, ranking(representative))
  return { articles, inner: stars([...articles.keys()], neighbours), reprints }
}

/** Ranks some texts by their best article, and the articles of each text, best first. */
function rank(
  textIds: readonly number[],
  texts: Texts,
  neighbours: ReadonlyMap<number, readonly Neighbour[]>,
  order: (a: Contender, b: Contender) => number,
): Map<number, Contender[]> {
  const contenders = textIds.map((textId): [number, Contender[]] => {
    const articles = texts.get(textId)!
    const scores = (neighbours.get(textId) ?? []).flatMap(({ vertex, score }) => texts.get(vertex)!.map(() => score))
    const centrality = sum(scores) + articles.length - 1
    return [textId, articles.map((article) => ({ ...article, centrality })).sort(order)]
  })
  return new Map(contenders.sort(([, [a]], [, [b]]) => order(a!, b!)))
}

/** Adds the smallest values first, so that the order of the edges cannot change the last bit of the sum. */
function sum(values: number[]): number {
  return values.sort((a, b) => a - b).reduce((total, value) => total + value, 0)
}

/** Compares two centres that were not compared before, where a reprint of one is a copy of a reprint of the other. */
function verifyCentres(
  inner: ReadonlyMap<number, number>,
  edges: readonly VerifiedEdge[],
  compared: readonly VerifiedEdge[],
  verify: LevelOptions['verify'],
): VerifiedEdge[] {
  const known = new Set(compared.map(({ a, b }) => pairKey(a, b)))
  const verified: VerifiedEdge[] = []
  for (const { a, b } of edges) {
    const [one, other] = [inner.get(a)!, inner.get(b)!]
    if (one === other || known.has(pairKey(one, other))) continue
    known.add(pairKey(one, other))
    const edge = verify(one, other)
    if (edge) verified.push(edge)
  }
  return verified
}

function pairKey(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/** The excerpts: the shorter text of each pair that has this relation. */
function excerptsAmong(edges: readonly VerifiedEdge[], texts: Texts): Set<number> {
  const pairs = edges.filter(({ relation }) => relation === 'excerpt')
  return new Set(pairs.map(({ a, b }) => (longerOf(a, b, texts) === b ? a : b)))
}

function longerOf(a: number, b: number, texts: Texts): number {
  return texts.get(a)![0]!.words < texts.get(b)![0]!.words ? b : a
}

/**
 * Digests, live blogs, listings: texts that hold two excerpts which are no copies of each other. Such a text has a part of
 * each story and is the whole of none, so it does not join them; they name it as `near`.
 */
function compilationsAmong(edges: readonly VerifiedEdge[], texts: Texts): Set<number> {
  const excerptsOf = new Map<number, number[]>()
  for (const { a, b, relation } of edges) {
    if (relation !== 'excerpt') continue
    const longer = longerOf(a, b, texts)
    const shorter = longer === a ? b : a
    const excerpts = excerptsOf.get(longer)
    if (excerpts) excerpts.push(shorter)
    else excerptsOf.set(longer, [shorter])
  }
  const copies = new Set(edges.map(({ a, b }) => pairKey(a, b)))
  const compilations = new Set<number>()
  for (const [longer, excerpts] of excerptsOf) {
    const areOneStory = excerpts.every((one, i) =>
      excerpts.slice(0, i).every((other) => copies.has(pairKey(one, other))),
    )
    if (!areOneStory) compilations.add(longer)
  }
  return compilations
}

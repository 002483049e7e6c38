/** An article that may represent its cluster. */
export interface Contender {
  /** The id that the article is stored under. */
  readonly id: string
  /** Length in words. */
  readonly words: number
  /** The date in milliseconds since 1970; absent for an undated article. */
  readonly time?: number | undefined
  /** The source that the article came with. */
  readonly source?: string | undefined
  /** Sum of the scores of its verified pairs, 0 or more. */
  readonly centrality: number
}

/**
 * Which article represents a cluster:
 *
 * - `central`: the article with the highest sum of scores
 * - `earliest`, `latest`: by date; undated articles come last
 * - `longest`: the article with the most words
 * - `sources`: an article of the first of these sources that has one in the cluster
 * - a function that compares two articles, negative where `a` is the better one, as for `Array.sort`
 *
 * Of equal articles the longer is taken, then the one with the smaller id.
 */
export type RepresentativePolicy =
  | 'central'
  | 'earliest'
  | 'latest'
  | 'longest'
  | { readonly sources: readonly string[] }
  | ((a: Contender, b: Contender) => number)

/** The order of a policy, best article first. No two articles are equal, so the order of the input changes nothing. */
export function ranking(policy: RepresentativePolicy): (a: Contender, b: Contender) => number {
  const preferred = preference(policy)
  return (a, b) => preferred(a, b) || b.words - a.words || compareIds(a.id, b.id)
}

/** By UTF-16 code units, as `<` does: the same in every locale. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function preference(policy: RepresentativePolicy): (a: Contender, b: Contender) => number {
  if (typeof policy === 'function') return policy
  if (policy === 'earliest') return (a, b) => ascending(a.time ?? Infinity, b.time ?? Infinity)
  if (policy === 'latest') return (a, b) => ascending(b.time ?? -Infinity, a.time ?? -Infinity)
  if (policy === 'longest') return (a, b) => b.words - a.words
  if (policy === 'central') return (a, b) => b.centrality - a.centrality
  const ranks = new Map<string | undefined, number>(policy.sources.map((source, rank) => [source, rank]))
  const rankOf = ({ source }: Contender) => ranks.get(source) ?? Infinity
  return (a, b) => ascending(rankOf(a), rankOf(b))
}

// Compares instead of subtracting: Infinity - Infinity is NaN.
function ascending(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

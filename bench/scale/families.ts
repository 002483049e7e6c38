/**
 * How well clusters agree with known families of copies, counted in pairs of articles. A family is an original and its
 * copies. A pair that one family's excerpt is in makes no claim at the reprint level and is left out of both figures: two
 * excerpts of one story may overlap fully or not at all.
 */
export interface Agreement {
  /** Pairs of one family, and how many of them share a cluster. */
  readonly truePairs: number
  readonly foundPairs: number
  /** Pairs of different families that share a cluster. */
  readonly falsePairs: number
  readonly recall: number
  readonly precision: number
}

export interface Membership {
  readonly family: number
  readonly excerpt: boolean
}

const pairsOf = (count: number): number => (count * (count - 1)) / 2

/** `clusters` holds the members' article numbers, each article once; `memberships` is by article number. */
export function measureAgreement(clusters: Iterable<readonly number[]>, memberships: readonly Membership[]): Agreement {
  const families = countBy(memberships.filter(({ excerpt }) => !excerpt).map(({ family }) => family))
  const truePairs = sum([...families.values()].map(pairsOf))
  let foundPairs = 0
  let falsePairs = 0
  for (const cluster of clusters) {
    const members = cluster.map((number) => memberships[number]!)
    const together = sum([...countBy(members.map(({ family }) => family)).values()].map(pairsOf))
    falsePairs += pairsOf(members.length) - together
    const reprints = members.filter(({ excerpt }) => !excerpt).map(({ family }) => family)
    foundPairs += sum([...countBy(reprints).values()].map(pairsOf))
  }
  const precision = share(foundPairs, foundPairs + falsePairs)
  return { truePairs, foundPairs, falsePairs, recall: share(foundPairs, truePairs), precision }
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

function countBy(keys: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** Models are tested on the one of so many parts that they did not see. */
export const FOLDS = 5

/** A labelled pair on its way into a fold. */
export interface Grouped {
  /** The groups of its two documents: the same group, except for a pair of different articles. */
  readonly groups: readonly [string, string]
  /** Kinds are spread evenly, each by itself. */
  readonly kind: string
}

/**
 * The fold (0 to `count` - 1) of each group: whole groups, the largest first, each to the fold that has least of the
 * kinds it brings (as Sechidis et al., 2011, do for labels). Depends on the set of pairs only, not on their order.
 */
export function assignFolds(pairs: readonly Grouped[], count = FOLDS): Map<string, number> {
  const groups = new Map<string, Map<string, number>>()
  const totals = new Map<string, number>()
  for (const { groups: both, kind } of pairs) {
    for (const group of new Set(both)) {
      const kinds = groups.get(group) ?? new Map<string, number>()
      groups.set(group, addTo(kinds, kind, 1))
      addTo(totals, kind, 1)
    }
  }
  const total = (kind: string): number => totals.get(kind)!
  const size = (kinds: ReadonlyMap<string, number>): number => sum(kinds, (kind, number) => number / total(kind))
  const inOrder = [...groups].sort(([a, kindsA], [b, kindsB]) => size(kindsB) - size(kindsA) || (a < b ? -1 : 1))
  const held = Array.from({ length: count }, () => new Map<string, number>())
  const folds = new Map<string, number>()
  for (const [group, kinds] of inOrder) {
    const crowding = held.map((fold) =>
      sum(kinds, (kind, number) => (number * (fold.get(kind) ?? 0)) / total(kind) ** 2),
    )
    const chosen = crowding.indexOf(Math.min(...crowding))
    folds.set(group, chosen)
    for (const [kind, number] of kinds) addTo(held[chosen]!, kind, number)
  }
  return folds
}

function addTo(counts: Map<string, number>, key: string, number: number): Map<string, number> {
  return counts.set(key, (counts.get(key) ?? 0) + number)
}

function sum(counts: ReadonlyMap<string, number>, value: (kind: string, number: number) => number): number {
  return [...counts].reduce((total, [kind, number]) => total + value(kind, number), 0)
}

/** A pair and the folds of its two documents. */
export interface Folded {
  readonly folds: readonly [number, number]
}

/** What a model for `fold` may learn from: pairs with neither document in it. */
export function trainingPairs<Pair extends Folded>(pairs: readonly Pair[], fold: number): Pair[] {
  return pairs.filter(({ folds }) => !folds.includes(fold))
}

/** The pairs that a fold is tested on. Each pair is tested in one fold, that of its first document. */
export function testPairs<Pair extends Folded>(pairs: readonly Pair[], fold: number): Pair[] {
  return pairs.filter(({ folds }) => folds[0] === fold)
}

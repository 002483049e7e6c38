import type { Measures } from './features/features.js'

/**
 * What one article is to another, strongest first. The first four are copies.
 *
 * - `identical`: the same text after normalisation
 * - `reprint`: the same wording except for edits, cuts and boilerplate
 * - `rewrite`: the same text in other words
 * - `excerpt`: a substantial part of one stands in the other, which is much longer
 * - `partial`: a block is carried over, and both have a story of their own
 * - `template`: a recurring form with other facts
 * - `related`: the same event in own words
 * - `unrelated`
 */
export const RELATIONS = [
  'identical',
  'reprint',
  'rewrite',
  'excerpt',
  'partial',
  'template',
  'related',
  'unrelated',
] as const

/** What one article is to another: one of `RELATIONS`. */
export type Relation = (typeof RELATIONS)[number]

const COPIES: ReadonlySet<Relation> = new Set(RELATIONS.slice(0, RELATIONS.indexOf('partial')))

/**
 * Whether one of the two is a copy of the other.
 *
 * @example
 * isCopy('excerpt') // => true
 * isCopy('related') // => false
 */
export function isCopy(relation: Relation): boolean {
  return COPIES.has(relation)
}

/** Relations of articles that share more than an event and are no copies. */
export type Neighbourly = 'partial' | 'template'

export function isNeighbourly(relation: Relation): relation is Neighbourly {
  return relation === 'partial' || relation === 'template'
}

// Half of the shorter text's shingles stand in the longer: more of its wording is kept than changed.
const SAME_WORDING = 0.5
// From this length ratio on, the shorter text is an excerpt of the longer, not a cut reprint.
const MUCH_LONGER = 2
// Weighted share of terms in common. Three in four pairs about one event reach it, and one in a hundred other pairs.
const SAME_EVENT = 0.1

/**
 * The relation of two texts of which one is a copy of the other, and that are not identical.
 *
 * @param lengthRatio of the longer to the shorter, in words
 */
export function copyRelation({ wording }: Measures, lengthRatio: number): 'reprint' | 'rewrite' | 'excerpt' {
  if (wording < SAME_WORDING) return 'rewrite'
  return lengthRatio >= MUCH_LONGER ? 'excerpt' : 'reprint'
}

/** The relation of two texts that neither are copies nor share a block or a form. */
export function eventRelation({ content }: Measures): 'related' | 'unrelated' {
  return content >= SAME_EVENT ? 'related' : 'unrelated'
}

import type { Measures } from './features/features.js'

/**
 * What one article is to another, strongest first. The first four are copies.
 *
 * - `identical`: the same text after normalisation
 * - `reprint`: the same wording except for edits, cuts and boilerplate
 * - `rewrite`: the same text in other words
 * - `excerpt`: a substantial part of one stands in the other, which is much longer
 * - `related`: the same event in own words
 * - `unrelated`
 */
export const RELATIONS = ['identical', 'reprint', 'rewrite', 'excerpt', 'related', 'unrelated'] as const

export type Relation = (typeof RELATIONS)[number]

/** Whether one of the two is a copy of the other, rather than merely about the same event. */
export function isCopy(relation: Relation): boolean {
  return relation !== 'related' && relation !== 'unrelated'
}

// Half of the shorter text's shingles stand in the longer: more of its wording is kept than changed.
const SAME_WORDING = 0.5
// From this length ratio on, the shorter text is an excerpt of the longer, not a cut reprint.
const MUCH_LONGER = 2
// Weighted share of terms in common. Three in four pairs about one event reach it, and one in a hundred other pairs.
const SAME_EVENT = 0.1

/**
 * The relation of two texts that are not identical.
 *
 * @param lengthRatio of the longer to the shorter, in words
 */
export function relationOf(
  { wording, content }: Measures,
  score: number,
  threshold: number,
  lengthRatio: number,
): Exclude<Relation, 'identical'> {
  if (score < threshold) return content >= SAME_EVENT ? 'related' : 'unrelated'
  if (wording < SAME_WORDING) return 'rewrite'
  return lengthRatio >= MUCH_LONGER ? 'excerpt' : 'reprint'
}

import { UNSEGMENTED } from '../../text/tokens.js'
import type { Comparable } from '../comparable.js'
import type { TransientSharedTerms } from './shared-terms.js'
import type { ShingleMatches } from './shingle-overlap.js'

/*
 * Whether two pages are one story, or two stories that share a block: a gallery, a list of links, a few paragraphs of
 * background. Two stories have different leads, and little in common outside the block.
 *
 * The prefilter sums up the same weights from stored texts; both turn the sums into measures by `leadRatio` and
 * `outsideSharedRatio`.
 */

/**
 * The measure `lead`. A lead without terms says nothing against a pair.
 *
 * @param shared the weight of the lead's terms that stand in the other lead too, each as often as it stands in the first
 * @param all the weight of all terms of the lead
 */
export function leadRatio(shared: number, all: number): number {
  return all === 0 ? 1 : shared / all
}

// In natural logarithms of idf: a dozen ordinary terms. If less than that is outside, it says little against the pair.
const BENEFIT_OF_DOUBT = 60

/**
 * The share, by idf, of the first text's terms outside shared shingles that the second text has; drawn towards 1 if little
 * is outside.
 *
 * @param matches where the first text's five-word shingles stand in the second (`matchShingles`)
 */
export function outsideSharedShare(
  of: Comparable,
  among: Comparable,
  matches: ShingleMatches,
  { isShared, text }: Pick<TransientSharedTerms, 'isShared' | 'text'>,
): number {
  const { textMass, termNumbers } = of.sortedTerms
  if (matches.shared === 0) return outsideSharedRatio(text, textMass)
  const { weights, positions } = of.termsInOrder
  const { flags } = of.fingerprint
  const inShared = wordsInShared(of, among, matches)
  let [all, found] = [textMass, text]
  for (let i = 0; i < positions.length; i++) {
    const word = positions[i]!
    // A term of an unsegmented script is two characters.
    if (!inShared[word] || (flags[word]! & UNSEGMENTED && !inShared[word + 1])) continue
    all -= weights[i]!
    if (isShared[termNumbers[i]!]) found -= weights[i]!
  }
  return outsideSharedRatio(found, all)
}

/**
 * The measure `outsideShared`.
 *
 * @param found the weight of the terms outside shared shingles that the other text has, each as often as it stands there
 * @param all the weight of all terms outside shared shingles
 */
export function outsideSharedRatio(found: number, all: number): number {
  return (BENEFIT_OF_DOUBT + found) / (BENEFIT_OF_DOUBT + all)
}

/** By word of the first text: 1 if it stands in a shingle that the second has, else 0. */
function wordsInShared(of: Comparable, among: Comparable, { entries }: ShingleMatches): Uint8Array {
  const { positions, width } = of.wording.shingles
  const shared = new Uint8Array(of.fingerprint.words.length)
  if (width !== among.wording.shingles.width) return shared
  for (let entry = 0; entry < positions.length; entry++) {
    if (entries[entry]! < 0) continue
    // A loop, because a call of `fill` costs more than the few words that it sets.
    const end = positions[entry]! + width
    for (let word = positions[entry]!; word < end; word++) shared[word] = 1
  }
  return shared
}

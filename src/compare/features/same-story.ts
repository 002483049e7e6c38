import { LEAD_TERMS } from '../../fingerprint/terms.js'
import { UNSEGMENTED } from '../../text/tokens.js'
import type { Comparable } from '../comparable.js'
import { placesIn } from './shingle-overlap.js'

/*
 * Whether two pages are one story, or two that share a block: a gallery, a list of links, a few paragraphs of background. Then
 * they begin with different things, and what stands outside the block has little in common.
 */

/** The share, by rarity, of what the first text begins with that the second begins with too, 0 to 1. */
export function leadShare(of: Comparable, among: Comparable): number {
  const { terms, weights } = of.termsInOrder
  let all = 0
  let found = 0
  for (let i = 0; i < Math.min(LEAD_TERMS, terms.length); i++) {
    all += weights[i]!
    if (among.lead.has(terms[i]!)) found += weights[i]!
  }
  return leadRatio(found, all)
}

/** @param found of what a text begins with (`all`), by weight, what another begins with too */
export function leadRatio(found: number, all: number): number {
  return all === 0 ? 1 : found / all
}

// In natural logarithms of rarity: a dozen ordinary content words. Where less than that is left, little is held against the pair.
const BENEFIT_OF_DOUBT = 60

/**
 * The share, by rarity, of the first text's content outside the shingles it shares with the second that the second has
 * all the same; drawn towards 1 where little is outside.
 */
export function outsideSharedShare(of: Comparable, among: Comparable): number {
  const { terms, weights, positions } = of.termsInOrder
  const shared = sharedWords(of, among)
  let all = 0
  let found = 0
  const { flags } = of.fingerprint
  for (let i = 0; i < terms.length; i++) {
    const word = positions[i]!
    // A unit of a script without spaces is two characters.
    if (shared[word] && (!(flags[word]! & UNSEGMENTED) || shared[word + 1])) continue
    all += weights[i]!
    if (among.terms.has(terms[i]!)) found += weights[i]!
  }
  return outsideSharedRatio(found, all)
}

/** @param found of what is outside shared wording (`all`), by weight, what another text has too */
export function outsideSharedRatio(found: number, all: number): number {
  return (BENEFIT_OF_DOUBT + found) / (BENEFIT_OF_DOUBT + all)
}

/** 1 for each word of the first text that stands in a shingle of the second. */
function sharedWords(of: Comparable, among: Comparable): Uint8Array {
  const { positions, width } = of.wording.shingles
  const shared = new Uint8Array(of.fingerprint.words.length)
  if (width !== among.wording.shingles.width) return shared
  const places = placesIn(among.wording, of.wording)
  for (let entry = 0; entry < positions.length; entry++) {
    if (places[entry]! < 0) continue
    // A call of `fill` costs more than the few words that it sets.
    const end = positions[entry]! + width
    for (let word = positions[entry]!; word < end; word++) shared[word] = 1
  }
  return shared
}

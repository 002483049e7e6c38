import type { Comparable } from '../comparable.js'

/*
 * Names and numbers that two texts share, and the other terms apart from them: a template repeats its other words with other
 * names and numbers, an independent report brings its own, and a rewrite keeps those of its source.
 */

/** What a fact weighs beyond its idf, so that even a common name or number counts. */
export const FACT_WEIGHT = 0.5

/** The share, by idf, of one text's facts that another has, 0 to 1. */
export function factShare(of: Comparable, among: Comparable): number {
  const { stems } = of.facts
  const others = among.facts.stems
  let all = 0
  let shared = 0
  for (let i = 0, j = 0; i < stems.length; i++) {
    const stem = stems[i]!
    const weight = of.idf.idf(stem) + FACT_WEIGHT
    while (j < others.length && others[j]! < stem) j++
    all += weight
    if (others[j] === stem) shared += weight
  }
  return all === 0 ? 0 : shared / all
}

/** The share, by weight, of one text's distinct terms that are no facts and that another has, 0 to 1. */
export function otherContentShare(of: Comparable, among: Comparable): number {
  const { terms, weights } = of.sortedTerms
  const others = among.sortedTerms.terms
  const facts = of.facts.stems
  let all = 0
  let shared = 0
  for (let i = 0, j = 0, k = 0; i < terms.length; i++) {
    const term = terms[i]!
    if (i > 0 && terms[i - 1] === term) continue
    while (j < others.length && others[j]! < term) j++
    while (k < facts.length && facts[k]! < term) k++
    if (facts[k] === term) continue
    all += weights[i]!
    if (others[j] === term) shared += weights[i]!
  }
  return all === 0 ? 0 : shared / all
}

// Two numbers of which 70 % are shared, as in an ordinary pair about one event, are added to the numbers of the text.
const USUAL_NUMBERS = 2
const USUAL_SHARE = 0.7

/** The share of one text's numbers that another has, drawn towards .7 if there are few. Both ascending and distinct. */
export function numberShare(numbers: Uint32Array, others: Uint32Array): number {
  return (countCommon(numbers, others) + USUAL_NUMBERS * USUAL_SHARE) / (numbers.length + USUAL_NUMBERS)
}

/** How many values two ascending arrays of distinct values share. */
export function countCommon(a: Uint32Array, b: Uint32Array): number {
  let common = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = a[i]! - b[j]!
    if (difference === 0) common++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return common
}

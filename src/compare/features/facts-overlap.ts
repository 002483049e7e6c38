import type { Facts } from '../../fingerprint/facts.js'
import type { IdfTable } from '../../language/idf.js'
import type { TermSet } from '../../structures/term-set.js'

/*
 * Names and numbers that two texts share, and those that stand nowhere in the other. A template repeats its words with other names and
 * numbers; an independent report and a follow-up bring their own; a rewrite keeps those of its source, and brings next to none.
 */

// What a fact weighs beyond its idf, so that even a common name or number counts.
const FACT_WEIGHT = 0.5

/** The facts of a text by what they weigh. */
export interface WeighedFacts extends Facts {
  /** By stem. */
  readonly weights: Float32Array
  /** By stem: 1 for a number. */
  readonly isNumber: Uint8Array
  /** The weight of all facts. */
  readonly mass: number
}

export function weighFacts(facts: Facts, idf: IdfTable): WeighedFacts {
  const { stems, numbers } = facts
  const weights = new Float32Array(stems.length)
  const isNumber = new Uint8Array(stems.length)
  let mass = 0
  for (let i = 0, j = 0; i < stems.length; i++) {
    weights[i] = idf.idf(stems[i]!) + FACT_WEIGHT
    mass += weights[i]!
    while (j < numbers.length && numbers[j]! < stems[i]!) j++
    isNumber[i] = Number(numbers[j] === stems[i])
  }
  return { ...facts, weights, isNumber, mass }
}

/** The facts of one text beside another text. */
export interface FactsOverlap {
  /** The share, by idf, that are facts of the other, 0 to 1. */
  readonly share: number
  /** How many are no word of the other. */
  readonly ownCount: number
  /** Their share, by idf; drawn towards a quarter if there are few facts. */
  readonly ownShare: number
  /** The share of the numbers that are no word of the other; drawn towards .3 if there are few. */
  readonly ownNumbers: number
  /**
   * By idf, the share of facts among all terms that the other lacks; drawn towards a quarter if there are few. High in a template, which
   * changes facts alone; low in a paraphrase or a poor scan, which change any word.
   */
  readonly amongOwn: number
}

// A text without facts has 1 / 4 of its own by the weight of a common name or two, and .3 / 1 of its numbers.
const OWN_WEIGHT = 1
const USUAL_WEIGHT = 4
const OWN_NUMBERS = 0.3
const OWN_NUMBERS_OF = 1

/**
 * @param words the stems of all words of the other text
 * @param ownTerms the weight of the terms that the other text lacks
 */
export function overlapOfFacts(of: WeighedFacts, among: WeighedFacts, words: TermSet, ownTerms: number): FactsOverlap {
  const { stems, weights, isNumber, mass, numbers } = of
  const others = among.stems
  let shared = 0
  let count = 0
  let [own, ownNumbers] = [OWN_WEIGHT, OWN_NUMBERS]
  for (let i = 0, j = 0; i < stems.length; i++) {
    const stem = stems[i]!
    while (j < others.length && others[j]! < stem) j++
    if (others[j] === stem) shared += weights[i]!
    else if (!words.has(stem)) {
      own += weights[i]!
      ownNumbers += isNumber[i]!
      count++
    }
  }
  return {
    share: mass === 0 ? 0 : shared / mass,
    ownCount: count,
    ownShare: own / (USUAL_WEIGHT + mass),
    ownNumbers: ownNumbers / (numbers.length + OWN_NUMBERS_OF),
    amongOwn: Math.min(1, own / (USUAL_WEIGHT + ownTerms)),
  }
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

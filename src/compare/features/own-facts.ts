import { NUMBER, SENTENCE_END } from '../../text/tokens.js'
import type { Comparable } from '../comparable.js'
import { FACT_WEIGHT } from './facts-overlap.js'
import type { Alignment } from './sentence-alignment.js'

/*
 * Names and numbers of one text that stand nowhere in the other. An independent report, a follow-up and a template bring their own; a
 * copy brings next to none.
 */

/** Facts of one text that are no word of the other. */
export interface OwnFacts {
  /** How many there are. */
  readonly count: number
  /** Their share of all facts, by idf; drawn towards a quarter if there are few. */
  readonly share: number
  /** The share of the numbers that the other lacks; drawn towards .3 if there are few. */
  readonly numbers: number
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
const USUAL_NUMBERS = 1

export function ownFacts(of: Comparable, among: Comparable): OwnFacts {
  const { stems, numbers } = of.facts
  let count = 0
  let [own, all] = [OWN_WEIGHT, USUAL_WEIGHT]
  for (const stem of stems) {
    const weight = of.idf.idf(stem) + FACT_WEIGHT
    all += weight
    if (among.stems.has(stem)) continue
    count++
    own += weight
  }
  const { terms, weights } = of.sortedTerms
  let ownTerms = USUAL_WEIGHT
  for (let i = 0; i < terms.length; i++) {
    if (terms[i] !== terms[i - 1] && !among.terms.has(terms[i]!)) ownTerms += weights[i]!
  }
  const ownNumbers = numbers.reduce((sum, number) => sum + (among.stems.has(number) ? 0 : 1), OWN_NUMBERS)
  return {
    count,
    share: own / all,
    numbers: ownNumbers / (numbers.length + USUAL_NUMBERS),
    amongOwn: Math.min(1, own / ownTerms),
  }
}

/** Facts that differ where two texts say the same: the shares, of names and of numbers, in matching sentences. */
export interface Conflicts {
  readonly names: number
  readonly numbers: number
}

// The cosine from which two sentences are about the same thing, so that another number in it is another answer.
const SAME_SENTENCE = 0.4

/**
 * Of the facts in sentences of the first text that match one of the second, the share that the second text lacks; each as often as it
 * stands there, and drawn towards .3 if there are few.
 */
export function conflictsOf(of: Comparable, among: Comparable, { similarities }: Alignment): Conflicts {
  const { words, flags } = of.fingerprint
  const { positions } = of.facts
  let [names, otherNames, numbers, otherNumbers] = [0, 0, 0, 0]
  let [sentence, word] = [0, 0]
  for (const position of positions) {
    for (; word < position; word++) if (flags[word]! & SENTENCE_END) sentence++
    if (sentence >= similarities.length) break
    if (similarities[sentence]! < SAME_SENTENCE) continue
    const lacks = among.stems.has(words[position]! >>> 8) ? 0 : 1
    if (flags[position]! & NUMBER) {
      numbers++
      otherNumbers += lacks
    } else {
      names++
      otherNames += lacks
    }
  }
  return {
    names: (otherNames + OWN_NUMBERS) / (names + USUAL_NUMBERS),
    numbers: (otherNumbers + OWN_NUMBERS) / (numbers + USUAL_NUMBERS),
  }
}

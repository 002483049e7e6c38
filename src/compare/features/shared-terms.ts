import { reuse } from '../../structures/buffers.js'
import type { SortedTerms } from './sorted-terms.js'

/**
 * What two texts share, by their distinct terms: what measures of content, of the lead and of own words are made of. There is one such
 * object, which every call of `findSharedTerms` overwrites.
 */
export interface TransientSharedTerms {
  /** How many terms are shared, and by place the number of each in the first text and in the second. */
  readonly count: number
  readonly numbers: Int32Array
  readonly otherNumbers: Int32Array
  /** By number in the first text: 1 if the second has the term. */
  readonly isShared: Uint8Array
  /** The weight of the terms in sentences of both texts that are not left out, */
  readonly mass: number
  /** and of these of what is neither name nor number in the first. */
  readonly otherMass: number
  /** The weight of the terms in sentences of the first text that are not left out and anywhere in the second, */
  readonly massOfFirst: number
  /** and the reverse. */
  readonly massOfSecond: number
  /** The weight of the lead of the first text in terms that the other lead has, each as often as it stands there. */
  readonly lead: number
  /** The weight of the first text in terms that the second has, each as often as it stands there. */
  readonly text: number
}

const shared = {
  ...{ count: 0, numbers: new Int32Array(0), otherNumbers: new Int32Array(0), isShared: new Uint8Array(0) },
  ...{ mass: 0, otherMass: 0, massOfFirst: 0, massOfSecond: 0, lead: 0, text: 0 },
}

/** Merges two sorted arrays of terms. */
export function findSharedTerms(a: SortedTerms, b: SortedTerms): TransientSharedTerms {
  const [terms, others] = [a.terms, b.terms]
  const fewer = Math.min(terms.length, others.length)
  const numbers = reuse(shared.numbers, fewer)
  const otherNumbers = reuse(shared.otherNumbers, fewer)
  const isShared = reuse(shared.isShared, terms.length).fill(0)
  let count = 0
  let [mass, otherMass, massOfFirst, massOfSecond, lead, text] = [0, 0, 0, 0, 0, 0]
  for (let i = 0, j = 0; i < terms.length && j < others.length; ) {
    const difference = ((terms[i]! | 0) - (others[j]! | 0)) | 0
    if (difference !== 0) {
      // Branch-free, because a branch on which term is lower would mispredict half of the time.
      i += difference >>> 31
      j += -difference >>> 31
      continue
    }
    const isKept = a.starts[i + 1]! > a.starts[i]!
    const isOtherKept = b.starts[j + 1]! > b.starts[j]!
    if (isKept) massOfFirst += a.weights[i]!
    if (isOtherKept) massOfSecond += b.weights[j]!
    if (isKept && isOtherKept) {
      mass += a.weights[i]!
      otherMass += a.otherWeights[i]!
    }
    if (b.leadWeights[j]! > 0) lead += a.leadWeights[i]!
    text += a.textWeights[i]!
    isShared[i] = 1
    numbers[count] = i++
    otherNumbers[count++] = j++
  }
  shared.numbers = numbers
  shared.otherNumbers = otherNumbers
  shared.isShared = isShared
  shared.count = count
  shared.mass = mass
  shared.otherMass = otherMass
  shared.massOfFirst = massOfFirst
  shared.massOfSecond = massOfSecond
  shared.lead = lead
  shared.text = text
  return shared
}

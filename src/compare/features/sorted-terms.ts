import { LEAD_TERMS, type Terms } from '../../fingerprint/terms.js'
import { reuse } from '../../structures/buffers.js'

// Alignment is quadratic in sentences. Few news articles have as many (2,900 words); further sentences are left out.
export const MAX_SENTENCES = 128

/**
 * The distinct terms of one text, ascending. Weights are multiples of a quarter, so their sums are exact in whatever order they are taken.
 */
export interface SortedTerms {
  readonly terms: Uint32Array
  /** By term. */
  readonly weights: Float32Array
  /** By term: its weight if it is neither name nor number, else 0. */
  readonly otherWeights: Float32Array
  /** By term: its weight times how often the lead has it. */
  readonly leadWeights: Float64Array
  /** By term: its weight times how often the text has it. */
  readonly textWeights: Float64Array
  /** By term: where its sentences begin; they end where those of the next begin. None if all are left out. */
  readonly starts: Uint32Array
  readonly sentences: Uint16Array
  /** By occurrence in the text, in order: the number of its term. */
  readonly termNumbers: Uint32Array
  /** By sentence: the sum of squared weights. */
  readonly sentenceSquares: Float64Array
  /** By sentence: the sum of weights. */
  readonly sentenceMasses: Float64Array
  /** The sum of all weights, */
  readonly wholeMass: number
  /** of those in sentences that are not left out, */
  readonly mass: number
  /** and of these of what is neither name nor number. */
  readonly otherMass: number
  readonly leadMass: number
  readonly textMass: number
  /** Whether sentences were left out. */
  readonly capped: boolean
}

/** @param facts the stems of names and numbers, ascending */
export function sortTerms({ terms, weights, sentences, sentenceCount }: Terms, facts: Uint32Array): SortedTerms {
  const count = terms.length
  const sentencesKept = Math.min(sentenceCount, MAX_SENTENCES)
  // In one piece of memory, the widest numbers first: ten small pieces for each text that is compared kept the garbage collector busy.
  const memory = new ArrayBuffer(38 * count + 16 * sentencesKept + 4)
  let taken = 0
  const take = (bytes: number): number => {
    const start = taken
    taken += bytes
    return start
  }
  const sorted = {
    leadWeights: new Float64Array(memory, take(8 * count), count),
    textWeights: new Float64Array(memory, take(8 * count), count),
    sentenceSquares: new Float64Array(memory, take(8 * sentencesKept), sentencesKept),
    sentenceMasses: new Float64Array(memory, take(8 * sentencesKept), sentencesKept),
    terms: new Uint32Array(memory, take(4 * count), count),
    weights: new Float32Array(memory, take(4 * count), count),
    otherWeights: new Float32Array(memory, take(4 * count), count),
    termNumbers: new Uint32Array(memory, take(4 * count), count),
    starts: new Uint32Array(memory, take(4 * count + 4), count + 1),
    sentences: new Uint16Array(memory, take(2 * count), count),
  }
  const ordered = orderByTerm(terms)
  let number = -1
  let kept = 0
  let fact = 0
  let [wholeMass, mass, otherMass, leadMass, textMass] = [0, 0, 0, 0, 0]
  for (let i = 0; i < count; i++) {
    const from = ordered[i]!
    const term = terms[from]!
    const weight = weights[from]!
    if (number < 0 || term !== sorted.terms[number]) {
      sorted.starts[++number] = kept
      sorted.terms[number] = term
      sorted.weights[number] = weight
      while (fact < facts.length && facts[fact]! < term) fact++
      const otherWeight = facts[fact] === term ? 0 : weight
      sorted.otherWeights[number] = otherWeight
      wholeMass += weight
      // The occurrences of a term come in the order of the text.
      if (sentences[from]! < sentencesKept) {
        mass += weight
        otherMass += otherWeight
      }
    }
    sorted.termNumbers[from] = number
    sorted.textWeights[number]! += weight
    textMass += weight
    if (from < LEAD_TERMS) {
      sorted.leadWeights[number]! += weight
      leadMass += weight
    }
    const sentence = sentences[from]!
    if (sentence >= sentencesKept || (kept > sorted.starts[number]! && sorted.sentences[kept - 1] === sentence))
      continue
    sorted.sentences[kept++] = sentence
    sorted.sentenceSquares[sentence]! += weight * weight
    sorted.sentenceMasses[sentence]! += weight
  }
  const distinct = number + 1
  sorted.starts[distinct] = kept
  return {
    ...sorted,
    terms: sorted.terms.subarray(0, distinct),
    ...{ wholeMass, mass, otherMass, leadMass, textMass, capped: sentenceCount > MAX_SENTENCES },
  }
}

// Memory that every call of `orderByTerm` uses again.
let order = new Int32Array(0)
let exchange = new Int32Array(0)
const offsets = new Int32Array(256)

/**
 * The occurrences ascending by term, those of one term in their order: a radix sort, three rounds of a byte. The result is a view that the
 * next call overwrites.
 */
function orderByTerm(terms: Uint32Array): Int32Array {
  const count = terms.length
  order = reuse(order, count)
  exchange = reuse(exchange, count)
  for (let i = 0; i < count; i++) order[i] = i
  for (let shift = 0; shift < 24; shift += 8) {
    offsets.fill(0)
    for (let i = 0; i < count; i++) offsets[(terms[i]! >>> shift) & 255]!++
    for (let digit = 0, next = 0; digit < 256; digit++) {
      const size = offsets[digit]!
      offsets[digit] = next
      next += size
    }
    for (let i = 0; i < count; i++) {
      const index = order[i]!
      exchange[offsets[(terms[index]! >>> shift) & 255]!++] = index
    }
    ;[order, exchange] = [exchange, order]
  }
  return order
}

import type { Terms } from '../../fingerprint/terms.js'
import { reuse } from '../../structures/buffers.js'

// Alignment is quadratic in sentences. Few news articles have as many (2,900 words); further sentences are left out.
export const MAX_SENTENCES = 128

/** The terms of one text, one entry for each term and sentence, ascending by term, then by sentence. */
export interface SortedTerms {
  readonly terms: Uint32Array
  readonly sentences: Uint16Array
  readonly weights: Float32Array
  /** By sentence: the sum of squared weights. */
  readonly sentenceSquares: Float64Array
  /** By sentence: the sum of weights. */
  readonly sentenceMasses: Float64Array
  /** The sum of weights over the distinct terms of the whole text. */
  readonly mass: number
  /** Whether sentences were left out. */
  readonly capped: boolean
}

export function sortTerms({ terms, weights, sentences, sentenceCount }: Terms): SortedTerms {
  const sentencesKept = Math.min(sentenceCount, MAX_SENTENCES)
  let kept = 0
  while (kept < terms.length && sentences[kept]! < sentencesKept) kept++
  const sorted = {
    terms: new Uint32Array(kept),
    sentences: new Uint16Array(kept),
    weights: new Float32Array(kept),
    sentenceSquares: new Float64Array(sentencesKept),
    sentenceMasses: new Float64Array(sentencesKept),
  }
  const ranked = orderByTerm(terms, kept)
  let count = 0
  let mass = 0
  let [previousTerm, previousSentence] = [-1, -1]
  for (let i = 0; i < kept; i++) {
    const from = ranked[i]!
    const term = terms[from]!
    const sentence = sentences[from]!
    if (term === previousTerm && sentence === previousSentence) continue
    const weight = weights[from]!
    if (term !== previousTerm) mass += weight
    sorted.terms[count] = term
    sorted.sentences[count] = sentence
    sorted.weights[count] = weight
    sorted.sentenceSquares[sentence]! += weight * weight
    sorted.sentenceMasses[sentence]! += weight
    previousTerm = term
    previousSentence = sentence
    count++
  }
  return {
    ...sorted,
    terms: sorted.terms.subarray(0, count),
    sentences: sorted.sentences.subarray(0, count),
    weights: sorted.weights.subarray(0, count),
    mass,
    capped: sentenceCount > MAX_SENTENCES,
  }
}

// Memory that every call of `orderByTerm` uses again.
let order = new Int32Array(0)
let exchange = new Int32Array(0)
const offsets = new Int32Array(256)

/**
 * The indexes 0 to `count` - 1 ascending by term, those of one term in their order: a radix sort, three rounds of a byte.
 * The result is a view that the next call overwrites.
 */
function orderByTerm(terms: Uint32Array, count: number): Int32Array {
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

/** How the sentences of a first text match those of a second. */
export interface Alignment {
  /** The weight of the distinct terms that both texts have. */
  readonly sharedMass: number
  /** By sentence of the first text: the most similar sentence of the second (cosine of their weights, from .2), or -1. */
  readonly best: Int16Array
  /** By sentence of the first text: the cosine with its most similar sentence, 0 if there is none. */
  readonly similarities: Float64Array
}

// Below this cosine, two sentences have a common word or two in common, and nothing asks how many.
const MIN_SIMILARITY = 0.2
// More than rounding can take from a product of three.
const ROUNDING = 1 + 2 ** -48

// Memory that every alignment uses again. Dot products of the sentences' weights, row by row:
const dots = new Float32Array(MAX_SENTENCES * MAX_SENTENCES)
// By column: one over the root of its sum of squares.
const inverseNorms = new Float64Array(MAX_SENTENCES)

/** Aligns by merging two sorted arrays of terms: only sentences that share a term are compared. */
export function alignSentences(a: SortedTerms, b: SortedTerms): Alignment {
  const rows = a.sentenceSquares.length
  const columns = b.sentenceSquares.length
  dots.fill(0, 0, rows * columns)
  const sharedMass = addDotProducts(a, b, columns)
  const best = new Int16Array(rows).fill(-1)
  const similarities = new Float64Array(rows)
  for (let column = 0; column < columns; column++) inverseNorms[column] = 1 / Math.sqrt(b.sentenceSquares[column]!)
  for (let row = 0; row < rows; row++) {
    const square = a.sentenceSquares[row]!
    const inverseNorm = ROUNDING / Math.sqrt(square)
    const start = row * columns
    let highest = MIN_SIMILARITY
    for (let column = 0; column < columns; column++) {
      const dot = dots[start + column]!
      // An upper bound without root and division rules out nearly all; the others are computed exactly.
      if (dot * inverseNorm * inverseNorms[column]! <= highest) continue
      const similarity = dot / Math.sqrt(square * b.sentenceSquares[column]!)
      if (similarity > highest) {
        highest = similarity
        best[row] = column
      }
    }
    if (best[row]! >= 0) similarities[row] = highest
  }
  return { sharedMass, best, similarities }
}

/** Adds to `dots` the products of the terms that two sentences share. Returns the weight of the distinct shared terms. */
function addDotProducts(a: SortedTerms, b: SortedTerms, columns: number): number {
  const [terms, others] = [a.terms, b.terms]
  let sharedMass = 0
  for (let i = 0, j = 0; i < terms.length && j < others.length; ) {
    const term = terms[i]! | 0
    const difference = (term - (others[j]! | 0)) | 0
    if (difference !== 0) {
      // Branch-free, because a branch on which term is lower would mispredict half of the time.
      i += difference >>> 31
      j += -difference >>> 31
      continue
    }
    const weight = a.weights[i]!
    const square = weight * b.weights[j]!
    sharedMass += weight
    let end = j
    while (end < others.length && others[end] === term) end++
    for (; i < terms.length && terms[i] === term; i++) {
      const row = a.sentences[i]! * columns
      for (let k = j; k < end; k++) dots[row + b.sentences[k]!]! += square
    }
    j = end
  }
  return sharedMass
}

// In natural logarithms of idf: eight ordinary terms. Two or three short sentences are in one order by chance.
const LITTLE_TEXT = 40

/**
 * The share of the first text's weight in sentences that match at `threshold` and stand in the order of the second text: the
 * heaviest chain of matches in which neither text goes back. Drawn towards 0 if there is little text.
 */
export function orderedShare(
  sentenceMasses: Float64Array,
  { best, similarities }: Pick<Alignment, 'best' | 'similarities'>,
  threshold: number,
): number {
  const chains = new Float64Array(sentenceMasses.length)
  let heaviest = 0
  let all = LITTLE_TEXT
  for (let i = 0; i < sentenceMasses.length; i++) {
    all += sentenceMasses[i]!
    if (similarities[i]! < threshold) continue
    let before = 0
    for (let j = 0; j < i; j++) if (chains[j]! > before && best[j]! <= best[i]!) before = chains[j]!
    chains[i] = before + sentenceMasses[i]!
    heaviest = Math.max(heaviest, chains[i]!)
  }
  return heaviest / all
}

import type { TransientSharedTerms } from './shared-terms.js'
import { MAX_SENTENCES, type SortedTerms } from './sorted-terms.js'

/** How the sentences of a first text match those of a second. */
export interface Alignment {
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

/** Aligns by the terms that two texts share: only sentences that share one are compared. */
export function alignSentences(a: SortedTerms, b: SortedTerms, shared: TransientSharedTerms): Alignment {
  const rows = a.sentenceSquares.length
  const columns = b.sentenceSquares.length
  dots.fill(0, 0, rows * columns)
  addDotProducts(a, b, shared, columns)
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
  return { best, similarities }
}

/** Adds to `dots` the products of the terms that two sentences share. */
function addDotProducts(
  a: SortedTerms,
  b: SortedTerms,
  { count, numbers, otherNumbers }: TransientSharedTerms,
  columns: number,
): void {
  for (let at = 0; at < count; at++) {
    const [term, other] = [numbers[at]!, otherNumbers[at]!]
    const square = a.weights[term]! * b.weights[other]!
    const [start, end] = [b.starts[other]!, b.starts[other + 1]!]
    for (let i = a.starts[term]!; i < a.starts[term + 1]!; i++) {
      const row = a.sentences[i]! * columns
      for (let j = start; j < end; j++) dots[row + b.sentences[j]!]! += square
    }
  }
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

import type { Terms } from '../../fingerprint/terms.js'
import { reuse } from '../../structures/buffers.js'

// Alignment is quadratic in sentences. Few news articles have as many (2,900 words); the rest of a longer one is left out.
export const MAX_SENTENCES = 128

/** The content of one text, ordered for comparing: one entry a unit and sentence, ascending by unit, then sentence. */
export interface SortedTerms {
  readonly terms: Uint32Array
  readonly sentences: Uint16Array
  readonly weights: Float32Array
  /** By sentence: sum of squared weights. */
  readonly squares: Float64Array
  /** By sentence: sum of weights. */
  readonly masses: Float64Array
  /** Sums over the distinct units of the whole text. */
  readonly mass: number
  readonly square: number
  /** Whether sentences were left out. */
  readonly capped: boolean
}

export function sortTerms({ terms, weights, sentences, sentenceCount }: Terms): SortedTerms {
  const sentencesKept = Math.min(sentenceCount, MAX_SENTENCES)
  let kept = 0
  while (kept < terms.length && sentences[kept]! < sentencesKept) kept++
  const order = sortedByUnit(terms, kept)
  const index = {
    units: new Uint32Array(kept),
    sentences: new Uint16Array(kept),
    weights: new Float32Array(kept),
    squares: new Float64Array(sentencesKept),
    masses: new Float64Array(sentencesKept),
  }
  let count = 0
  let mass = 0
  let square = 0
  let [unitBefore, sentenceBefore] = [-1, -1]
  for (let i = 0; i < kept; i++) {
    const place = order[i]!
    const unit = terms[place]!
    const sentence = sentences[place]!
    if (unit === unitBefore && sentence === sentenceBefore) continue
    const weight = weights[place]!
    if (unit !== unitBefore) {
      mass += weight
      square += weight * weight
    }
    index.units[count] = unit
    index.sentences[count] = sentence
    index.weights[count] = weight
    index.squares[sentence]! += weight * weight
    index.masses[sentence]! += weight
    unitBefore = unit
    sentenceBefore = sentence
    count++
  }
  return {
    ...index,
    terms: index.units.subarray(0, count),
    sentences: index.sentences.subarray(0, count),
    weights: index.weights.subarray(0, count),
    mass,
    square,
    capped: sentenceCount > MAX_SENTENCES,
  }
}

let order = new Int32Array(0)
let exchange = new Int32Array(0)
const places = new Int32Array(256)

/** The places 0 to `count` - 1 by unit, those of one unit as they come: a radix sort, three rounds of a byte. */
function sortedByUnit(units: Uint32Array, count: number): Int32Array {
  order = reuse(order, count)
  exchange = reuse(exchange, count)
  for (let i = 0; i < count; i++) order[i] = i
  for (let shift = 0; shift < 24; shift += 8) {
    places.fill(0)
    for (let i = 0; i < count; i++) places[(units[i]! >>> shift) & 255]!++
    for (let digit = 0, next = 0; digit < 256; digit++) {
      const size = places[digit]!
      places[digit] = next
      next += size
    }
    for (let i = 0; i < count; i++) {
      const place = order[i]!
      exchange[places[(units[place]! >>> shift) & 255]!++] = place
    }
    ;[order, exchange] = [exchange, order]
  }
  return order
}

/** What two texts share of their content, and how their sentences match. */
export interface Alignment {
  /** Weight of the distinct units that both have, and its squares. */
  readonly sharedMass: number
  readonly sharedSquare: number
  /** By sentence of the first text: the most similar sentence of the second (cosine of their weights, from .2), or -1. */
  readonly bestOfA: Int16Array
  readonly similarityOfA: Float64Array
  /** The same for the sentences of the second text. */
  readonly bestOfB: Int16Array
  readonly similarityOfB: Float64Array
}

// The matrix of one alignment after the other: dot products of the sentences' weights.
const dots = new Float32Array(MAX_SENTENCES * MAX_SENTENCES)

/** Aligns by merging two ordered indexes: only sentences that share a unit are ever looked at. */
export function align(a: SortedTerms, b: SortedTerms): Alignment {
  const rows = a.squares.length
  const columns = b.squares.length
  dots.fill(0, 0, rows * columns)
  const { sharedMass, sharedSquare } = multiply(a, b, columns)
  const bestOfA = new Int16Array(rows).fill(-1)
  const bestOfB = new Int16Array(columns).fill(-1)
  const similarityOfA = new Float64Array(rows)
  const similarityOfB = new Float64Array(columns).fill(MIN_SIMILARITY)
  for (let column = 0; column < columns; column++) shrink[column] = 1 / Math.sqrt(b.squares[column]!)
  for (let row = 0; row < rows; row++) {
    const square = a.squares[row]!
    const shrinkRow = NEARLY / Math.sqrt(square)
    const from = row * columns
    let best = -1
    let most = MIN_SIMILARITY
    for (let column = 0; column < columns; column++) {
      const dot = dots[from + column]!
      // Nearly all are no one's best, and a product tells without a root and a division; what may be is taken exactly.
      const atMost = dot * shrinkRow * shrink[column]!
      if (atMost <= most && atMost <= similarityOfB[column]!) continue
      const similarity = dot / Math.sqrt(square * b.squares[column]!)
      if (similarity > most) {
        most = similarity
        best = column
      }
      if (similarity > similarityOfB[column]!) {
        similarityOfB[column] = similarity
        bestOfB[column] = row
      }
    }
    bestOfA[row] = best
    if (best >= 0) similarityOfA[row] = most
  }
  for (let column = 0; column < columns; column++) if (bestOfB[column] === -1) similarityOfB[column] = 0
  return { sharedMass, sharedSquare, bestOfA, similarityOfA, bestOfB, similarityOfB }
}

// Below it, two sentences have a common word or two; nothing asks how many.
const MIN_SIMILARITY = 0.2
// By column: one over the root of its sum of squares.
const shrink = new Float64Array(MAX_SENTENCES)
// Above what rounding may take from a product of three.
const NEARLY = 1 + 2 ** -48

/** Adds up in `dots` what each two sentences share. */
function multiply(a: SortedTerms, b: SortedTerms, columns: number): { sharedMass: number; sharedSquare: number } {
  const [units, others] = [a.terms, b.terms]
  let sharedMass = 0
  let sharedSquare = 0
  for (let i = 0, j = 0; i < units.length && j < others.length; ) {
    const unit = units[i]! | 0
    const difference = (unit - (others[j]! | 0)) | 0
    if (difference !== 0) {
      // No branch on which is lower: that is a coin toss, and a wrong guess costs more than both steps.
      i += difference >>> 31
      j += -difference >>> 31
      continue
    }
    const weight = a.weights[i]!
    const square = weight * b.weights[j]!
    sharedMass += weight
    sharedSquare += square
    let end = j
    while (end < others.length && others[end] === unit) end++
    for (; i < units.length && units[i] === unit; i++) {
      const row = a.sentences[i]! * columns
      for (let k = j; k < end; k++) dots[row + b.sentences[k]!]! += square
    }
    j = end
  }
  return { sharedMass, sharedSquare }
}

/** The share of a text's weight in sentences whose best match reaches `level`. */
export function coverage(masses: Float64Array, similarities: Float64Array, level: number): number {
  let covered = 0
  let all = 0
  for (let i = 0; i < masses.length; i++) {
    all += masses[i]!
    if (similarities[i]! >= level) covered += masses[i]!
  }
  return all === 0 ? 0 : covered / all
}

// In natural logarithms of rarity: eight ordinary content words. Two or three short sentences are soon in one order.
const LITTLE_TEXT = 40

/**
 * The share of a text's weight in sentences that match at `level` and run along in the order of the other text: the
 * heaviest chain of matches in which neither text goes back. Drawn towards 0 where there is little text.
 */
export function inOrder(masses: Float64Array, best: Int16Array, similarities: Float64Array, level: number): number {
  const chains = new Float64Array(masses.length)
  let heaviest = 0
  let all = LITTLE_TEXT
  for (let i = 0; i < masses.length; i++) {
    all += masses[i]!
    if (similarities[i]! < level) continue
    let before = 0
    for (let j = 0; j < i; j++) if (chains[j]! > before && best[j]! <= best[i]!) before = chains[j]!
    chains[i] = before + masses[i]!
    heaviest = Math.max(heaviest, chains[i]!)
  }
  return heaviest / all
}

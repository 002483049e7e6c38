import type { Content } from '../fingerprint/content.js'

// Alignment is quadratic in sentences. Few news articles have as many (2,900 words); the rest of a longer one is left out.
export const MOST_SENTENCES = 128

/** The content of one text, ordered for comparing: one entry a unit and sentence, ascending by unit, then sentence. */
export interface ContentIndex {
  readonly units: Uint32Array
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

export function indexContent({ units, weights, sentences, sentenceCount }: Content): ContentIndex {
  const sentencesKept = Math.min(sentenceCount, MOST_SENTENCES)
  // A unit has 24 bits, a sentence 7, a place in the text at most 20: together they fit a double exactly.
  const keys = new Float64Array(units.length)
  let kept = 0
  for (let i = 0; i < Math.min(units.length, 2 ** 20) && sentences[i]! < sentencesKept; i++) {
    keys[kept++] = (units[i]! * MOST_SENTENCES + sentences[i]!) * 2 ** 20 + i
  }
  const sorted = keys.subarray(0, kept).sort()
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
  for (const key of sorted) {
    const place = Math.floor(key / 2 ** 20)
    const sentence = place % MOST_SENTENCES
    const unit = (place - sentence) / MOST_SENTENCES
    if (count > 0 && index.units[count - 1] === unit && index.sentences[count - 1] === sentence) continue
    const weight = weights[key % 2 ** 20]!
    if (count === 0 || index.units[count - 1] !== unit) {
      mass += weight
      square += weight * weight
    }
    index.units[count] = unit
    index.sentences[count] = sentence
    index.weights[count] = weight
    index.squares[sentence]! += weight * weight
    index.masses[sentence]! += weight
    count++
  }
  return {
    ...index,
    units: index.units.subarray(0, count),
    sentences: index.sentences.subarray(0, count),
    weights: index.weights.subarray(0, count),
    mass,
    square,
    capped: sentenceCount > MOST_SENTENCES,
  }
}

/** What two texts share of their content, and how their sentences match. */
export interface Alignment {
  /** Weight of the distinct units that both have, and its squares. */
  readonly sharedMass: number
  readonly sharedSquare: number
  /** By sentence of the first text: the most similar sentence of the second (cosine of their weights), or -1. */
  readonly bestOfA: Int16Array
  readonly similarityOfA: Float64Array
  /** The same for the sentences of the second text. */
  readonly bestOfB: Int16Array
  readonly similarityOfB: Float64Array
}

// The matrix of one alignment after the other: dot products of the sentences' weights.
const dots = new Float32Array(MOST_SENTENCES * MOST_SENTENCES)

/** Aligns by merging two ordered indexes: only sentences that share a unit are ever looked at. */
export function align(a: ContentIndex, b: ContentIndex): Alignment {
  const rows = a.squares.length
  const columns = b.squares.length
  dots.fill(0, 0, rows * columns)
  let sharedMass = 0
  let sharedSquare = 0
  for (let i = 0, j = 0; i < a.units.length && j < b.units.length; ) {
    const unit = a.units[i]!
    const difference = unit - b.units[j]!
    if (difference < 0) i++
    else if (difference > 0) j++
    else {
      const weight = a.weights[i]!
      const square = weight * b.weights[j]!
      sharedMass += weight
      sharedSquare += square
      let end = j
      while (end < b.units.length && b.units[end] === unit) end++
      for (; i < a.units.length && a.units[i] === unit; i++) {
        const row = a.sentences[i]! * columns
        for (let k = j; k < end; k++) dots[row + b.sentences[k]!]! += square
      }
      j = end
    }
  }
  const bestOfA = new Int16Array(rows).fill(-1)
  const bestOfB = new Int16Array(columns).fill(-1)
  const similarityOfA = new Float64Array(rows)
  const similarityOfB = new Float64Array(columns)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const dot = dots[row * columns + column]!
      if (dot === 0) continue
      const similarity = dot / Math.sqrt(a.squares[row]! * b.squares[column]!)
      if (similarity > similarityOfA[row]!) {
        similarityOfA[row] = similarity
        bestOfA[row] = column
      }
      if (similarity > similarityOfB[column]!) {
        similarityOfB[column] = similarity
        bestOfB[column] = row
      }
    }
  }
  return { sharedMass, sharedSquare, bestOfA, similarityOfA, bestOfB, similarityOfB }
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

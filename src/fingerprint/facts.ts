import { reuse } from '../structures/buffers.js'
import { ALL_CAPS, CAPITAL, NUMBER, SENTENCE_END } from '../text/tokens.js'

/**
 * The distinct facts of a text: its numbers, and its names word by word. A rewrite keeps the facts of its source; a
 * template changes them, and an independent report brings its own.
 */
export interface Facts {
  /** 24-bit stems of all facts, ascending. */
  readonly stems: Uint32Array
  /** The stems that are numbers, ascending. */
  readonly numbers: Uint32Array
  /** The words that are facts, each as often as it stands there, ascending. */
  readonly positions: Uint32Array
  /** By such word: the number of its sentence, from 0. */
  readonly sentences: Uint32Array
}

// A sentence in which more than half of the words are capitalised is a headline in title case, not a list of names.
const HEADLINE_SHARE = 0.5

/** Finds numbers, and capitalised words within a sentence that is no headline. */
export function findFacts(words: Uint32Array, flags: Uint8Array): Facts {
  positions = reuse(positions, words.length)
  sentences = reuse(sentences, words.length)
  numbers = reuse(numbers, words.length)
  let [count, numberCount] = [0, 0]
  let [sentence, sentenceStart] = [0, 0]
  for (let i = 0; i < words.length; i++) {
    if (!(flags[i]! & SENTENCE_END) && i + 1 < words.length) continue
    const names = hasNames(flags, sentenceStart, i)
    for (let j = sentenceStart; j <= i; j++) {
      const flag = flags[j]!
      // A capital at the start of a sentence tells nothing, unless another one follows ("Antony Blinken said").
      const named = flag & CAPITAL && (j > sentenceStart || flag & ALL_CAPS || flags[j + 1]! & CAPITAL)
      if (flag & NUMBER) numbers[numberCount++] = words[j]! >>> 8
      if (!(flag & NUMBER || (names && named))) continue
      positions[count] = j
      sentences[count++] = sentence
    }
    sentence++
    sentenceStart = i + 1
  }
  const stems = positions.slice(0, count)
  for (let i = 0; i < count; i++) stems[i] = words[stems[i]!]! >>> 8
  return {
    stems: distinct(stems),
    numbers: distinct(numbers.slice(0, numberCount)),
    positions: positions.slice(0, count),
    sentences: sentences.slice(0, count),
  }
}

// Used again for each text.
let positions = new Uint32Array(0)
let sentences = new Uint32Array(0)
let numbers = new Uint32Array(0)

function hasNames(flags: Uint8Array, from: number, to: number): boolean {
  let capitals = 0
  for (let i = from; i <= to; i++) if (flags[i]! & CAPITAL) capitals++
  return capitals <= (to - from + 1) * HEADLINE_SHARE
}

/** The distinct values, ascending. @param values which the caller gives up */
function distinct(values: Uint32Array): Uint32Array {
  const sorted = values.sort()
  let count = 0
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[count++] = sorted[i]!
  }
  return sorted.slice(0, count)
}

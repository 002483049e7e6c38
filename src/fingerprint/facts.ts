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
}

// A sentence in which more than half of the words are capitalised is a headline in title case, not a list of names.
const HEADLINE_SHARE = 0.5

/** Finds numbers, and capitalised words within a sentence that is no headline. */
export function findFacts(words: Uint32Array, flags: Uint8Array): Facts {
  const positions: number[] = []
  const numbers: number[] = []
  let sentenceStart = 0
  for (let i = 0; i < words.length; i++) {
    if (!(flags[i]! & SENTENCE_END) && i + 1 < words.length) continue
    const names = hasNames(flags, sentenceStart, i)
    for (let j = sentenceStart; j <= i; j++) {
      const flag = flags[j]!
      // A capital at the start of a sentence tells nothing, unless another one follows ("Antony Blinken said").
      const named = flag & CAPITAL && (j > sentenceStart || flag & ALL_CAPS || flags[j + 1]! & CAPITAL)
      if (flag & NUMBER) numbers.push(words[j]! >>> 8)
      if (flag & NUMBER || (names && named)) positions.push(j)
    }
    sentenceStart = i + 1
  }
  return {
    stems: distinct(positions.map((position) => words[position]! >>> 8)),
    numbers: distinct(numbers),
    positions: Uint32Array.from(positions),
  }
}

function hasNames(flags: Uint8Array, from: number, to: number): boolean {
  let capitals = 0
  for (let i = from; i <= to; i++) if (flags[i]! & CAPITAL) capitals++
  return capitals <= (to - from + 1) * HEADLINE_SHARE
}

/** The distinct values, ascending. */
function distinct(values: readonly number[]): Uint32Array {
  const sorted = Uint32Array.from(values).sort()
  let count = 0
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[count++] = sorted[i]!
  }
  return sorted.slice(0, count)
}

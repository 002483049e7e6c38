import { GOLDEN, mix32 } from '../structures/hash.js'
import { BREAK, UNSEGMENTED } from '../text/tokens.js'

/**
 * The shingles of a word sequence, in text order: `hashes[i]` covers the words `positions[i]` to
 * `positions[i] + width - 1`. Repeated shingles are repeated here.
 */
export interface Shingles {
  readonly width: number
  readonly hashes: Uint32Array
  readonly positions: Uint32Array
}

/**
 * Hashes every run of `shingleWords` consecutive words, except runs across a place where text was removed.
 *
 * In a text that is mostly in scripts without spaces, each character is a word, and a shingle has twice as many: a Japanese or
 * Chinese word has about two characters, so 10 characters say as much as 5 words.
 */
export function shingle(words: Uint32Array, flags: Uint8Array, shingleWords: number): Shingles {
  const width = shingleWidth(flags, shingleWords)
  const capacity = Math.max(0, words.length - width + 1)
  const hashes = new Uint32Array(capacity)
  const positions = new Uint32Array(capacity)
  let outgoing = 1
  for (let i = 0; i < width; i++) outgoing = Math.imul(outgoing, GOLDEN)
  let count = 0
  let rolling = 0
  let run = 0
  for (let i = 0; i < words.length; i++) {
    if (flags[i]! & BREAK) {
      rolling = 0
      run = 0
    }
    // Horner's rule modulo 2^32 (Karp and Rabin 1987): the newest word enters, the one `width` back leaves.
    rolling = (Math.imul(rolling, GOLDEN) + (words[i]! | 0)) | 0
    run++
    if (run > width) rolling = (rolling - Math.imul(words[i - width]!, outgoing)) | 0
    if (run >= width) {
      hashes[count] = mix32(rolling)
      positions[count] = i - width + 1
      count++
    }
  }
  if (count === capacity) return { width, hashes, positions }
  return { width, hashes: hashes.slice(0, count), positions: positions.slice(0, count) }
}

function shingleWidth(flags: Uint8Array, shingleWords: number): number {
  let unsegmented = 0
  for (let i = 0; i < flags.length; i++) if (flags[i]! & UNSEGMENTED) unsegmented++
  return unsegmented * 2 > flags.length ? shingleWords * 2 : shingleWords
}

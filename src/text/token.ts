export * from './word-flags.js'

/*
 * What the scanner finds: words (every token is a word) and the punctuation between them.
 */

/** Parallel arrays with one entry for each word, in text order. Entries from `count` on are meaningless. */
export interface Words {
  readonly count: number
  /** `hashWord` of the normalised word. */
  readonly hashes: Uint32Array
  /**
   * A second hash, of the word as the text has it except for upper case: equal for equal spellings, and almost never for two
   * words that have the same entry in `hashes`. Every scanner has its own function for it, so it must not leave this process.
   */
  readonly surfaceHashes: Uint32Array
  /** Where each word begins in the original text, in UTF-16 code units. */
  readonly starts: Uint32Array
  /** Where each word ends, exclusive. */
  readonly ends: Uint32Array
  /** Sums of the flags in `word-flags.ts`. */
  readonly flags: Uint8Array
}

/** The words as a signature reads them. */
export type HashedWords = Pick<Words, 'count' | 'hashes' | 'flags'>

/** The punctuation between words, in text order, as parallel arrays. Entries from `count` on are meaningless. */
export interface Punctuation {
  readonly count: number
  /** The kinds in `punctuation.ts`. */
  readonly kinds: Uint8Array
  /** In UTF-16 code units. */
  readonly positions: Uint32Array
  /** How many words come before each. */
  readonly wordsBefore: Uint32Array
}

/** The words and punctuation of a text, which the next scan by the same scanner overwrites. */
export interface TransientScan {
  /** Without the flags that later steps set: SENTENCE_END, PARAGRAPH_END, QUOTED and BREAK. */
  readonly words: Words
  readonly punctuation: Punctuation
  /** Which of the signs in `signs.ts` the text may hold: without one, nothing that begins with it needs to be looked for. */
  readonly signs: number
}

export type Scanner = (text: string) => TransientScan

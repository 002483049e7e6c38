/** Parallel arrays, one entry a word, in text order. What stands beyond `count` entries, if anything, means nothing. */
export interface Words {
  readonly count: number
  /** `hashWord` of the normalised word. */
  readonly hashes: Uint32Array
  /**
   * Another hash, of the word as it stands in the text but for capitals: equal for equal spellings, and hardly ever for two
   * words that `hashes` confuses. Not frozen, and not the same for every scanner: it must not leave this process.
   */
  readonly surfaceHashes: Uint32Array
  /** Where each word begins in the original text, in UTF-16 code units. */
  readonly starts: Uint32Array
  /** Where each word ends, exclusive. */
  readonly ends: Uint32Array
  /** Sums of the flags below. */
  readonly flags: Uint8Array
}

export const SENTENCE_END = 1
/** The last word of a paragraph or other block, such as a headline; always a sentence's end too. */
export const PARAGRAPH_END = 2
/** Inside double quotation marks. */
export const QUOTED = 4
/** Starts with an upper-case letter. */
export const CAPITAL = 8
/** Holds a digit. */
export const NUMBER = 16
/** Text was removed just before this word. */
export const BREAK = 32
/** One character of a script without spaces. */
export const UNSEGMENTED = 64
/** Two or more letters, all of them upper case. */
export const ALL_CAPS = 128

/** The marks between words that `markKinds` knows, in text order. */
export interface Marks {
  readonly count: number
  /** What each is; see `marks.ts`. */
  readonly kinds: Uint8Array
  /** Where each stands, in UTF-16 code units. */
  readonly places: Uint32Array
  /** How many words stand before it. */
  readonly wordsBefore: Uint32Array
}

/** What one pass over the characters finds: words without the flags of sentences, quotations and removals, and marks. */
export interface Scanned {
  readonly words: Words
  readonly marks: Marks
  /** The first word from `from` on with this hash, or `words.count`. */
  readonly find: (hash: number, from: number) => number
}

/** Scans a text. What it returns holds until its next call, which writes over it. */
export type Scanner = (text: string) => Scanned

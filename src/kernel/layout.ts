import { MARKS } from '../text/word-flags.js'

/*
 * The addresses in the kernel's memory, in bytes. Both TypeScript and AssemblyScript import this file, so it holds only
 * numbers that mean the same in both. Vector loads reach beyond the end of an array, so padding follows each array.
 */

/** The longest text that the kernel takes, in UTF-16 code units; longer texts go to the plain kernel, which frees its memory. */
export const LONGEST_TEXT = 0x20000
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
export const MAX_TEXT_BYTES = 3 * LONGEST_TEXT
export const PADDING = 256
export const MAX_SIGNATURE_VALUES = 4096
const MAX_SHINGLE_WIDTH = 64

/** Answers of more than one number stand in the first KB, which is otherwise unused. */
export const PUNCTUATION_COUNT = 16
export const UNHASHED_COUNT = 20
export const FOLDED_COUNT = 24
export const STRETCH_START = 28
export const STRETCH_END = 32
export const SIGNS = 36
/** By n, how many passes the 2^n slots of `countDistinct` have seen. */
export const DISTINCT_CALLS = 40
/** A number that nothing reads: without the write to it, the compiler would remove the loads that warm the cache. */
export const PREFETCHED = 512

/** The compiler's own constants start at 1024. `CHARACTER_KINDS` is indexed by code point, the other two by UTF-16 unit. */
export const CHARACTER_KINDS = 2048
export const FOLDS = CHARACTER_KINDS + 0x110000
export const PUNCTUATION_TABLE = FOLDS + 2 * 0x10000

/** The marks of `listWords`, a byte each. */
export const MARK_BYTES = PUNCTUATION_TABLE + 0x10000

/** The text in UTF-8. */
export const TEXT = MARK_BYTES + MARKS
/** Four sets of one bit for each byte of the text; see `classify`. */
export const WORD_BITS = TEXT + MAX_TEXT_BYTES + PADDING
export const UNSURE_BITS = WORD_BITS + MAX_TEXT_BYTES / 8 + PADDING
export const JOINER_BITS = UNSURE_BITS + MAX_TEXT_BYTES / 8 + PADDING
export const PUNCTUATION_BITS = JOINER_BITS + MAX_TEXT_BYTES / 8 + PADDING
/** The results of `findRuns`. A text of n units has at most n / 2 runs, but up to n slow runs and n punctuation marks. */
export const EDGES = PUNCTUATION_BITS + MAX_TEXT_BYTES / 8 + PADDING
export const SLOW_RUNS = EDGES + 4 * LONGEST_TEXT + PADDING
export const PUNCTUATION_BETWEEN = SLOW_RUNS + 4 * LONGEST_TEXT + PADDING
/** The words of nine bytes and more: where in the text each begins, and its number. */
export const LONG_STARTS = PUNCTUATION_BETWEEN + 8 * LONGEST_TEXT + PADDING
export const LONG_WORDS = LONG_STARTS + LONGEST_TEXT / 2 + PADDING
/** For each word: its first four bytes in lower case, the next four, and the factor that removes padding zeros from its hash. */
export const FIRST_BYTES = LONG_WORDS + LONGEST_TEXT / 2 + PADDING
export const NEXT_BYTES = FIRST_BYTES + 4 * LONGEST_TEXT + PADDING
export const ZERO_INVERSES = NEXT_BYTES + 4 * LONGEST_TEXT + PADDING
/** The words that took the slow path: number, hash and surface hash of each. */
export const SLOW_WORDS = ZERO_INVERSES + 4 * LONGEST_TEXT + PADDING

/** The arrays of `TransientScan`. */
export const HASHES = SLOW_WORDS + 12 * LONGEST_TEXT + PADDING
export const SURFACE_HASHES = HASHES + 4 * LONGEST_TEXT + PADDING
export const STARTS = SURFACE_HASHES + 4 * LONGEST_TEXT + PADDING
export const ENDS = STARTS + 4 * LONGEST_TEXT + PADDING
export const FLAGS = ENDS + 4 * LONGEST_TEXT + PADDING
export const PUNCTUATION_KINDS = FLAGS + LONGEST_TEXT + PADDING
export const PUNCTUATION_POSITIONS = PUNCTUATION_KINDS + LONGEST_TEXT + PADDING
export const PUNCTUATION_WORDS_BEFORE = PUNCTUATION_POSITIONS + 4 * LONGEST_TEXT + PADDING
/** The numbers of the words that TypeScript must normalise and hash. */
export const UNHASHED = PUNCTUATION_WORDS_BEFORE + 4 * LONGEST_TEXT + PADDING

/** The numbers of the words that `listWords` found. */
export const LISTED_WORDS = UNHASHED + 4 * LONGEST_TEXT + PADDING

/** The normal form in UTF-16 units: an ellipsis becomes three, a character that TypeScript normalises at most eighteen. */
export const FOLDED = LISTED_WORDS + 4 * LONGEST_TEXT + PADDING
export const FOLDED_UNITS = 4 * LONGEST_TEXT

export const SHINGLES = FOLDED + 2 * FOLDED_UNITS + PADDING
export const POWERS = SHINGLES + 4 * LONGEST_TEXT + PADDING
/** For each shingle in the current round: the byte offset of its slot, and its rank. */
export const SLOT_OFFSETS = POWERS + 4 * MAX_SHINGLE_WIDTH + PADDING
export const RANKS = SLOT_OFFSETS + 4 * LONGEST_TEXT + PADDING
export const SLOTS = RANKS + 4 * LONGEST_TEXT + PADDING
export const SIGNATURE = SLOTS + 4 * MAX_SIGNATURE_VALUES + PADDING

/** For each word at most one byte and two numbers of three bytes. */
export const SPANS = SIGNATURE + 4 * MAX_SIGNATURE_VALUES + PADDING
export const MAX_SPAN_BYTES = 7 * LONGEST_TEXT

/** The arrays of `TransientStems`, and the table of stems, which reaches to the end of the memory. */
export const STORED_WORDS = SPANS + MAX_SPAN_BYTES + PADDING
export const IDF_STEPS = STORED_WORDS + 4 * LONGEST_TEXT + PADDING
export const MISSING_WORDS = IDF_STEPS + LONGEST_TEXT + PADDING
/** The slots of `countDistinct`: 2^n of them from DISTINCT_SLOTS + 4 * 2^n on, where as many hashes ask for n bits. */
export const MAX_DISTINCT_BITS = 18
export const DISTINCT_SLOTS = MISSING_WORDS + 4 * LONGEST_TEXT + PADDING
/** What is left over for its next pass, while RANKS is not needed. */
export const LEFT_OVER = RANKS
export const STEM_CACHE = DISTINCT_SLOTS + (8 << MAX_DISTINCT_BITS) + PADDING

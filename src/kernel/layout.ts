/*
 * Where things stand in the kernel's memory, in bytes: read by both sides of the border, so it holds nothing but numbers
 * that mean the same in TypeScript and AssemblyScript. Vectors are read past the end of an array, so each has some room.
 */

/** The longest text the kernel takes, in UTF-16 code units; longer ones go to the plain twin, and leave no memory behind. */
export const LONGEST_TEXT = 0x20000
/** UTF-8 takes at most three bytes a unit. */
const TEXT_BYTES = 3 * LONGEST_TEXT
export const ROOM = 256
export const MOST_VALUES = 4096
const WIDEST = 64

/** The compiler puts constants at 1024. Tables of `text/characters` and `text/marks`, by code point and by UTF-16 unit. */
export const KINDS = 2048
export const FOLDS = KINDS + 0x110000
export const MARK_KINDS = FOLDS + 2 * 0x10000

/** The text in UTF-8. */
export const TEXT = MARK_KINDS + 0x10000
/** One bit a byte of the text; see `classify`. */
export const WORD_BITS = TEXT + TEXT_BYTES + ROOM
export const UNSURE_BITS = WORD_BITS + TEXT_BYTES / 8 + ROOM
export const JOINER_BITS = UNSURE_BITS + TEXT_BYTES / 8 + ROOM
export const MARK_BITS = JOINER_BITS + TEXT_BYTES / 8 + ROOM
/** What `runs` finds: there are at most half as many runs as units, but marks and careful runs may be as many. */
export const EDGES = MARK_BITS + TEXT_BYTES / 8 + ROOM
export const CAREFUL_RUNS = EDGES + 4 * LONGEST_TEXT + ROOM
export const MARKS_BETWEEN = CAREFUL_RUNS + 4 * LONGEST_TEXT + ROOM
/** Where in the text each word of nine bytes and more begins, and its number. */
export const LONG_STARTS = MARKS_BETWEEN + 8 * LONGEST_TEXT + ROOM
export const LONG_WORDS = LONG_STARTS + LONGEST_TEXT / 2 + ROOM
/** Of each word its first four bytes in small letters, the next four, and what undoes the zeros behind them in its hash. */
export const FIRST_BYTES = LONG_WORDS + LONGEST_TEXT / 2 + ROOM
export const NEXT_BYTES = FIRST_BYTES + 4 * LONGEST_TEXT + ROOM
export const UNDOING = NEXT_BYTES + 4 * LONGEST_TEXT + ROOM
/** The words that were read the careful way, each with its hash and spelling. */
export const CAREFUL_WORDS = UNDOING + 4 * LONGEST_TEXT + ROOM

/** As `Scanned` has them. */
export const HASHES = CAREFUL_WORDS + 12 * LONGEST_TEXT + ROOM
export const SPELLINGS = HASHES + 4 * LONGEST_TEXT + ROOM
export const STARTS = SPELLINGS + 4 * LONGEST_TEXT + ROOM
export const ENDS = STARTS + 4 * LONGEST_TEXT + ROOM
export const FLAGS = ENDS + 4 * LONGEST_TEXT + ROOM
export const MARK_KIND = FLAGS + LONGEST_TEXT + ROOM
export const MARK_PLACES = MARK_KIND + LONGEST_TEXT + ROOM
export const MARK_WORDS = MARK_PLACES + 4 * LONGEST_TEXT + ROOM
/** The words whose hash needs the general normal form, by number. */
export const UNFINISHED = MARK_WORDS + 4 * LONGEST_TEXT + ROOM

/** The normal form in UTF-16 units; an ellipsis becomes three, and what TypeScript normalises at most eighteen. */
export const FOLDED = UNFINISHED + 4 * LONGEST_TEXT + ROOM
export const FOLDED_UNITS = 4 * LONGEST_TEXT

export const SHINGLES = FOLDED + 2 * FOLDED_UNITS + ROOM
export const POWERS = SHINGLES + 4 * LONGEST_TEXT + ROOM
/** Of each shingle, in the round at hand, the place of its slot in bytes and its rank. */
export const PLACES = POWERS + 4 * WIDEST + ROOM
export const RANKS = PLACES + 4 * LONGEST_TEXT + ROOM
export const SLOTS = RANKS + 4 * LONGEST_TEXT + ROOM
export const SIGNATURE = SLOTS + 4 * MOST_VALUES + ROOM

/** Of a word at most a byte and two numbers of three bytes. */
export const SPANS = SIGNATURE + 4 * MOST_VALUES + ROOM
export const MOST_SPAN_BYTES = 7 * LONGEST_TEXT

/** As `Remembered` of the room of languages has them, and its table, which goes on to the end. */
export const STORED = SPANS + MOST_SPAN_BYTES + ROOM
export const LEVELS = STORED + 4 * LONGEST_TEXT + ROOM
export const MISSING = LEVELS + LONGEST_TEXT + ROOM
export const STEMS = MISSING + 4 * LONGEST_TEXT + ROOM

/** Answers of more than one number; in the first KB, which is otherwise left alone. */
export const MARK_COUNT = 16
export const UNFINISHED_COUNT = 20
export const FOLDED_COUNT = 24
export const STRETCH_START = 28
export const STRETCH_END = 32

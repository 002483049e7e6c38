/*
 * Which kinds of characters there are, as the frozen table (`characters.ts`) says for each code point. Plain numbers only:
 * the AssemblyScript of the kernel imports this file too.
 */

// Bits of a kind. A word holds letters, combining marks and digits; an unsegmented character is a word by itself.
/** Any letter except an upper-case one. */
export const LETTER = 1
export const UPPERCASE = 2
export const COMBINING = 4
export const DIGIT = 8
/** A character of a script without spaces between words, such as Chinese or Thai. */
export const UNSEGMENTED = 16
/** The fold alone is not the normal form: `ﬁ` is two letters, U+0301 joins the letter before it. */
export const NEEDS_NORMALIZING = 32
// Kinds of what stands between words; these are whole values, not bits.
export const SEPARATOR = 0
/** Invisible and no separator: soft hyphens, joiners, direction marks, control characters. */
export const IGNORED = 64
/** Apostrophes, full stops and commas, which may stand inside a word. */
export const JOINER = 96
export const SPACE = 128
/** Newer than the table, private, or half of a surrogate pair. */
export const UNKNOWN = 192

/** A bit of JOINER, IGNORED and UNKNOWN only: the word may continue after such a UTF-16 unit. */
export const MAY_CONTINUE = 64

export const LETTERS = LETTER | UPPERCASE
export const WORD = LETTERS | COMBINING | DIGIT
export const STARTS_WORD = LETTERS | DIGIT | UNSEGMENTED

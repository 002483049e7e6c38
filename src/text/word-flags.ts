/*
 * The flags of a word, its greatest length, and how many marks `listed-words.ts` has. Plain numbers only: the AssemblyScript of the kernel imports this file too.
 */

export const SENTENCE_END = 1
/** The last word of a paragraph or of another block, such as a headline. The word is always the end of a sentence too. */
export const PARAGRAPH_END = 2
/** Inside double quotation marks. */
export const QUOTED = 4
/** Starts with an upper-case letter. */
export const CAPITAL = 8
/** Contains a digit. */
export const NUMBER = 16
/** Text was removed just before this word. */
export const BREAK = 32
/** One character of a script without spaces between words. */
export const UNSEGMENTED = 64
/** Two or more letters, all of them upper case. */
export const ALL_CAPS = 128

/**
 * The most UTF-16 units of a word; longer runs continue as another word, so that a megabyte without a space stays cheap. The
 * longest word of German law had 63 letters. A surrogate pair may reach one unit over the limit.
 */
export const LONGEST_WORD = 64

/** One for each value of the low 13 bits of a hash. */
export const MARKS = 0x2000

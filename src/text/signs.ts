/*
 * Signs of what is no prose, by which `plain/plain-text.ts` knows what to look for. Both TypeScript and AssemblyScript import
 * this file, so it holds only numbers that mean the same in both.
 */

export const AMPERSAND_SIGN = 1
export const LESS_THAN_SIGN = 2
export const AT_SIGN = 4
/** A backslash or `]`. */
export const BACKSLASH_SIGN = 8
/** A character from À to ÿ, with which misread UTF-8 begins. */
export const LATIN_1_SIGN = 16
/** Greek, but for a few letters with accents. */
export const GREEK_SIGN = 32
/** Cyrillic. */
export const CYRILLIC_SIGN = 64
export const COLON_SIGN = 128
/** `ww`, of an address. */
export const DOUBLE_W_SIGN = 256
export const ALL_SIGNS = 511

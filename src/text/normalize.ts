import { reuse } from '../structures/buffers.js'
import { ELLIPSIS, FULL_STOP, SPACE_CODE } from './character-codes.js'
import {
  COMBINING,
  characters,
  IGNORED,
  JOINER,
  NEEDS_NORMALIZING,
  SPACE,
  UNKNOWN,
  UNSEGMENTED,
  WORD,
} from './characters.js'

/*
 * There are two ways to the normal form. Where each character can be folded by itself (the table says so; nearly all news)
 * one pass over the text folds it. Other texts also go through `String.prototype.normalize`, whose results for assigned
 * characters never change (Unicode's stability policy); it never sees characters unknown to the table.
 */

/**
 * The normal form by which texts count as identical: NFKC, lower case, one kind of quotation mark, apostrophe, dash and
 * space, no control or zero-width characters, runs of whitespace as one space, none at the ends. Half of a surrogate pair
 * becomes U+FFFD. Normalising the result again changes nothing.
 *
 * @example
 * normalizeText('“The\u00a0US–Japan alliance”\n\n') // => '"the us-japan alliance"'
 */
export function normalizeText(text: string): string {
  // Printable ASCII with single spaces and without backticks needs lower case only.
  if (!/[^ -_a-~]| {2}/.test(text)) return text.trim().toLowerCase()
  return foldByTable(text) ?? normalizeStretches(text)
}

/**
 * The UTF-16 code units of `normalizeText(text)`; makes no string where none is needed.
 *
 * @returns a view that the next call of any function of this file overwrites
 */
export function normalizedUnitsView(text: string): Uint16Array {
  const length = foldInto(text)
  if (length >= 0) return folded.subarray(0, length)
  const normal = normalizeStretches(text)
  folded = reuse(folded, normal.length)
  for (let at = 0; at < normal.length; at++) folded[at] = normal.charCodeAt(at)
  return folded
}

/**
 * The form of a word that is hashed: as `normalizeText` gives it, without apostrophes and commas.
 *
 * @param word as `scanWords` finds it, at most 65 units
 */
export function normalizeWord(word: string): string {
  const kind = plainness(word)
  if (kind === OTHER) {
    const normal = normalizeStretch(word)
    return DIGIT_FIRST.test(normal) ? numberValue(normal) : normal.replace(/[',]/g, '')
  }
  return (kind === APOSTROPHES ? word.replace(/['’]/g, '') : word).toLowerCase()
}

const DIGIT_FIRST = /^\d/
// 1,200 and 1.200 and 1 200 and 1'200, with a decimal fraction after another mark; 12,34,567 as India writes it.
const GROUPED = /^([1-9]\d{0,2})((?:,\d{3})+|(?:\.\d{3})+|(?:[ ']\d{3})+)(?:([.,])(\d+))?([^\d]*)$/
const INDIAN = /^[1-9]\d?(?:,\d\d)+,\d{3}(?:\.\d+)?[^\d]*$/
const DECIMAL_COMMA = /^(\d+),(\d+[^\d]*)$/

/** A number without marks between its groups of digits, and with a full stop before its fraction: 1.234,5 becomes 1234.5. */
function numberValue(normal: string): string {
  const [whole, first, groups, point, fraction, rest] = GROUPED.exec(normal) ?? []
  if (whole !== undefined && point !== groups![0]) {
    return first + groups!.replace(/\D/g, '') + (fraction === undefined ? '' : `.${fraction}`) + rest
  }
  if (INDIAN.test(normal)) return normal.replaceAll(',', '')
  return normal.replace(DECIMAL_COMMA, '$1.$2').replace(/[', ]/g, '')
}

/** Only ASCII letters and digits, as in nearly every word. */
const PLAIN = 0
/** ASCII letters, digits and apostrophes. */
const APOSTROPHES = 1
const OTHER = 2

function plainness(word: string): typeof PLAIN | typeof APOSTROPHES | typeof OTHER {
  let kind: typeof PLAIN | typeof APOSTROPHES = PLAIN
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at)
    const letter = unit | 0x20
    if (letter >= 0x61 && letter <= 0x7a && unit < 0x80) continue
    if (unit >= 0x30 && unit <= 0x39) continue
    if (unit !== 0x27 && unit !== 0x2019) return OTHER
    kind = APOSTROPHES
  }
  return kind
}

const REPLACEMENT = '\ufffd'
const isSurrogate = (unit: number) => (unit & 0xf800) === 0xd800

// The normal form of the last text.
let folded = new Uint16Array(0)
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })

// Up to this length, `String.fromCharCode` is faster than the decoder.
const FEW = 40

function stringOf(length: number): string {
  const units = folded.subarray(0, length)
  // The types of `apply` demand an array of numbers.
  return length > FEW ? decoder.decode(units) : String.fromCharCode.apply(null, units as unknown as number[])
}

/** The normal form of a text, if the table alone gives it. */
function foldByTable(text: string): string | undefined {
  const length = foldInto(text)
  return length < 0 ? undefined : stringOf(length)
}

/** Writes the normal form to `folded`. @returns its length, or -1 where a character needs more than the table */
function foldInto(text: string): number {
  const { kinds, folds } = characters()
  const length = text.length
  // Only an ellipsis grows, to three units.
  folded = reuse(folded, 3 * length)
  let filled = 0
  let last = SPACE_CODE
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at)
    const kind = kinds[unit]!
    if (kind > WORD + UNSEGMENTED && kind !== JOINER) {
      if (kind === IGNORED || (kind === SPACE && last === SPACE_CODE)) continue
      if (unit === ELLIPSIS) {
        folded[filled++] = FULL_STOP
        folded[filled++] = FULL_STOP
        last = folded[filled++] = FULL_STOP
        continue
      }
      if ((kind & UNKNOWN) === 0 || isSurrogate(unit)) return -1
    }
    last = folds[unit]!
    folded[filled++] = last
  }
  return last === SPACE_CODE && filled > 0 ? filled - 1 : filled
}

/** Normalises each stretch between spaces by itself: normalisation neither joins nor moves characters across a space. */
function normalizeStretches(text: string): string {
  const { kinds } = characters()
  const isSpace = (at: number) => kinds[text.charCodeAt(at)] === SPACE
  const parts: string[] = []
  let plain = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if ((kinds[unit]! & (NEEDS_NORMALIZING | IGNORED)) !== NEEDS_NORMALIZING && !isSurrogate(unit)) continue
    let start = at
    while (start > plain && !isSpace(start - 1)) start--
    while (at < text.length && !isSpace(at)) at++
    parts.push(foldByTable(text.slice(plain, start))!, normalizeStretch(text.slice(start, at)))
    plain = at
  }
  parts.push(foldByTable(text.slice(plain))!)
  return parts.filter((part) => part !== '').join(' ')
}

/**
 * The normal form of a stretch of text without spaces. A second round joins letters and combining marks that can be joined
 * only once both are in normal form.
 */
export function normalizeStretch(stretch: string): string {
  const normal = normalizeOnce(stretch)
  return foldByTable(normal) === normal ? normal : normalizeOnce(normal)
}

function normalizeOnce(text: string): string {
  const known = normalizeKnown(foldWhere((kind) => (kind & (WORD | UNSEGMENTED)) === 0, text))
  return foldWhere(() => true, known).replaceAll('ß', 'ss')
}

// Longer runs of combining marks are cut: no language has them, and ordering a megabyte of them takes quadratic time. 30 is
// the limit of UAX #15, "Stream-Safe Text Format".
const MAX_COMBINING = 30

/** Removes ignored characters, joins and trims spaces, and folds the characters whose kind passes `isFolded`. */
function foldWhere(isFolded: (kind: number) => boolean, text: string): string {
  const { kinds, folds, foldPairs } = characters()
  let result = ''
  let combining = 0
  let spaced = true
  for (const character of text) {
    const code = character.codePointAt(0)!
    const kind = kinds[code]!
    if (kind === IGNORED || (kind === SPACE && spaced)) continue
    combining = (kind & UNKNOWN) === 0 && (kind & COMBINING) !== 0 ? combining + 1 : 0
    if (combining > MAX_COMBINING) continue
    spaced = kind === SPACE
    if (isSurrogate(code)) result += REPLACEMENT
    else if (!isFolded(kind)) result += character
    else result += String.fromCodePoint(code > 0xffff ? (foldPairs.get(code) ?? code) : folds[code]!)
  }
  return spaced ? result.slice(0, -1) : result
}

/** NFKC of each stretch between characters unknown to the table. */
function normalizeKnown(text: string): string {
  const { kinds } = characters()
  let normal = ''
  let start = 0
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at)!
    const next = at + (code > 0xffff ? 2 : 1)
    if (kinds[code] === UNKNOWN) {
      normal += text.slice(start, at).normalize('NFKC') + text.slice(at, next)
      start = next
    }
    at = next
  }
  return normal + text.slice(start).normalize('NFKC')
}

import { characters, DENSE, IGNORED, JOINER, MARK, NEEDS_NORMALIZING, SPACE, UNKNOWN, WORD } from './characters.js'

/*
 * Two ways to the same form. Where each character can be folded by itself (the table says so; nearly all news) one pass
 * does it. Anything else goes through `String.prototype.normalize` as well, whose results for assigned characters never
 * change (Unicode's stability policy); characters unknown to the table are kept away from it.
 */

/**
 * The text as identity sees it: NFKC, lower case, one kind of quotation mark, apostrophe, dash and space, no control or
 * zero-width characters, whitespace runs as one space, none at the ends. Half a surrogate pair becomes U+FFFD. Applying
 * it twice changes nothing more.
 *
 * @example
 * normalizeText('“The\u00a0US–Japan alliance”\n\n') // => '"the us-japan alliance"'
 */
export function normalizeText(text: string): string {
  // Printable ASCII but for backticks, with single spaces, is just lowered.
  if (!/[^ -_a-~]| {2}/.test(text)) return text.trim().toLowerCase()
  return foldSimply(text) ?? normalizeStretches(text)
}

/**
 * The UTF-16 code units of `normalizeText(text)`, without a string being made where none is needed. A view that the next
 * call writes over.
 */
export function normalizedUnits(text: string): Uint16Array {
  const filled = foldInto(text)
  if (filled >= 0) return block.subarray(0, filled)
  const normal = normalizeStretches(text)
  makeRoom(normal.length)
  for (let at = 0; at < normal.length; at++) block[at] = normal.charCodeAt(at)
  return block.subarray(0, normal.length)
}

/**
 * A word in the form that is hashed: as in `normalizeText`, without apostrophes and commas.
 *
 * @param word as `scanWords` found it, at most 65 units
 */
export function normalizeWord(word: string): string {
  const kind = plainness(word)
  if (kind === OTHER) return normalizeStretch(word).replace(/[',]/g, '')
  return (kind === APOSTROPHES ? word.replace(/['’]/g, '') : word).toLowerCase()
}

/** ASCII letters and digits alone, as nearly every word; the same with apostrophes; anything else. */
const PLAIN = 0
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

const SPACE_UNIT = 0x20
const POINT = 0x2e
const ELLIPSIS = 0x2026
const REPLACEMENT = '\ufffd'
const isSurrogate = (unit: number) => (unit & 0xf800) === 0xd800

// The units of one text; the largest news article on record fits, and more is given back.
const LARGEST_BLOCK = 1 << 20
let block = new Uint16Array(1 << 14)
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })

function makeRoom(units: number): void {
  if (units > block.length) block = new Uint16Array(2 * units)
  else if (block.length > LARGEST_BLOCK && units <= LARGEST_BLOCK) block = new Uint16Array(LARGEST_BLOCK)
}

// Below this, calling the decoder costs more than it saves.
const FEW = 40

function stringOf(filled: number): string {
  const units = block.subarray(0, filled)
  // The types know arrays of numbers only.
  return filled > FEW ? decoder.decode(units) : String.fromCharCode.apply(null, units as unknown as number[])
}

/** The normal form of a text without characters that need more than a look into the table, else undefined. */
function foldSimply(text: string): string | undefined {
  const filled = foldInto(text)
  return filled < 0 ? undefined : stringOf(filled)
}

/** Writes the normal form to `block`. @returns its length, or -1 where a character needs more than a look into the table */
function foldInto(text: string): number {
  const { kinds, folds } = characters()
  const length = text.length
  // Nothing grows but ellipses, threefold.
  makeRoom(3 * length)
  let filled = 0
  let last = SPACE_UNIT
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at)
    const kind = kinds[unit]!
    if (kind > WORD + DENSE && kind !== JOINER) {
      if (kind === IGNORED || (kind === SPACE && last === SPACE_UNIT)) continue
      if (unit === ELLIPSIS) {
        block[filled++] = POINT
        block[filled++] = POINT
        last = block[filled++] = POINT
        continue
      }
      if ((kind & UNKNOWN) === 0 || isSurrogate(unit)) return -1
    }
    last = folds[unit]!
    block[filled++] = last
  }
  return last === SPACE_UNIT && filled > 0 ? filled - 1 : filled
}

/** Takes the stretches between spaces apart: nothing joins or moves past a space. */
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
    parts.push(foldSimply(text.slice(plain, start))!, normalizeStretch(text.slice(start, at)))
    plain = at
  }
  parts.push(foldSimply(text.slice(plain))!)
  return parts.filter((part) => part !== '').join(' ')
}

/**
 * The normal form of a stretch of text without spaces, whatever is in it. A second round is for what the first brings out:
 * letters and marks that join once both are in normal form.
 */
export function normalizeStretch(stretch: string): string {
  const normal = normalizeOnce(stretch)
  return foldSimply(normal) === normal ? normal : normalizeOnce(normal)
}

function normalizeOnce(text: string): string {
  const known = normalizeKnown(foldWhere((kind) => (kind & (WORD | DENSE)) === 0, text))
  return foldWhere(() => true, known).replaceAll('ß', 'ss')
}

// Runs of marks longer than this are cut: no language has them, and putting a megabyte of marks in order takes quadratic
// time. 30 is the limit of UAX #15, "Stream-Safe Text Format".
const LONGEST_MARKS = 30

/** Leaves out what is not seen, joins and trims spaces, and folds the characters of which `isFolded` says so. */
function foldWhere(isFolded: (kind: number) => boolean, text: string): string {
  const { kinds, folds, foldPairs } = characters()
  let folded = ''
  let marks = 0
  let spaced = true
  for (const character of text) {
    const code = character.codePointAt(0)!
    const kind = kinds[code]!
    if (kind === IGNORED || (kind === SPACE && spaced)) continue
    marks = (kind & UNKNOWN) === 0 && (kind & MARK) !== 0 ? marks + 1 : 0
    if (marks > LONGEST_MARKS) continue
    spaced = kind === SPACE
    if (isSurrogate(code)) folded += REPLACEMENT
    else if (!isFolded(kind)) folded += character
    else folded += String.fromCodePoint(code > 0xffff ? (foldPairs.get(code) ?? code) : folds[code]!)
  }
  return spaced ? folded.slice(0, -1) : folded
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

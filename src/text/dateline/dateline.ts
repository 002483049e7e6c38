import type { Gap } from '../boilerplate/inline.js'
import { CARRIAGE_RETURN, HYPHEN, LINE_FEED } from '../character-codes.js'
import { normalizeText } from '../normalize.js'
import { ALL_CAPS, CAPITAL, countWords, UNSEGMENTED, type Words } from '../tokens.js'
import { agencyOf } from './agencies.js'
import {
  BRACKETED,
  DATE_AT_END,
  DATED,
  EAST_ASIAN,
  MAY_BE_CITY,
  NO_PLACES,
  PLACE_ONLY,
  SLASHED,
  STARTS_WITH_XINHUA,
  XINHUA,
} from './patterns.js'

/** Where a story was written and by which agency: `TOKYO/WASHINGTON, Jan. 7 (Reuters) –`. */
export interface Dateline {
  /** The agency's short name in lower case, such as `reuters`. */
  readonly agency?: string
  /** Cities, as `normalizeText` gives them. */
  readonly places: readonly string[]
  /** In UTF-16 code units, as is `end`. */
  readonly start: number
  readonly end: number
}

// A kicker, a headline and a subheading may come before the dateline.
const MAX_LINES = 4
const LONGEST = 120
const MAX_PLACE_WORDS = 12
/** 新, with which the dateline of Xinhua begins. */
const XIN = 0x65b0

const BRACKETS = ['(', '[']
/** A pattern matches only lines with one of its signs, and the search for the signs takes a tenth of the time. */
const AGENCY_PATTERNS = [
  { pattern: BRACKETED, signs: BRACKETS },
  { pattern: SLASHED, signs: ['/'] },
  { pattern: EAST_ASIAN, signs: ['【', '['] },
]
const holdsAny = (line: string, signs: readonly string[]) => signs.some((sign) => line.includes(sign))

/**
 * Finds a dateline at the beginning of one of the first four lines that are not boilerplate.
 *
 * @param lastWords the last word of each line, ascending
 */
export function findDateline(
  text: string,
  words: Words,
  lastWords: readonly number[],
  gaps: readonly Gap[],
): Dateline | undefined {
  let line = 0
  let lines = 0
  let gap = 0
  for (let first = 0; first < words.count && lines < MAX_LINES; first++) {
    if (first === gaps[gap]?.first) {
      first = gaps[gap++]!.after - 1
      continue
    }
    const dateline = readDateline(text, words, first)
    if (dateline) return dateline
    while (lastWords[line]! < first) line++
    first = lastWords[line]!
    lines++
  }
  return undefined
}

function readDateline(text: string, words: Words, first: number): Dateline | undefined {
  let start = words.starts[first]!
  while (start > 0 && '([【［（'.includes(text[start - 1]!)) start--
  const end = endOfLine(text, start, Math.min(start + LONGEST, text.length))
  if (!holdsSign(text, start, end)) return undefined
  const beginning = text.slice(start, end)
  const line = normalizeText(beginning.replaceAll('—', ' - '))
  const found = withAgency(line, words, first) ?? withoutAgency(line, words, first)
  if (!found) return undefined
  const after = Math.min(first + countWords(found.matched), words.count)
  const { agency } = found
  const places = placesOf(found.places)
  const endOfDateline = after === first ? start : endOf(text, words.ends[after - 1]!)
  // Written out: to spread an agency or nothing takes a fortieth of the time of a fingerprint.
  return agency === undefined ? { places, start, end: endOfDateline } : { agency, places, start, end: endOfDateline }
}

function endOfLine(text: string, start: number, limit: number): number {
  for (let at = start; at < limit; at++)
    if (text.charCodeAt(at) === LINE_FEED || text.charCodeAt(at) === CARRIAGE_RETURN) return at
  return limit
}

/**
 * Whether a line contains a bracket, a slash or a dash, as every dateline does. A hyphen between letters counts only if the
 * line also has a number: `March 3-The`. Most lines are rejected here.
 */
function holdsSign(text: string, start: number, end: number): boolean {
  let hyphens = 0
  let numbers = 0
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 0x61 && unit <= 0x7a) continue
    if (unit === HYPHEN) {
      if (at + 1 === end || !isAsciiLetter(text.charCodeAt(at + 1))) return true
      hyphens++
    } else if (isSign(unit)) return true
    else if ((unit >= 0x30 && unit <= 0x39) || mayBecomeNumber(unit)) numbers++
  }
  return (
    (hyphens > 0 && numbers > 0) || (text.charCodeAt(start) === XIN && STARTS_WITH_XINHUA.test(text.slice(start, end)))
  )
}

function isSign(unit: number): boolean {
  switch (unit) {
    case 0x0028: // (
    case 0x005b: // [
    case 0x002f: // /
    case 0x3010: // 【
    case 0xff3b: // ［
    case 0xff08: // （
    case 0x2013: // –
    case 0x2014: // —
    case 0x2015: // ―
    case 0xff0d: // －
      return true
    default:
      return false
  }
}

const isAsciiLetter = (unit: number) => (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a && unit < 0x80

/** Whether the normal form of a character may contain a digit; for letters with accents and quotation marks it does not. */
const mayBecomeNumber = (unit: number) =>
  unit >= 0x80 && !(unit >= 0xc0 && unit < 0x250) && !(unit >= 0x2010 && unit <= 0x2026)

interface Found {
  readonly matched: string
  /** With the state or country, and with several cities not yet separated. */
  readonly places: string
  readonly agency?: string | undefined
}

function withAgency(line: string, words: Words, first: number): Found | undefined {
  for (const { pattern, signs } of AGENCY_PATTERNS) {
    if (!holdsAny(line, signs)) continue
    const match = pattern.exec(line)
    const head = match?.[1]
    const name = match?.[2]
    if (!match || head === undefined || name === undefined) continue
    const agency = /\b(?:photo|image|pool)\b/.test(name) ? undefined : agencyOf(name)
    const places = head.replace(DATE_AT_END, '')
    if (!agency || !isPlace(places, words, first)) continue
    // A dash, a date or a place in capitals makes a dateline: `the Palestinian Authority (PA) said` has none of them.
    const isDateline = pattern !== BRACKETED || match[3] !== undefined || head === '' || places !== head
    if (isDateline || isCapitals(places, words, first)) return { matched: match[0], places, agency }
  }
  const xinhua = XINHUA.exec(line)
  return xinhua ? { matched: xinhua[0], places: xinhua[1]!, agency: 'xinhua' } : undefined
}

function withoutAgency(line: string, words: Words, first: number): Found | undefined {
  if (!line.includes('-')) return undefined
  const dated = DATED.exec(line)
  const [matchedDate, head] = dated ?? []
  if (matchedDate !== undefined && head !== undefined) {
    const places = head.replace(DATE_AT_END, '')
    if (isPlace(places, words, first)) return { matched: matchedDate, places, agency: agencyOf(dated?.[2] ?? '') }
  }
  const bracketed = holdsAny(line, BRACKETS) ? BRACKETED.exec(line) : null
  const [matched, places] = (bracketed?.[3] ? bracketed : PLACE_ONLY.exec(line)) ?? []
  if (!matched || !places || !MAY_BE_CITY.test(places) || NO_PLACES.test(places)) return undefined
  return isPlace(places, words, first) && isCapitals(places, words, first) ? { matched, places } : undefined
}

/** Whether all words begin with a capital, except short words after the first (Rio de Janeiro). */
function isPlace(places: string, words: Words, first: number): boolean {
  const count = countWords(places)
  if (first + count > words.count) return false
  for (let index = first; index < first + count; index++) {
    const isShort = index > first && words.ends[index]! - words.starts[index]! <= 3
    if ((words.flags[index]! & (CAPITAL | UNSEGMENTED)) === 0 && !isShort) return false
  }
  return count <= MAX_PLACE_WORDS
}

/** Whether the city is written in capitals, as agencies write it. */
function isCapitals(places: string, words: Words, first: number): boolean {
  const count = countWords(places.split(',', 1)[0]!)
  if (first + count > words.count) return false
  for (let index = first; index < first + count; index++) if ((words.flags[index]! & ALL_CAPS) === 0) return false
  return count > 0
}

/** Only the cities: the state or country after a comma is often missing. */
function placesOf(places: string): string[] {
  return places
    .split(/\/|;| and | & /)
    .map((city) => city.split(',', 1)[0]!.trim())
    .filter((city) => city !== '')
}

/** The end of the dateline, with the bracket and the dash after its last word. */
function endOf(text: string, wordEnd: number): number {
  return wordEnd + /^\.?[\s)\]）］】/]*[.:,]?\s*[-–—−－―]*/.exec(text.slice(wordEnd, wordEnd + 12))![0].trimEnd().length
}

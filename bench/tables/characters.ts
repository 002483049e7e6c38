/**
 * Makes src/text/characters.table.ts from what this runtime knows of Unicode:
 *
 *     npx tsx bench/tables/characters.ts
 *
 * A new table changes hashes, and so fingerprints: raise the fingerprint's version with it.
 */
import { writeFileSync } from 'node:fs'
import { textOfNumbers, zigzag } from '../../src/structures/number-text.js'
import * as kinds from '../../src/text/characters.js'

const CODE_POINTS = 0x110000

// Characters newer than Unicode 14 that normalisation changes, reorders or joins, and new scripts that have such. An older
// runtime would leave them as they are, so they count as unknown here, and no runtime is ever asked.
const TOO_NEW: readonly (readonly [number, number])[] = [
  [0x0897, 0x0897],
  [0x1acf, 0x1aff],
  [0xa7f1, 0xa7f1],
  [0x105c0, 0x105ff],
  [0x10d69, 0x10d6d],
  [0x10efa, 0x10eff],
  [0x11380, 0x113ff],
  [0x11f41, 0x11f42],
  [0x16100, 0x1613f],
  [0x16d40, 0x16d7f],
  [0x1ccd6, 0x1ccf9],
  [0x1e030, 0x1e06d],
  [0x1e08f, 0x1e08f],
  [0x1e4ec, 0x1e4ef],
  [0x1e5ee, 0x1e5ef],
  [0x1e6c0, 0x1e6ff],
]

const WITHOUT_SPACES =
  /[\u3006\u303c\u30fc\uff70\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const APOSTROPHES = "'`´‘’‚‛′ʹʻʼʽ՚׳＇｀"
const QUOTATION_MARKS = '"“”„‟«»″ˮ״〝〞〟＂'
// Letters to Unicode, but they normalise to combining marks.
const HALFWIDTH_VOICE_MARKS = '\uff9e\uff9f'
const SHARP_S = 'ßẞ'

/** The second halves of all pairs that normalisation joins: é is e and U+0301, so U+0301 is one. */
const joining = new Set<string>()
for (let code = 0; code < CODE_POINTS; code++) {
  const character = String.fromCodePoint(code)
  const parts = [...character.normalize('NFD')]
  if (parts.length > 1 && character.normalize('NFC') === character) joining.add(parts.at(-1)!)
}

/** Whether normalisation may move this mark past a neighbour: U+0334 and U+0345 are lowest and highest in that order. */
function reorders(character: string): boolean {
  if (!/\p{M}/u.test(character)) return false
  const plain = character.normalize('NFD')
  return (
    `${plain}\u0334`.normalize('NFD') !== `${plain}\u0334` || `\u0345${plain}`.normalize('NFD') !== `\u0345${plain}`
  )
}

function isUnknown(character: string): boolean {
  const code = character.codePointAt(0)!
  return TOO_NEW.some(([first, last]) => code >= first && code <= last) || /[\p{Cn}\p{Co}\p{Cs}]/u.test(character)
}

const isSpace = (character: string) => /[\s\u0085]/u.test(character) && character !== '\ufeff'

/** The character all variants of this mark are written as, if it is a mark with variants. */
function markOf(character: string): string | undefined {
  if (APOSTROPHES.includes(character)) return "'"
  if (QUOTATION_MARKS.includes(character)) return '"'
  if (/[\p{Dash}\u2043]/u.test(character)) return '-'
  return isSpace(character) ? ' ' : undefined
}

// Marks that a language writes or leaves out, and lines through letters. Arabic: vowels, hamza and madda above and below, and
// the line that stretches a word; Hebrew: points and accents; U+0334 to U+0338: overlays.
const LEFT_OUT =
  /[\u0334-\u0338\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff]/
// Letters of which Arabic, Persian and Urdu have variants: alef wasla, alef maksura and Persian yeh, Persian kaf.
const VARIANTS: Readonly<Record<string, string>> = { ٱ: 'ا', ى: 'ي', ی: 'ي', ک: 'ك', '٫': '.', '٬': ',' }

/** The character without marks that are left out; itself where nothing, or more than one character, would be left. */
function withoutMarks(character: string): string {
  const parts = [...character.normalize('NFD')]
  const left = parts.filter((part) => !LEFT_OUT.test(part))
  return left.length === parts.length ? character : onlyIfSingle(left.join('').normalize('NFC'), character)
}

/** The ASCII digit of the same value. Decimal digits stand in runs that begin with a zero. */
function digitOf(character: string): string | undefined {
  const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code))
  const code = character.codePointAt(0)!
  if (!isDigit(code)) return undefined
  let zero = code
  while (isDigit(zero - 1)) zero--
  return String((code - zero) % 10)
}

function foldOf(character: string): string {
  if (isUnknown(character)) return character
  const variant = VARIANTS[character] ?? digitOf(character)
  if (variant !== undefined) return variant
  if (character === 'İ') return 'i' // its own lower case is two characters
  return markOf(character) ?? foldCase(withoutMarks(normalizeWidth(character)))
}

function foldCase(character: string): string {
  if (/\p{M}/u.test(character)) return character // the upper case of U+0345 is a letter
  const upper = onlyIfSingle(character.toUpperCase(), character)
  return onlyIfSingle(upper.toLowerCase(), upper)
}

/** Half-width, full-width and Latin-1 compatibility forms of one character are folded here; all others by `normalize`. */
function normalizeWidth(character: string): string {
  return /[\u0080-\u00ff\uff01-\uff9f]/u.test(character)
    ? onlyIfSingle(character.normalize('NFKC'), character)
    : character
}

function onlyIfSingle(changed: string, otherwise: string): string {
  return [...changed].length === 1 ? changed : otherwise
}

function kindOf(character: string): number {
  if (isUnknown(character)) return kinds.UNKNOWN
  if (isSpace(character)) return kinds.SPACE
  if (LEFT_OUT.test(character) || /[\p{Default_Ignorable_Code_Point}\p{Cc}\ufff9-\ufffb]/u.test(character))
    return kinds.IGNORED
  if ("'.,".includes(foldOf(character))) return kinds.JOINER
  if (markOf(character)) return kinds.SEPARATOR
  return wordKind(character) | (needsNormalizing(character) ? kinds.NEEDS_NORMALIZING : 0)
}

function wordKind(character: string): number {
  if (/\p{M}/u.test(character) || HALFWIDTH_VOICE_MARKS.includes(character)) return kinds.COMBINING
  if (/[\p{Nd}\p{No}]/u.test(character)) return kinds.DIGIT
  if (!/[\p{L}\p{Nl}]/u.test(character)) return kinds.SEPARATOR
  if (WITHOUT_SPACES.test(character)) return kinds.UNSEGMENTED
  return /[\p{Lu}\p{Lt}]/u.test(character) ? kinds.UPPERCASE : kinds.LETTER
}

function needsNormalizing(character: string): boolean {
  const normal = [...character.normalize('NFKC')].map(foldOf).join('').normalize('NFKC')
  return normal !== foldOf(character) || joining.has(normal) || reorders(character) || SHARP_S.includes(character)
}

/** Runs of one kind, as `characters.ts` reads them. */
function kindRuns(): number[] {
  const all = Array.from({ length: CODE_POINTS }, (_, code) => kindOf(String.fromCodePoint(code)))
  const end = all.findLastIndex((kind) => kind !== kinds.UNKNOWN) + 1
  const runs: number[] = []
  for (let start = 0; start < end; ) {
    let stop = start + 1
    while (stop < end && all[stop] === all[start]) stop++
    runs.push(16 * (stop - start - 1) + kinds.KIND_NUMBERS.indexOf(all[start]!))
    start = stop
  }
  return runs
}

/** Runs of (distance from the last run's end, length, stride, zigzag difference of the fold from its character). */
function foldRuns(): number[] {
  const differences = new Map<number, number>()
  for (let code = 0; code < CODE_POINTS; code++) {
    const difference = foldOf(String.fromCodePoint(code)).codePointAt(0)! - code
    if (difference !== 0) differences.set(code, difference)
  }
  const runs: number[] = []
  let last = 0
  for (const [start, difference] of differences) {
    const stride = differences.get(start + 1) === difference ? 1 : 2
    let stop = start
    do {
      differences.delete(stop)
      stop += stride
    } while (differences.get(stop) === difference && (stride === 1 || !differences.has(stop - 1)))
    const next = stop - stride + 1
    runs.push(start - last, (stop - start) / stride, stride, zigzag(difference))
    last = next
  }
  return runs
}

writeFileSync(
  new URL('../../src/text/characters.table.ts', import.meta.url),
  `// Made by bench/tables/characters.ts; do not edit. How to read it: characters.ts.
export const UNICODE_VERSION = '${process.versions.unicode}'

export const KINDS =
  '${textOfNumbers(kindRuns())}'

export const FOLDS =
  '${textOfNumbers(foldRuns())}'
`,
)

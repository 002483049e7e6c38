import { detectLanguage } from '../language/detect.js'
import { HashSet } from '../structures/hash-table.js'
import { hashWord } from '../text/analyze.js'
import {
  countMixedWords,
  findBlanksBetweenLetters,
  findDiacritics,
  findLookalikes,
  findSerbianCyrillic,
  MIXED_WORDS_READ,
} from '../text/plain/disguises.js'
import { findMojibake } from '../text/plain/mojibake.js'
import { plainText } from '../text/plain/plain-text.js'
import { type Edit, edited, type PlainText } from '../text/plain/rewriting.js'
import { type Scanner, type TransientScan, UNSEGMENTED, type Words } from '../text/tokens.js'

/** A text as it is read: without markup and disguises, and its words. */
export interface ReadText {
  readonly plain: PlainText
  /** Of `plain.text`. */
  readonly scanned: TransientScan
}

/**
 * Reads a text: makes it plain and finds its words. A text whose words are of no known language may be disguised: letters
 * apart, letters of other scripts, accents where none belong. Each is undone where that gives a text of a known language. The
 * result depends on the text alone, not on the language that an article says it is in.
 */
export function readText(text: string, scan: Scanner): ReadText {
  let scanned = scan(text)
  let plain = plainText(text, scanned.signs)
  if (plain.text !== text) scanned = scan(plain.text)
  if (isPlainEnglish(scanned.words)) return { plain, scanned }
  const apply = (edits: readonly Edit[]) => {
    if (edits.length === 0) return
    plain = edited(plain, edits)
    scanned = scan(plain.text)
  }
  if (hasLettersApart(plain.text, scanned.words)) apply(findBlanksBetweenLetters(plain.text))
  apply(findSerbianCyrillic(plain.text))
  if (languageOfWords(scanned) !== undefined) return { plain, scanned }
  apply(findMojibake(plain.text))
  if (languageOfWords(scanned) !== undefined) return { plain, scanned }
  const withoutDiacritics = edited(plain, findDiacritics(plain.text))
  const asLatin = edited(withoutDiacritics, findLookalikes(withoutDiacritics.text))
  const readable =
    asLatin !== withoutDiacritics &&
    (languageOfWords(scan(asLatin.text)) !== undefined || isDisguised(text, scanned.words))
      ? asLatin
      : withoutDiacritics
  return { plain: readable, scanned: scan(readable.text) }
}

const languageOfWords = ({ words }: TransientScan) => detectLanguage(words.hashes, words.count)

// Of English news one word in six is one of these; eight come within some fifty words.
const COMMON = new HashSet(['the', 'and', 'of', 'to', 'that', 'was', 'for', 'with', 'said', 'on'].map(hashWord))
const ENOUGH_COMMON = 8
const WORDS_READ = 120

/** Whether a text begins as English does: a quick test, which most texts pass. */
function isPlainEnglish({ hashes, count }: Words): boolean {
  const read = Math.min(count, WORDS_READ)
  let common = 0
  for (let word = 0; word < read; word++) {
    if (COMMON.has(hashes[word]!) && ++common === ENOUGH_COMMON) return true
  }
  return false
}

// No text has letters of two scripts in one word in ten unless it is disguised.
const MIXED_SHARE = 0.1

const isDisguised = (text: string, { count }: Words): boolean =>
  countMixedWords(text) > MIXED_SHARE * Math.min(count, MIXED_WORDS_READ)

// A third of the words of Vietnamese have one or two letters, and no language has half of them of one letter.
const SPACED_SHARE = 0.5
const LEAST_SPACED = 20

function hasLettersApart(text: string, { starts, ends, flags, count }: Words): boolean {
  const read = Math.min(count, 300)
  let single = 0
  for (let word = 0; word < read; word++) {
    if (ends[word]! - starts[word]! > 1) continue
    // Characters of scripts without spaces are words by themselves, and no blank follows them.
    if ((flags[word]! & UNSEGMENTED) === 0 || text[ends[word]!] === ' ') single++
  }
  return read >= LEAST_SPACED && single > read * SPACED_SHARE
}

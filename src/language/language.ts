import { STEMMERS } from './stemmers.js'
import { STOP_WORDS } from './stop-words.js'

/** Goes up with any change of a stemmer, a list or a table here: fingerprints of two versions are not compared. */
export const LANGUAGE_VERSION = 1

/** What is known about one language. */
export interface Language {
  /** ISO 639-1, or `und` for every language about which nothing is known. */
  readonly code: string
  /** `LANGUAGE_VERSION` of these tables. */
  readonly version: number
  /** From a normalised word to its light stem; also in normal form, and never empty. */
  readonly stem: (word: string) => string
  /** Normalised words that carry no information; for Japanese and Chinese, characters. */
  readonly stopWords: readonly string[]
}

/** The languages about which something is known. */
export const languages: readonly Language[] = Object.entries(STEMMERS).map(([code, stem]) =>
  describeLanguage(code, stem, STOP_WORDS[code] ?? ''),
)
const byCode = new Map(languages.map((language) => [language.code, language]))
const languageFree = describeLanguage('und', (word) => word, '')

function describeLanguage(code: string, stem: Language['stem'], stopWords: string): Language {
  return { code, version: LANGUAGE_VERSION, stem, stopWords: stopWords.split(/\s+/).filter((word) => word !== '') }
}

/**
 * The language of a BCP 47 tag; also takes `en_US`. What is not known, or is no tag, is language-free: whole words, no
 * stop words. Never throws: scraped tags are often wrong, and a wrong tag is no reason to lose an article.
 *
 * @example
 * languageOf('en-US').code // => 'en'
 * languageOf('tlh').code // => 'und'
 * languageOf(undefined).code // => 'und'
 */
export function languageOf(tag: string | undefined): Language {
  const code = /^\s*([a-z]{2})(?![^-_\s])/i.exec(tag ?? '')?.[1]
  return byCode.get(code?.toLowerCase() ?? '') ?? languageFree
}

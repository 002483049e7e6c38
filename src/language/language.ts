import { STEMMERS } from './stemmers.js'
import { STOP_WORDS } from './stop-words.js'

/** To be raised with any change of how a text is read, or of a stemmer, list or table here: fingerprints of two versions are not compared. */
export const LANGUAGE_VERSION = 3

export interface Language {
  /** ISO 639-1, or `und` for every language without a stemmer and stop words. */
  readonly code: string
  /** `LANGUAGE_VERSION` of these tables. */
  readonly version: number
  /** The light stem of a normalised word, which is normalised too, and never empty. */
  readonly stem: (word: string) => string
  /** Normalised words that carry no information; characters in Japanese and Chinese. */
  readonly stopWords: readonly string[]
}

/** The languages with a stemmer and stop words. */
export const languages: readonly Language[] = Object.entries(STEMMERS).map(([code, stem]) =>
  describeLanguage(code, stem, STOP_WORDS[code] ?? ''),
)
const byCode = new Map(languages.map((language) => [language.code, language]))
const undetermined = describeLanguage('und', (word) => word, '')

function describeLanguage(code: string, stem: Language['stem'], stopWords: string): Language {
  return { code, version: LANGUAGE_VERSION, stem, stopWords: stopWords.split(/\s+/).filter((word) => word !== '') }
}

/**
 * The language of a BCP 47 tag, or of a tag such as `en_US`. Other tags, and strings that are no tag, give the language
 * `und`, with whole words and no stop words. Never throws: scraped tags are often wrong, which is no reason to lose an article.
 *
 * @example
 * languageOf('en-US').code // => 'en'
 * languageOf('tlh').code // => 'und'
 * languageOf(undefined).code // => 'und'
 */
export function languageOf(tag: string | undefined): Language {
  const code = /^\s*([a-z]{2})(?![^-_\s])/i.exec(tag ?? '')?.[1]
  return byCode.get(code?.toLowerCase() ?? '') ?? undetermined
}

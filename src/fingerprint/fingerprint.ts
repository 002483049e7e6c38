import type { Article } from '../article.js'
import { fastestKernel, type Kernel } from '../kernel/kernel.js'
import { detectLanguage } from '../language/detect.js'
import { idfTable } from '../language/idf.js'
import { type Language, languageOf } from '../language/language.js'
import { StemCache } from '../language/stems.js'
import { createHash64, type Hash64 } from '../structures/xxhash.js'
import { analyzeScanned } from '../text/analyze.js'
import { isPage } from '../text/page.js'
import { moveToOriginal } from '../text/plain/rewriting.js'
import type { Words } from '../text/tokens.js'
import { checkFingerprintOptions, type FingerprintOptions } from './options.js'
import { readText } from './read-text.js'
import { rememberLevels } from './terms.js'

export { FINGERPRINT_DEFAULTS, type FingerprintOptions } from './options.js'

/**
 * All that is kept of one article: enough to find it, to compare it and to point out what matches, without its text.
 * Two of them can be compared only if made with the same options.
 */
export interface Fingerprint {
  readonly options: Readonly<FingerprintOptions>
  /** ISO 639-1 code of the language whose stems the words are in; `und` for one about which nothing is known. */
  readonly language: string
  /** `page` for a text without a story of its own: an error, a wall, a check for robots. */
  readonly kind: 'story' | 'page'
  /** How many words the rules for boilerplate left out. */
  readonly removedWords: number
  /** xxHash64 of the normalised text in UTF-16 code units, little-endian; 0 for an empty one, which equals nothing. */
  readonly textHash: bigint
  /** One number a word, in text order, without boilerplate: 24 bits of its stem's hash, then 8 of its own. */
  readonly words: Uint32Array
  /** One byte a word: the flags of `text/words`. */
  readonly flags: Uint8Array
  /** Where the words stand in the original text, packed; see `unpackSpans`. */
  readonly spans: Uint8Array
  /** MinHash values; empty where the text has fewer words than a shingle. */
  readonly signature: Uint32Array
  /** The wire agency that the dateline names, as a key such as `reuters`. */
  readonly agency: string | undefined
  /** The places of the dateline, normalised. */
  readonly datelinePlaces: readonly string[]
}

export type Fingerprinter = (article: Pick<Article, 'text' | 'lang'>) => Fingerprint

/**
 * Makes the function that takes fingerprints. Asynchronous, for the WebAssembly of xxHash; the function itself is not.
 *
 * @throws DoppelwireError `OPTION_INVALID` for an unknown option or a value outside its range.
 * @example
 * const fingerprint = await createFingerprinter()
 * const { words, signature } = fingerprint({ text: 'Ministers agreed on Friday to cut the tax on bread.' })
 * words.length // => 10
 * signature.length // => 128
 */
export async function createFingerprinter(given: Partial<FingerprintOptions> = {}): Promise<Fingerprinter> {
  const options = checkFingerprintOptions(given, 'createFingerprinter')
  return createFingerprinterOn(fastestKernel(), await createHash64(), options)
}

/** The same without copies, for who needs each only until the next is taken, by whomever; see {@link copyOf}. */
export async function createTransientFingerprinter(options: FingerprintOptions): Promise<Fingerprinter> {
  return createFingerprinterOn(fastestKernel(), await createHash64(), options, VIEW)
}

/** A brief fingerprint, copied. */
export function copyOf(brief: Fingerprint): Fingerprint {
  const { words, flags, spans, signature } = brief
  return { ...brief, words: words.slice(), flags: flags.slice(), spans: spans.slice(), signature: signature.slice() }
}

/** What a fingerprint holds of an array that is used again. */
type Keep = <Values extends Uint8Array | Uint32Array>(values: Values, count: number) => Values

const COPY: Keep = (values, count) => values.slice(0, count) as typeof values
const VIEW: Keep = (values, count) => values.subarray(0, count) as typeof values

export function createFingerprinterOn(
  kernel: Kernel,
  hash64: Hash64,
  options: FingerprintOptions,
  keep = COPY,
): Fingerprinter {
  const stems = new Map<string, StemCache>()

  /** Stems are looked up by language; a word without one is its own. */
  const stem = (language: Language, text: string, words: Words): Uint32Array => {
    if (language.code === 'und') return keep(words.hashes, words.count)
    const weights = idfTable(language.code)
    const cache = stems.get(language.code) ?? new StemCache(language, weights.idfStep, kernel.stemCacheTable)
    stems.set(language.code, cache)
    const { stored, idfSteps } = cache.storedWords(text, words)
    const kept = keep(stored, words.count)
    // Not copied: the next look-up writes over them, and is remembered in their place.
    rememberLevels(kept, weights, idfSteps)
    return kept
  }

  return ({ text, lang }) => {
    const { plain, scanned } = readText(text, kernel.scan)
    const { words, dateline, removedWords } = analyzeScanned(plain.text, scanned, options.boilerplate)
    const language = languageOf(lang || detectLanguage(words.hashes, words.count))
    const stored = stem(language, plain.text, words)
    // Of the words as they are, not of their stems: it compares articles of different languages too.
    const signature = kernel.sign(words, options)
    moveToOriginal(plain, words.starts, words.ends, words.count)
    const spans = kernel.packSpansView(words)
    const normal = kernel.normalizedUnitsView(text)
    // Before anything else is normalised, which writes over the view.
    const textHash = normal.length === 0 ? 0n : hash64(bytesOf(normal))
    return {
      options,
      language: language.code,
      kind: isPage(plain.text, words) ? 'page' : 'story',
      removedWords,
      textHash,
      words: stored,
      flags: keep(words.flags, words.count),
      spans: keep(spans, spans.length),
      signature,
      agency: dateline?.agency,
      datelinePlaces: dateline?.places ?? [],
    }
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint16Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

import { type Article, checkText } from '../article.js'
import { fastestKernel, type Kernel } from '../kernel/kernel.js'
import { languageToReadBy } from '../language/detect.js'
import { idfTable } from '../language/idf.js'
import { type Language, languageOf } from '../language/language.js'
import { StemCache } from '../language/stems.js'
import { createHash64, type Hash64 } from '../structures/xxhash.js'
import { analyzeScanned } from '../text/analyze.js'
import { isPage } from '../text/page.js'
import { moveToOriginal } from '../text/plain/rewriting.js'
import type { Words } from '../text/tokens.js'
import { checkFingerprintOptions, type FingerprintOptions } from './options.js'
import type { Fingerprint } from './parts.js'
import { readText } from './read-text.js'
import { withJsonForm } from './sealed-bytes.js'

export { FINGERPRINT_DEFAULTS, type FingerprintOptions } from './options.js'
export type { Fingerprint } from './parts.js'

/**
 * Takes the fingerprint of a text. Without `lang` the language is told by the words.
 *
 * @throws DoppelwireError `ARTICLE_INVALID` for what has no text.
 */
export type Fingerprinter = (article: Pick<Article, 'text' | 'lang'>) => Fingerprint

/** A fingerprint whose arrays may be views that the next fingerprint of any fingerprinter overwrites; see {@link copyOf}. */
export interface TransientFingerprint {
  readonly fingerprint: Fingerprint
  /** By word: its idf in steps; such a view too. Absent where nobody has looked these up. */
  readonly idfSteps?: Uint8Array | undefined
}

export type TransientFingerprinter = (article: Pick<Article, 'text' | 'lang'>) => TransientFingerprint

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
  const fingerprinter = await createTransientFingerprinter(given)
  return (article) => copyOf(fingerprinter(checkText(article)).fingerprint)
}

/** Like {@link createFingerprinter}, for callers that are done with each fingerprint before the next is taken. */
export async function createTransientFingerprinter(
  given: Partial<FingerprintOptions>,
): Promise<TransientFingerprinter> {
  const options = checkFingerprintOptions(given, 'createFingerprinter')
  return createFingerprinterOn(fastestKernel(), await createHash64(), options)
}

/**
 * The same fingerprint with arrays of its own, all three in one memory: memory is what costs here, 5.4 µs for three and 1.6 for one. The
 * signature is no view in the first place.
 */
export function copyOf(fingerprint: Fingerprint): Fingerprint {
  const { length } = fingerprint.words
  const memory = new ArrayBuffer(5 * length + fingerprint.spans.length)
  const words = new Uint32Array(memory, 0, length)
  const flags = new Uint8Array(memory, 4 * length, length)
  const spans = new Uint8Array(memory, 5 * length)
  words.set(fingerprint.words)
  flags.set(fingerprint.flags)
  spans.set(fingerprint.spans)
  return withJsonForm({ ...fingerprint, words, flags, spans })
}

export function createFingerprinterOn(
  kernel: Kernel,
  hash64: Hash64,
  options: FingerprintOptions,
): TransientFingerprinter {
  const stems = new Map<string, StemCache>()

  /** A word of a language without rules for stems is its own stem. */
  const stem = (language: Language, text: string, words: Words): { stored: Uint32Array; idfSteps?: Uint8Array } => {
    if (language.code === 'und') return { stored: words.hashes }
    const { idfStep } = idfTable(language.code)
    const cache = stems.get(language.code) ?? new StemCache(language, idfStep, kernel.stemCacheTable)
    stems.set(language.code, cache)
    return cache.storedWords(text, words)
  }

  return ({ text, lang }) => {
    const { plain, scanned } = readText(text, kernel.scan)
    const { words, dateline, removedWords } = analyzeScanned(plain.text, scanned, kernel.listWords, options.boilerplate)
    const isKnown = languageOf(lang).code !== 'und'
    const language = languageOf(languageToReadBy(lang, isKnown, words.hashes, words.count))
    const { stored, idfSteps } = stem(language, plain.text, words)
    // Of the words themselves, not of their stems, so that it also finds copies that were taken for another language.
    const signature = kernel.sign(words, options)
    moveToOriginal(plain, words.starts, words.ends, words.count)
    const spans = kernel.packSpansView(words)
    const normal = kernel.normalizedUnitsView(text)
    // Before anything else is normalised, which writes over the view.
    const textHash = normal.length === 0 ? 0n : hash64(bytesOf(normal))
    const fingerprint: Fingerprint = {
      options,
      language: language.code,
      kind: isPage(plain.text, words) ? 'page' : 'story',
      removedWords,
      textHash,
      words: stored.subarray(0, words.count),
      flags: words.flags.subarray(0, words.count),
      spans,
      signature,
      agency: dateline?.agency,
      datelinePlaces: dateline?.places ?? [],
    }
    return { fingerprint, idfSteps }
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint16Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

import { FINGERPRINT_DEFAULTS } from '../src/fingerprint/fingerprint.js'
import { sign } from '../src/fingerprint/signature.js'
import { createSigner } from '../src/fingerprint/text-signature.js'
import { normalizedUnits } from '../src/text/normalize.js'
import { scanWords } from '../src/text/words.js'

/** The steps that run for every article, and may come in two forms of the same bits. */
export interface HotPath {
  /** Finds the words of a text. Returns how many. */
  readonly words: (text: string) => number
  /** Finds the words of a text and writes its normal form. Returns a number that depends on both. */
  readonly wordsAndForm: (text: string) => number
  /** From raw text to its signature. */
  readonly sign: (text: string) => Uint32Array
  /** From the hashes of shingles to their signature. */
  readonly signHashed: (hashes: Uint32Array) => Uint32Array
}

const { signatureValues, seed } = FINGERPRINT_DEFAULTS

/** As the library chooses on this machine, and in plain TypeScript. Until there is a kernel to choose, both are that. */
export async function createHotPaths(): Promise<{ chosen: HotPath; plain: HotPath }> {
  return { chosen: await createPlain(), plain: await createPlain() }
}

async function createPlain(): Promise<HotPath> {
  return {
    words: (text) => scanWords(text).count,
    wordsAndForm: (text) => scanWords(text).count + normalizedUnits(text).length,
    sign: await createSigner(),
    signHashed: (hashes) => sign(hashes, signatureValues, seed),
  }
}

import { fastestKernel, type Kernel } from '../src/fingerprint/kernel/kernel.js'
import { createPlainKernel } from '../src/fingerprint/kernel/plain.js'
import { checkFingerprintOptions } from '../src/fingerprint/options.js'
import { createSignerOn } from '../src/fingerprint/text-signature.js'
import { markSentences } from '../src/text/sentences.js'

/** The steps that run for every article, and come in two forms of the same bits. */
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

/** As the library chooses on this machine, and in plain TypeScript. */
export async function createHotPaths(): Promise<{ chosen: HotPath; plain: HotPath }> {
  return { chosen: hotPathOf(fastestKernel()), plain: hotPathOf(createPlainKernel()) }
}

function hotPathOf(kernel: Kernel): HotPath {
  const options = checkFingerprintOptions({}, 'bench')
  // A kernel signs the words that it found last, where it keeps them; hashes go there as words that are shingles by themselves.
  const alone = checkFingerprintOptions({ shingleWords: 1 }, 'bench')
  let { words: kept } = kernel.scan('a '.repeat(10_000))
  const words = (text: string): number => {
    const found = kernel.scan(text)
    markSentences(text, found.words, found.marks)
    return found.words.count
  }
  return {
    words,
    wordsAndForm: (text) => words(text) + kernel.normalizedUnits(text).length,
    sign: createSignerOn(kernel, options),
    signHashed: (hashes) => {
      const count = hashes.length
      if (kept.hashes.length < count) kept = kernel.scan('a '.repeat(2 * count)).words
      kept.hashes.set(hashes)
      kept.flags.fill(0, 0, count)
      return kernel.sign({ ...kept, count }, alone)
    },
  }
}

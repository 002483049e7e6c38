import { checkFingerprintOptions } from '../../src/fingerprint/options.js'
import { createSignerOn } from '../../src/fingerprint/signer.js'
import { fastestKernel, type Kernel } from '../../src/kernel/kernel.js'
import { createPlainKernel } from '../../src/kernel/plain.js'
import { flagParagraphs } from '../../src/text/paragraphs.js'
import { flagSentences } from '../../src/text/sentences.js'

/** The steps that run for every article, in one of the two kernels. */
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

/** By the kernel that the library chooses on this machine, and by the plain kernel. */
export async function createHotPaths(): Promise<{ chosen: HotPath; plain: HotPath }> {
  return { chosen: hotPathOf(fastestKernel()), plain: hotPathOf(createPlainKernel()) }
}

// The signatures of hashes are rows of matrices, as in rensa and as in any batch: an array for each takes half as long again.
const MATRIX_ROWS = 64

function hotPathOf(kernel: Kernel): HotPath {
  const options = checkFingerprintOptions({}, 'bench')
  let matrix = new Uint32Array(0)
  let rows = MATRIX_ROWS
  const words = (text: string): number => {
    const { words, punctuation } = kernel.scan(text)
    flagParagraphs(text, words, punctuation)
    flagSentences(text, words, punctuation)
    return words.count
  }
  return {
    words,
    wordsAndForm: (text) => words(text) + kernel.normalizedUnitsView(text).length,
    sign: createSignerOn(kernel, options),
    signHashed: (hashes) => {
      if (rows === MATRIX_ROWS) {
        matrix = new Uint32Array(MATRIX_ROWS * options.signatureValues)
        rows = 0
      }
      const row = matrix.subarray(rows * options.signatureValues, (rows + 1) * options.signatureValues)
      row.set(kernel.signHashesView(hashes, options))
      rows++
      return row
    },
  }
}

import { checkFingerprintOptions } from '../../src/fingerprint/options.js'
import { createSignerOn } from '../../src/fingerprint/signer.js'
import { fastestKernel, type Kernel } from '../../src/kernel/kernel.js'
import { createPlainKernel } from '../../src/kernel/plain.js'
import { markSentences } from '../../src/text/sentences.js'

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

// Signatures of hashes are kept as rows of matrices, as a batch of them would be, and as rensa does; to allocate an array for each takes
// half as long again.
const MATRIX_ROWS = 64

function hotPathOf(kernel: Kernel): HotPath {
  const options = checkFingerprintOptions({}, 'bench')
  let matrix = new Uint32Array(0)
  let rows = MATRIX_ROWS
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
      if (rows === MATRIX_ROWS) {
        matrix = new Uint32Array(MATRIX_ROWS * options.signatureValues)
        rows = 0
      }
      const row = matrix.subarray(rows * options.signatureValues, (rows + 1) * options.signatureValues)
      row.set(kernel.signShingles(hashes, options))
      rows++
      return row
    },
  }
}

import { createStemCacheTable } from '../language/stem-cache-table.js'
import type { SignatureOptions } from '../minhash/options.js'
import { shingle } from '../minhash/shingles.js'
import { sign } from '../minhash/signature.js'
import { countDistinct } from '../structures/distinct.js'
import { hashWord } from '../structures/hash.js'
import { listWords } from '../text/listed-words.js'
import { normalizedUnitsView } from '../text/normalize.js'
import { packSpansView } from '../text/spans.js'
import { createScanner } from '../text/tokenizer.js'
import type { HashedWords } from '../text/tokens.js'
import type { Kernel } from './contract.js'

export function createPlainKernel(): Kernel {
  const shinglesOf = ({ count, hashes, flags }: HashedWords, { shingleWords }: SignatureOptions) =>
    shingle(hashes.subarray(0, count), flags.subarray(0, count), shingleWords).hashes
  return {
    scan: createScanner(),
    listWords,
    normalizedUnitsView,
    sign: (words, options) => sign(shinglesOf(words, options), options.signatureValues, options.seed),
    signHashesView: (hashes, { signatureValues, seed }) => sign(hashes, signatureValues, seed),
    hashTokensView: (tokens) => Uint32Array.from(tokens, hashWord),
    countDistinct: (signed, options) =>
      countDistinct(signed instanceof Uint32Array ? signed : shinglesOf(signed, options)),
    packSpansView: ({ starts, ends, count }) => packSpansView(starts, ends, count),
    stemCacheTable: createStemCacheTable(),
  }
}

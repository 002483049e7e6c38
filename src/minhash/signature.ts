import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'
import { mix32 } from '../structures/hash.js'
import { EMPTY, RANK_FACTOR, ROUND_STEP } from './signature-constants.js'

/**
 * A MinHash signature by Fast Similarity Sketching (Dahlgaard, Knudsen and Thorup 2017): two sets agree in each value with
 * the probability of their Jaccard similarity. In round r every shingle is hashed to one value and a rank; a value takes
 * the shingle of the earliest round, and of the least rank in it. Once each value has one, no further round is needed:
 * 600 shingles fill 128 values in one to two rounds, where one permutation a value (Broder 1997) takes 128. From round
 * `values` on, round r fills value r - `values` alone, so that even a single shingle fills all.
 *
 * No shingles, no signature (length 0).
 */
export function sign(hashes: Uint32Array, values: number, seed: number): Uint32Array {
  if (hashes.length === 0) return new Uint32Array(0)
  const signature = new Int32Array(values).fill(EMPTY)
  const rounds = new Int16Array(values).fill(-1)
  let empty = values
  for (let round = 0; empty > 0 && round < 2 * values; round++) {
    const salt = mix32((seed + Math.imul(round + 1, ROUND_STEP)) | 0)
    for (let i = 0; i < hashes.length; i++) {
      const hash = mix32(hashes[i]! ^ salt) | 0
      // The high 16 bits, scaled, choose the value; a bijection of all 32, the rank.
      const value = round < values ? Math.imul(hash >>> 16, values) >>> 16 : round - values
      const rank = Math.imul(hash, RANK_FACTOR)
      if (rank >= signature[value]!) continue
      if (rounds[value] === -1) {
        rounds[value] = round
        empty--
      }
      if (rounds[value] === round) signature[value] = rank
    }
  }
  return new Uint32Array(signature.buffer)
}

/**
 * The share of equal values, 0 to 1: an unbiased estimate of the Jaccard similarity of the two shingle sets; its standard error is at most
 * sqrt(J (1 - J) / values), .044 with 128 values. 0 where either signature is empty, as that of a text shorter than a shingle is.
 *
 * Both must be made with the same options. The values do not tell their seed and their words a shingle; `jaccard` of
 * `doppelwire/minhash` knows these of its signatures, and checks them.
 *
 * @throws DoppelwireError `ARGUMENT_INVALID` for what is no `Uint32Array`, `SIGNATURE_MISMATCH` for signatures of unlike lengths.
 * @example
 * const sign = createSigner()
 * const [bread, ferry] = ['Ministers agreed on Friday to cut the tax on bread.', 'A ferry ran aground off the island on Sunday.']
 * estimateSimilarity(sign(bread), sign(bread)) // => 1
 * estimateSimilarity(sign(bread), sign(ferry)) // => 0
 */
export function estimateSimilarity(a: Uint32Array, b: Uint32Array): number {
  checkValues(a, 'first signature')
  checkValues(b, 'second signature')
  if (a.length === 0 || b.length === 0) return 0
  if (a.length !== b.length) {
    throw new DoppelwireError(
      'SIGNATURE_MISMATCH',
      `signatures of unlike lengths: found ${a.length} and ${b.length} values; take both with the same options`,
    )
  }
  return shareOfEqual(a, b)
}

function checkValues(signature: unknown, what: string): void {
  if (signature instanceof Uint32Array) return
  throw new DoppelwireError('ARGUMENT_INVALID', `${what}: expected a Uint32Array, found ${describe(signature)}`)
}

/** The share of equal values of two signatures of one length; 0 for empty ones. */
export function shareOfEqual(a: Uint32Array, b: Uint32Array): number {
  if (a.length === 0 || a.length !== b.length) return 0
  let equal = 0
  for (let i = 0; i < a.length; i++) if (a[i] === b[i]) equal++
  return equal / a.length
}

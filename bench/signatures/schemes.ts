import { sign as fastSimilaritySketch } from '../../src/minhash/signature.js'
import { mix32 } from '../../src/structures/hash.js'

/** Takes a signature of so many 32-bit values from distinct shingle hashes. */
export type Scheme = (hashes: Uint32Array, values: number, seed: number) => Uint32Array

const WEYL = 0x9e3779b9

/** k permutations (Broder 1997): each value is the least of all shingles under a hash of its own. */
const permutations: Scheme = (hashes, values, seed) => {
  const signature = new Int32Array(values)
  for (let value = 0; value < values; value++) {
    const salt = mix32((seed + Math.imul(value + 1, WEYL)) | 0)
    let least = 0x7fffffff
    for (let i = 0; i < hashes.length; i++) least = Math.min(least, mix32(hashes[i]! ^ salt) | 0)
    signature[value] = least
  }
  return new Uint32Array(signature.buffer)
}

/** One permutation (Li, Owen and Zhang 2012) with optimal densification: empty values copy others drawn at random (Shrivastava 2017). */
const onePermutation: Scheme = (hashes, values, seed) => {
  const least = new Float64Array(values).fill(Number.POSITIVE_INFINITY)
  const salt = mix32(seed ^ WEYL)
  for (let i = 0; i < hashes.length; i++) {
    const hash = mix32(hashes[i]! ^ salt)
    const value = Math.imul(hash >>> 16, values) >>> 16
    least[value] = Math.min(least[value]!, Math.imul(hash, 0x2c1b3c6d) >>> 0)
  }
  return Uint32Array.from({ length: values }, (_, value) => {
    let from = value
    for (let attempt = 1; least[from] === Number.POSITIVE_INFINITY; attempt++) {
      from = mix32(Math.imul(value + 1, WEYL) ^ mix32(attempt ^ salt)) % values
    }
    return least[from]!
  })
}

/** SuperMinHash (Ertl 2017), its fractions rounded to 32 bits. */
const superMinHash: Scheme = (hashes, values, seed) => {
  const least = new Float64Array(values).fill(values)
  const places = new Uint32Array(values)
  const placedBy = new Int32Array(values).fill(-1)
  const counts = new Uint32Array(values)
  counts[values - 1] = values
  let highest = values - 1
  for (let i = 0; i < hashes.length; i++) {
    let state = mix32(hashes[i]! ^ mix32(seed ^ WEYL))
    for (let step = 0; step <= highest; step++) {
      state = (state + WEYL) | 0
      const fraction = mix32(state) / 2 ** 32
      const swap = step + Math.floor((mix32(state ^ 0x5bd1e995) / 2 ** 32) * (values - step))
      for (const place of [step, swap]) {
        if (placedBy[place] === i) continue
        placedBy[place] = i
        places[place] = place
      }
      const value = places[swap]!
      places[swap] = places[step]!
      places[step] = value
      if (step + fraction >= least[value]!) continue
      const before = Math.min(Math.floor(least[value]!), values - 1)
      least[value] = step + fraction
      if (step >= before) continue
      counts[before]!--
      counts[step]!++
      while (counts[highest] === 0) highest--
    }
  }
  return Uint32Array.from(least, (value) => Math.floor((value / values) * (2 ** 32 - 1)))
}

export const SCHEMES: Readonly<Record<string, Scheme>> = {
  'k permutations': permutations,
  'one permutation': onePermutation,
  SuperMinHash: superMinHash,
  'Fast Similarity Sketching': fastSimilaritySketch,
}

import { Candidates } from '../../src/candidates/candidates.js'
import { chooseBands } from '../../src/minhash/s-curve.js'

/** An index of candidates as a deduper has it by default, with bands alone where there are no phrases. */
export function createCandidates(phraseCount: number): Candidates {
  const { bands } = chooseBands({ values: 128, target: 0.4 })
  return new Candidates({ bands, bucketCap: 1000, phraseCount })
}

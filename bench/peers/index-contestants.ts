/** The ways in Node from sets to an index that is asked for each of them: the library's own by its door for MinHash, and npm minhash. */
import { Minhash, LshIndex as NpmIndex } from 'minhash'
import { LshIndex, type MinHash, minhash } from '../../src/minhash.js'

/** Signs every set, inserts all, asks for each; gives how many were found in all. */
export interface IndexContestant {
  ofTokens(sets: readonly (readonly string[])[]): number
  ofHashes?(sets: readonly Uint32Array[]): number
}

// As all others have, of 128 values.
const [BANDS, WIDTH] = [32, 4]

export const INDEX_CONTESTANTS: Readonly<Record<string, IndexContestant>> = {
  doppelwire: {
    ofTokens: (sets) => ours(sets.map((set) => minhash(set))),
    ofHashes: (sets) => ours(sets.map((set) => minhash(set))),
  },
  minhash: { ofTokens: npm },
}

function ours(signatures: readonly MinHash[]): number {
  const index = new LshIndex({ bands: Array.from({ length: BANDS }, (_, i) => ({ start: i * WIDTH, width: WIDTH })) })
  for (const [i, signature] of signatures.entries()) index.add(String(i), signature)
  return signatures.reduce((found, signature) => found + index.query(signature).length, 0)
}

function npm(sets: readonly (readonly string[])[]): number {
  const index = new NpmIndex({ bandSize: WIDTH })
  const signatures = sets.map((tokens) => {
    const signature = new Minhash({ numPerm: BANDS * WIDTH, seed: 1 })
    for (const token of tokens) signature.update(token)
    return signature
  })
  for (const [i, signature] of signatures.entries()) index.insert(String(i), signature)
  return signatures.reduce((found, signature) => found + index.query(signature).length, 0)
}

/** The ways to a signature that run in Node: the library's own, the limit, and three packages of npm. */
import { createRequire } from 'node:module'
import type { MinHash as BloomFiltersMinHash } from 'bloom-filters'
import { Minhash } from 'minhash'
import { MinHash as MinhashjsMinHash } from 'minhashjs/MinHash.js'
import { FINGERPRINT_DEFAULTS } from '../../src/fingerprint/fingerprint.js'
import { estimateSimilarity } from '../../src/minhash/signature.js'
import { createHotPaths, type HotPath } from '../speed/hot-path.js'
import { createScanner } from './limit.js'

// Node does not find the names that this CommonJS package exports.
const { MinHashFactory } = createRequire(import.meta.url)('bloom-filters') as typeof import('bloom-filters')

export interface Contestant<Signature> {
  sign(text: string): Signature
  estimate?(a: Signature, b: Signature): number
  signHashed?(hashes: Uint32Array): Signature
  /** A number that depends on the signature. */
  digest(signature: Signature): number
}

const { signatureValues, seed, shingleWords } = FINGERPRINT_DEFAULTS

export const CONTESTANTS: Readonly<Record<string, () => Promise<Contestant<unknown>> | Contestant<unknown>>> = {
  doppelwire: async () => ours((await createHotPaths()).chosen),
  plain: async () => ours((await createHotPaths()).plain),
  limit: () => scanning('ends'),
  'limit-hashed': () => scanning('hashes'),
  minhash: npmMinhash,
  'bloom-filters': npmBloomFilters,
  minhashjs: npmMinhashjs,
}

function ours({ sign, signHashed }: HotPath): Contestant<Uint32Array> {
  return { sign, signHashed, estimate: estimateSimilarity, digest: sumOf }
}

async function scanning(kept: 'ends' | 'hashes'): Promise<Contestant<Uint32Array>> {
  return { sign: await createScanner(kept), digest: ({ length }) => length }
}

function npmMinhash(): Contestant<Minhash> {
  return {
    sign: (text) => {
      const signature = new Minhash({ numPerm: signatureValues, seed })
      for (const shingle of shinglesOf(text)) signature.update(shingle)
      return signature
    },
    estimate: (a, b) => a.jaccard(b),
    digest: ({ hashvalues }) => sumOf(hashvalues),
  }
}

/** It takes numbers, so shingles are hashed here; below 2^31, which is as far as its own arithmetic is good for. */
function npmBloomFilters(): Contestant<BloomFiltersMinHash> {
  const factory = new MinHashFactory(signatureValues, 2 ** 31 - 1)
  return {
    sign: (text) => {
      const signature = factory.create()
      signature.bulkLoad(shinglesOf(text).map(hashOf))
      return signature
    },
    estimate: (a, b) => a.compareWith(b),
    digest: (signature) => signature.nbHashes,
  }
}

function npmMinhashjs(): Contestant<MinhashjsMinHash> {
  return {
    sign: (text) => {
      const signature = new MinhashjsMinHash({ num_perm: signatureValues })
      for (const shingle of shinglesOf(text)) signature.update(shingle)
      return signature
    },
    estimate: (a, b) => a.jaccard(b),
    digest: ({ hashvalues }) => Number(hashvalues.reduce((sum, value) => sum + value, 0n) % 2n ** 32n),
  }
}

/** The usual way in JavaScript: a list of strings. */
function shinglesOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const shingles: string[] = []
  for (let start = 0; start + shingleWords <= words.length; start++) {
    shingles.push(words.slice(start, start + shingleWords).join(' '))
  }
  return shingles
}

function hashOf(shingle: string): number {
  let hash = 0x811c9dc5 | 0
  for (let at = 0; at < shingle.length; at++) hash = Math.imul(hash ^ shingle.charCodeAt(at), 0x01000193)
  return hash >>> 1
}

function sumOf(values: Iterable<number>): number {
  let sum = 0
  for (const value of values) sum = (sum + value) % 2 ** 32
  return sum
}

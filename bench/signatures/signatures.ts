import { createPlainKernel } from '../../src/kernel/plain.js'
import { createWasmKernel } from '../../src/kernel/wasm.js'
import { estimateSimilarity } from '../../src/minhash/signature.js'
import { Random } from '../generate/random.js'
import { formatTable } from '../table.js'
import { SCHEMES, type Scheme } from './schemes.js'

/*
 * How far estimates of the Jaccard similarity are off, and what a signature costs, by scheme: 128 values of 32 bits each,
 * random sets from a seed. `npm run bench:signatures`.
 */

const VALUES = 128
const SIMILARITIES = [0.1, 0.5, 0.8, 0.95]
const SIZES: readonly [shingles: number, pairs: number][] = [
  [30, 1000],
  [300, 1000],
  [3000, 200],
]

/** Two sets whose smaller one has `ratio` times as many members as the larger, of `size`. */
function drawSets(random: Random, size: number, similarity: number, ratio = 1) {
  const smaller = Math.round(size * ratio)
  const shared = Math.round(((size + smaller) * similarity) / (1 + similarity))
  const numbers = new Set<number>()
  while (numbers.size < size + smaller - shared) numbers.add(random.next())
  const drawn = Uint32Array.from(numbers)
  return { a: drawn.subarray(0, size), b: drawn.subarray(size - shared), similarity: shared / drawn.length }
}

/**
 * The likeliest similarity where the sizes of both sets are known: which of two unequal values is the lower tells which set
 * has more members that the other lacks. By golden-section search on the likelihood.
 */
function likeliest(a: Uint32Array, b: Uint32Array, sizeA: number, sizeB: number): number {
  let [equal, lowerA, lowerB] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) equal++
    else if ((a[i]! | 0) < (b[i]! | 0)) lowerA++
    else lowerB++
  }
  const most = Math.min(sizeA, sizeB) / Math.max(sizeA, sizeB)
  const term = (count: number, share: number) => (count === 0 ? 0 : count * Math.log(Math.max(share, 1e-12)))
  const likelihood = (j: number) => term(equal, j) + term(lowerA, sizeA - sizeB * j) + term(lowerB, sizeB - sizeA * j)
  let [low, high] = [0, most]
  for (let step = 0; step < 40; step++) {
    const [left, right] = [low + (high - low) * 0.382, low + (high - low) * 0.618]
    if (likelihood(left) < likelihood(right)) low = left
    else high = right
  }
  return (low + high) / 2
}

function rootMeanSquare(errors: readonly number[]): number {
  return Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length)
}

function errorsOf(scheme: Scheme, size: number, pairs: number, similarity: number): number {
  const random = new Random(size, similarity * 1000)
  return rootMeanSquare(
    Array.from({ length: pairs }, () => {
      const { a, b, similarity: true_ } = drawSets(random, size, similarity)
      const seed = random.next()
      return estimateSimilarity(scheme(a, VALUES, seed), scheme(b, VALUES, seed)) - true_
    }),
  )
}

const rows = SIZES.flatMap(([size, pairs]) =>
  SIMILARITIES.map((similarity) => [
    size,
    String(similarity),
    ...Object.values(SCHEMES).map((scheme) => errorsOf(scheme, size, pairs, similarity).toFixed(4)),
    Math.sqrt((similarity * (1 - similarity)) / VALUES).toFixed(4),
  ]),
)
console.log('Root mean square error of the estimate\n')
console.log(formatTable(['shingles', 'J', ...Object.keys(SCHEMES), 'theory of the first'], rows))

console.log('\nThe same of 300 shingles and fewer, by k permutations: equal values, and likelihood by known sizes\n')
const bySizes = [1, 0.5, 0.25].flatMap((ratio) =>
  [0.1, 0.2, 0.5]
    .filter((similarity) => similarity < ratio)
    .map((similarity) => {
      const random = new Random(ratio * 100, similarity * 1000)
      const errors = Array.from({ length: 1000 }, () => {
        const { a, b, similarity: true_ } = drawSets(random, 300, similarity, ratio)
        const seed = random.next()
        const [one, other] = [a, b].map((set) => SCHEMES['k permutations']!(set, VALUES, seed)) as [
          Uint32Array,
          Uint32Array,
        ]
        return [estimateSimilarity(one, other) - true_, likeliest(one, other, a.length, b.length) - true_] as const
      })
      const rms = (which: 0 | 1) => rootMeanSquare(errors.map((pair) => pair[which])).toFixed(4)
      return [`1:${1 / ratio}`, String(similarity), rms(0), rms(1)]
    }),
)
console.log(formatTable(['sizes', 'J', 'equal values', 'by sizes'], bySizes))

/** Processor time of one call in microseconds: the least of ten rounds. */
function timeOf(run: () => unknown): number {
  const rounds = Array.from({ length: 10 }, () => {
    const before = process.cpuUsage()
    let calls = 0
    let spent = 0
    for (; spent < 50_000; calls++) {
      run()
      const { user, system } = process.cpuUsage(before)
      spent = user + system
    }
    return spent / calls
  })
  return Math.min(...rounds)
}

const times = [30, 300, 900, 3000].map((size) => {
  const random = new Random(size)
  const hashes = Uint32Array.from({ length: size }, () => random.next())
  return [size, ...Object.values(SCHEMES).map((scheme) => timeOf(() => scheme(hashes, VALUES, 1)).toFixed(1))]
})
console.log('\nProcessor time of a signature in plain TypeScript, µs\n')
console.log(formatTable(['shingles', ...Object.keys(SCHEMES)], times))

const kernels = { WebAssembly: createWasmKernel(createPlainKernel()), plain: createPlainKernel() }
const options = { shingleWords: 5, signatureValues: VALUES, seed: 1 }
const text = Array.from({ length: 904 }, (_, i) => `w${new Random(i).below(5000)}`).join(' ')
const kernelTimes = Object.entries(kernels).map(([name, kernel]) => {
  if (!kernel) return [name, undefined]
  const { words } = kernel.scan(text)
  return [name, timeOf(() => kernel.sign(words, options)).toFixed(1)]
})
console.log('\nShingles and signature (Fast Similarity Sketching) of 904 words, µs\n')
console.log(formatTable(['kernel', 'time'], kernelTimes))

import { phrases } from '../../src/fingerprint/phrases.js'
import type { Terms } from '../../src/fingerprint/terms.js'
import { mix32 } from '../../src/structures/hash.js'
import { CAPITAL, NUMBER, SENTENCE_END } from '../../src/text/tokens.js'

/** An article as the alternatives see it. */
export interface KeySource {
  readonly content: Terms
  readonly flags: Uint8Array
}

/** A way to choose the keys under which an article is found; at most 1,000. */
export interface KeyScheme {
  readonly name: string
  readonly keysOf: (source: KeySource) => Uint32Array
}

type Emit = (terms: number[], weight: number) => void
type Grams = (source: KeySource, emit: Emit) => void

const MAX_KEYS = 1000

/** The alternatives that docs/research/candidates.md weighs, the one in use first. */
export const SCHEMES: readonly KeyScheme[] = [
  { name: '64 phrases (in use)', keysOf: ({ content }) => phrases(content, 64) },
  ...[32, 48, 96].map((count) => ({
    name: `${count} phrases`,
    keysOf: ({ content }: KeySource) => phrases(content, count),
  })),
  lowest('64 pairs, weight^0', pairs(1), 64, 0),
  lowest('64 pairs, weight^1', pairs(1), 64, 1),
  lowest('64 pairs, weight^4', pairs(1), 64, 4),
  lowest('64 pairs within 2', pairs(2), 64, 2),
  lowest('64 pairs within 3', pairs(3), 64, 2),
  lowest('all triples', triples([[1, 2]]), MAX_KEYS, 0),
  lowest('32 triples', triples([[1, 2]]), 32, 0),
  lowest('64 triples', triples([[1, 2]]), 64, 0),
  lowest('96 triples', triples([[1, 2]]), 96, 0),
  lowest('64 triples, weight^2', triples([[1, 2]]), 64, 2),
  lowest('64 skip triples, window 4', triples([[1, 2], [1, 3], [2, 3]]), 64, 0), // biome-ignore format: one line says it
  sampled('triples sampled 1/4', triples([[1, 2]]), 4),
  sampled('pairs sampled 1/8', pairs(1), 8),
  lowest('64 fact pairs', factPairs, 64, 0),
  {
    name: '32 phrases + 32 fact pairs',
    keysOf: (source) =>
      Uint32Array.from([...phrases(source.content, 32), ...lowest('', factPairs, 32, 0).keysOf(source)]),
  },
  lowest('sentence signatures', sentenceSignatures, MAX_KEYS, 0),
]

/** The `count` keys of lowest hash / weight^power. */
function lowest(name: string, grams: Grams, count: number, power: number): KeyScheme {
  return {
    name,
    keysOf: (source) => {
      const ranks = new Map<number, number>()
      grams(source, (terms, weight) => {
        const key = keyOf(terms)
        ranks.set(key, (mix32(key ^ 0x5bd1e995) + 1) / weight ** power)
      })
      const ranked = [...ranks].sort((a, b) => a[1] - b[1])
      return Uint32Array.from(ranked.slice(0, count), ([key]) => key)
    },
  }
}

function sampled(name: string, grams: Grams, one: number): KeyScheme {
  const all = lowest(name, grams, MAX_KEYS * one, 0)
  return { name, keysOf: (source) => all.keysOf(source).filter((key) => key % one === 0).slice(0, MAX_KEYS) } // biome-ignore format: one line says it
}

function pairs(window: number): Grams {
  return ({ content: { terms, weights } }, emit) => {
    for (let i = 0; i < terms.length; i++) {
      for (let j = i + 1; j <= i + window && j < terms.length; j++) {
        emit([terms[i]!, terms[j]!], weights[i]! + weights[j]!)
      }
    }
  }
}

function triples(steps: readonly (readonly [number, number])[]): Grams {
  return ({ content: { terms, weights } }, emit) => {
    for (let i = 0; i < terms.length; i++) {
      for (const [second, third] of steps) {
        const [j, k] = [i + second, i + third]
        if (k < terms.length) emit([terms[i]!, terms[j]!, terms[k]!], weights[i]! + weights[j]! + weights[k]!)
      }
    }
  }
}

/** Neighbours among numbers and capitalised words within a sentence. */
function factPairs({ content: { terms, weights, positions }, flags }: KeySource, emit: Emit): void {
  let last = -1
  for (let i = 0; i < terms.length; i++) {
    const at = positions[i]!
    const starts = at === 0 || (flags[at - 1]! & SENTENCE_END) !== 0
    if (!(flags[at]! & NUMBER) && (starts || !(flags[at]! & CAPITAL))) continue
    if (last >= 0 && terms[last] !== terms[i]) emit([terms[last]!, terms[i]!], weights[last]! + weights[i]!)
    last = i
  }
}

/** One key a sentence: the two terms of lowest hash / weight^2 in it, a MinHash of the sentence. */
function sentenceSignatures({ content: { terms, weights, sentences } }: KeySource, emit: Emit): void {
  const rank = (i: number) => (mix32(terms[i]!) + 1) / weights[i]! ** 2
  for (let start = 0, end = 0; start < terms.length; start = end) {
    while (end < terms.length && sentences[end] === sentences[start]) end++
    const order = Array.from({ length: end - start }, (_, i) => start + i).sort((a, b) => rank(a) - rank(b))
    if (order.length >= 4) emit([terms[order[0]!]!, terms[order[1]!]!], 1)
  }
}

function keyOf(terms: number[]): number {
  return terms.sort((a, b) => a - b).reduce((key, term) => mix32(key ^ Math.imul(term, 0x9e3779b1)), terms.length)
}

import type { Terms } from '../../src/fingerprint/terms.js'
import { type Blocks, eachBlock } from '../../src/neighbourhood/blocks.js'
import { type EachBlock, FrequentBlocks } from '../../src/neighbourhood/frequent-blocks.js'
import { StandingBlocks } from '../../src/neighbourhood/standing-blocks.js'

/** A block as tests name it: its hash, and how many words it has. */
export type Block = readonly [hash: number, words: number]

export function blocksFrom(text: readonly Block[]): Blocks {
  const ends: number[] = []
  for (const [, words] of text) ends.push((ends.at(-1) ?? 0) + words)
  return { hashes: Uint32Array.from(text, ([hash]) => hash), ends: Uint32Array.from(ends) }
}

/** Visits the blocks of a text, as `FrequentBlocks` is given it. */
export function eachOf(text: readonly Block[]): EachBlock {
  return (visit) => eachBlock(blocksFrom(text), visit)
}

/** The frequent blocks of some texts, whose numbers and keys are their places. */
export function frequentIn(texts: readonly (readonly Block[])[]): FrequentBlocks {
  const frequent = new FrequentBlocks(texts.length)
  for (const text of texts) frequent.add(eachOf(text))
  for (const [number, text] of texts.entries()) frequent.draw(eachOf(text), number, () => number)
  frequent.finish()
  return frequent
}

/** The terms of a block: by default one of its own for each word. */
export type TermsOf = (hash: number, words: number, text: number) => readonly number[]
const ownTerms: TermsOf = (hash, words) => Array.from({ length: words }, (_, word) => hash * 1000 + word)

/** The standing blocks of some texts. Each word that has a term weighs 1. */
export function standingIn(texts: readonly (readonly Block[])[], termsOf: TermsOf = ownTerms): StandingBlocks {
  const frequent = frequentIn(texts)
  const standing = new StandingBlocks(frequent, (number) => ({
    blocks: blocksFrom(texts[number]!),
    terms: () => termsIn(texts[number]!, (hash, words) => termsOf(hash, words, number)),
  }))
  for (const [hash, drawn] of frequent) standing.judge(hash, drawn)
  return standing
}

function termsIn(text: readonly Block[], termsOf: (hash: number, words: number) => readonly number[]): Terms {
  const { ends } = blocksFrom(text)
  const placed = text.flatMap(([hash, words], block) =>
    termsOf(hash, words).map((term, word) => ({ term, position: ends[block]! - words + word, sentence: block })),
  )
  return {
    terms: Uint32Array.from(placed, ({ term }) => term),
    weights: new Float32Array(placed.length).fill(1),
    positions: Uint32Array.from(placed, ({ position }) => position),
    sentences: Uint32Array.from(placed, ({ sentence }) => sentence),
    sentenceCount: text.length,
  }
}

/** So many numbers from 0 on, each made into something. */
export const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

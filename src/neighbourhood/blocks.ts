import { GOLDEN, mix32 } from '../structures/hash.js'
import { SENTENCE_END } from '../text/tokens.js'

/** The blocks of a text: its sentences and lines, in order. Blocks of the same words have the same hash. */
export interface Blocks {
  readonly hashes: Uint32Array
  /** By block: the word after its last. */
  readonly ends: Uint32Array
}

/** A block of fewer words says nothing by itself, such as `He did not elaborate.` */
const LEAST_WORDS = 6

export function blocksOf(words: Uint32Array, flags: Uint8Array): Blocks {
  let count = 0
  for (let word = 0; word < words.length; word++) count += Number(endsBlock(flags, word))
  const [hashes, ends] = [new Uint32Array(count), new Uint32Array(count)]
  let hash = 0
  let block = 0
  for (let word = 0; word < words.length; word++) {
    hash = (Math.imul(hash ^ words[word]!, GOLDEN) + (hash >>> 15)) | 0
    if (!endsBlock(flags, word)) continue
    hashes[block] = mix32(hash)
    ends[block++] = word + 1
    hash = 0
  }
  return { hashes, ends }
}

function endsBlock(flags: Uint8Array, word: number): boolean {
  return (flags[word]! & SENTENCE_END) !== 0 || word + 1 === flags.length
}

/** The first word of a block. */
export function startOf({ ends }: Blocks, block: number): number {
  return block === 0 ? 0 : ends[block - 1]!
}

export function isShort(blocks: Blocks, block: number): boolean {
  return blocks.ends[block]! - startOf(blocks, block) < LEAST_WORDS
}

/** Visits the blocks that are long enough to say something. */
export function eachBlock(blocks: Blocks, visit: (hash: number, words: number) => void): void {
  const { hashes, ends } = blocks
  for (let block = 0; block < hashes.length; block++) {
    if (!isShort(blocks, block)) visit(hashes[block]!, ends[block]! - startOf(blocks, block))
  }
}

import { mix32 } from '../structures/hash.js'
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
  const hashes: number[] = []
  const ends: number[] = []
  let end = 0
  const add = (hash: number, count: number) => {
    end += count
    hashes.push(hash)
    ends.push(end)
  }
  eachBlockOf(words, flags, add, 1)
  return { hashes: Uint32Array.from(hashes), ends: Uint32Array.from(ends) }
}

/**
 * Visits the same blocks as `eachBlock`, straight from the words of a text: no hashes and ends of its blocks are kept. The last block ends
 * with the text. One loop for ends and hashes, because every text of a feed comes through here twice.
 */
export function eachBlockOf(words: Uint32Array, flags: Uint8Array, visit: VisitBlock, least = LEAST_WORDS): void {
  const last = flags.length - 1
  let start = 0
  let hash = 0
  for (let word = 0; word <= last; word++) {
    // The factor is `GOLDEN`; a constant of a module above 2^31 is read from memory each time.
    hash = (Math.imul(hash ^ words[word]!, 0x9e3779b1) + (hash >>> 15)) | 0
    if ((flags[word]! & SENTENCE_END) === 0 && word !== last) continue
    if (word + 1 - start >= least) visit(mix32(hash), word + 1 - start)
    start = word + 1
    hash = 0
  }
}

export type VisitBlock = (hash: number, words: number) => void

/** The first word of a block. */
export function startOf({ ends }: Blocks, block: number): number {
  return block === 0 ? 0 : ends[block - 1]!
}

export function isShort(blocks: Blocks, block: number): boolean {
  return blocks.ends[block]! - startOf(blocks, block) < LEAST_WORDS
}

/** Visits the blocks that are long enough to say something. */
export function eachBlock(blocks: Blocks, visit: VisitBlock): void {
  const { hashes, ends } = blocks
  for (let block = 0; block < hashes.length; block++) {
    if (!isShort(blocks, block)) visit(hashes[block]!, ends[block]! - startOf(blocks, block))
  }
}

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
  const ends = endsOf(flags)
  const hashes = new Uint32Array(ends.length)
  for (let block = 0; block < ends.length; block++) {
    hashes[block] = hashOf(words, block === 0 ? 0 : ends[block - 1]!, ends[block]!)
  }
  return { hashes, ends }
}

function endsOf(flags: Uint8Array): Uint32Array {
  const ends: number[] = []
  eachEnd(flags, (end) => ends.push(end))
  return Uint32Array.from(ends)
}

/** Visits the word after the last of each block; the last block ends with the text. */
function eachEnd(flags: Uint8Array, visit: (end: number) => void): void {
  for (let word = 0; word < flags.length - 1; word++) if ((flags[word]! & SENTENCE_END) !== 0) visit(word + 1)
  if (flags.length > 0) visit(flags.length)
}

function hashOf(words: Uint32Array, from: number, to: number): number {
  let hash = 0
  // The factor is `GOLDEN`; a constant of a module above 2^31 is read from memory each time.
  for (let word = from; word < to; word++) hash = (Math.imul(hash ^ words[word]!, 0x9e3779b1) + (hash >>> 15)) | 0
  return mix32(hash)
}

/** Visits the same blocks as `eachBlock`, straight from the words of a text: no hashes and ends of its blocks are kept. */
export function eachBlockOf(words: Uint32Array, flags: Uint8Array, visit: VisitBlock): void {
  let start = 0
  eachEnd(flags, (end) => {
    if (end - start >= LEAST_WORDS) visit(hashOf(words, start, end), end - start)
    start = end
  })
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

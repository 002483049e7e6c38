import { ChunkedRecords } from '../structures/chunked-records.js'
import { SaturatingCounts } from '../structures/saturating-counts.js'
import { type Blocks, eachBlock } from './blocks.js'

/** A block that fewer texts have is nobody's standing text. */
export const LEAST_TEXTS = 8
/** So many of its texts are looked at. */
export const DRAWN_TEXTS = 16

/** A block that many texts have. */
interface FrequentBlock {
  /** How many texts have it. */
  texts: number
  /** The last text that was counted: a text counts once, however often it repeats the block. */
  last: number
  /** Some of these texts: those of the lowest keys, ascending. */
  readonly keys: number[]
  readonly drawn: number[]
}

/**
 * Finds the blocks that many texts have. Each text is to be given to `add`; then each, in the same order, to `draw`. Between the two the
 * hashes of all blocks are kept, some 100 bytes for an article of 1,000 words; then frequent blocks alone, of which there are at most an
 * eighth as many as sentences. What is found depends on the set of texts alone.
 */
export class FrequentBlocks {
  readonly #counts: SaturatingCounts
  readonly #blocks = new Map<number, FrequentBlock>()
  /** The hashes of the blocks of all texts, one text after the other. */
  readonly #hashes = new ChunkedRecords(1, 0)
  /** By text: where its hashes end. */
  readonly #ends: Uint32Array
  #added = 0

  /** @param texts how many are to come */
  constructor(texts: number) {
    this.#counts = new SaturatingCounts(texts, LEAST_TEXTS)
    this.#ends = new Uint32Array(texts)
  }

  add(blocks: Blocks): void {
    let end = this.#endOf(this.#added - 1)
    this.#hashes.reserve(end + blocks.hashes.length)
    eachBlock(blocks, (hash) => {
      this.#counts.add(hash)
      this.#hashes.set(end++, hash)
    })
    this.#ends[this.#added++] = end
  }

  /**
   * @param place of the text in the order of adding
   * @param text its number
   * @param key a hash of the text itself: texts of low keys are looked at, for all of their blocks
   * @returns whether it has a frequent block; such of which that is only likely are among them
   */
  draw(place: number, text: number, key: () => number): boolean {
    let keyOfText: number | undefined
    for (let at = this.#endOf(place - 1); at < this.#endOf(place); at++) {
      const hash = this.#hashes.get(at) >>> 0
      if (!this.#counts.reachesLimit(hash)) continue
      const block = this.#blocks.get(hash) ?? { texts: 0, last: -1, keys: [], drawn: [] }
      this.#blocks.set(hash, block)
      keyOfText ??= key()
      if (block.last === text) continue
      block.last = text
      block.texts++
      insertDrawn(block, text, keyOfText)
    }
    return keyOfText !== undefined
  }

  #endOf(place: number): number {
    return place < 0 ? 0 : this.#ends[place]!
  }

  /** Forgets the blocks that were counted too often by chance. */
  finish(): void {
    for (const [hash, { texts }] of this.#blocks) if (texts < LEAST_TEXTS) this.#blocks.delete(hash)
  }

  has(hash: number): boolean {
    return this.#blocks.has(hash)
  }

  /** The frequent blocks, each with the texts that are looked at. */
  *[Symbol.iterator](): Generator<readonly [hash: number, drawn: readonly number[]]> {
    for (const [hash, { drawn }] of this.#blocks) yield [hash, drawn]
  }
}

function insertDrawn({ keys, drawn }: FrequentBlock, text: number, key: number): void {
  let place = keys.length
  while (place > 0 && keys[place - 1]! > key) place--
  if (place === DRAWN_TEXTS) return
  keys.splice(place, 0, key)
  drawn.splice(place, 0, text)
  keys.length = drawn.length = Math.min(keys.length, DRAWN_TEXTS)
}

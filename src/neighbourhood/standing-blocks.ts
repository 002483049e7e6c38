import type { Terms } from '../fingerprint/terms.js'
import { type Blocks, eachBlock } from './blocks.js'
import type { FrequentBlocks } from './frequent-blocks.js'

/** What is read of a text. */
export interface ReadText {
  readonly blocks: Blocks
  readonly terms: () => Terms
}

/** A block that so large a share of another's texts have stands with it: both are of one story. */
const TOGETHER = 0.8
/** Of a text with a standing block at least so much is its own: sentences that few others have. */
const OWN = 0.25
/** Or at least so much stands in many texts too, but in others: a stream of stories in changing selections. */
const ELSEWHERE = 0.5
/**
 * Where so much of what one text has alone, by idf of its terms, is told in the other too, these are versions of one story. Of 308 blocks in
 * 50,000 stories of a wire and of many outlets it is .08 to .49 for those that are nobody's story, and .60 to .97 for versions.
 */
const VERSIONS = 0.5
/** Where so much of all else is, they are edited prints of one story. In pages of 6 to 9 of the same 12 stories it is .7. */
const PRINTS = 0.8

/** Blocks, each with those that stand with it. */
interface Standing {
  readonly isStanding: boolean
  readonly together: ReadonlySet<number>
}

/**
 * Says which frequent blocks stand under different stories. A story that 400 outlets print is in 400 texts too; but these have little
 * else, or tell the same story in the rest.
 */
export class StandingBlocks {
  readonly #frequent: FrequentBlocks
  readonly #read: (text: number) => ReadText
  readonly #blocksOf = new Map<number, Blocks>()
  /** By the texts that are looked at, which blocks of one paragraph have in common. */
  readonly #bySample = new Map<string, Standing>()
  readonly #standing = new Map<number, Standing>()

  constructor(frequent: FrequentBlocks, read: (text: number) => ReadText) {
    this.#frequent = frequent
    this.#read = read
  }

  get size(): number {
    return this.#standing.size
  }

  has(hash: number): boolean {
    return this.#standing.has(hash)
  }

  /** The blocks that mostly stand where a standing block does, itself among them. */
  together(hash: number): ReadonlySet<number> {
    return this.#standing.get(hash)!.together
  }

  /** Takes a block of a stream for a standing one, though few texts have it. */
  addOfStream(hash: number): void {
    this.#standing.set(hash, { isStanding: true, together: new Set([hash]) })
  }

  /** Looks at a frequent block. */
  judge(hash: number, drawn: readonly number[]): void {
    const key = drawn.join()
    const known = this.#bySample.get(key) ?? this.#judgeSample(drawn)
    this.#bySample.set(key, known)
    if (known.isStanding) this.#standing.set(hash, known)
  }

  #judgeSample(drawn: readonly number[]): Standing {
    const together = this.#togetherIn(drawn)
    const shares = drawn.map((text) => this.#restOf(text, together))
    const hasOwn = median(shares.map(({ own }) => own)) >= OWN
    const isElsewhere = median(shares.map(({ rest }) => rest)) >= ELSEWHERE
    const isOfOthers = (hash: number) => together.has(hash) || (hasOwn && this.#frequent.has(hash))
    const mayStand = hasOwn || isElsewhere
    return { isStanding: mayStand && this.#overlapOf(drawn, isOfOthers) < (hasOwn ? VERSIONS : PRINTS), together }
  }

  #togetherIn(drawn: readonly number[]): Set<number> {
    const counts = new Map<number, number>()
    for (const text of drawn) {
      const seen = new Set<number>()
      eachBlock(this.#blocks(text), (hash) => seen.add(hash))
      for (const hash of seen) counts.set(hash, (counts.get(hash) ?? 0) + 1)
    }
    const least = TOGETHER * drawn.length
    return new Set([...counts].flatMap(([hash, count]) => (count >= least ? [hash] : [])))
  }

  /** The shares of a text that stand apart from some blocks, and that few texts have. */
  #restOf(text: number, together: ReadonlySet<number>): { own: number; rest: number } {
    let [all, rest, own] = [0, 0, 0]
    eachBlock(this.#blocks(text), (hash, words) => {
      all += words
      if (together.has(hash)) return
      rest += words
      if (!this.#frequent.has(hash)) own += words
    })
    return { own: own / all, rest: rest / all }
  }

  /** Of what one of two texts has outside of some blocks, the share of terms that the other has anywhere: the median over all twos. */
  #overlapOf(drawn: readonly number[], isLeftOut: (hash: number) => boolean): number {
    const texts = drawn.map((text) => this.#termsOf(text, isLeftOut))
    return median(
      texts.flatMap((one, i) => texts.slice(0, i).map((other) => Math.max(told(one, other), told(other, one)))),
    )
  }

  #termsOf(text: number, isLeftOut: (hash: number) => boolean): TextTerms {
    const { hashes, ends } = this.#blocks(text)
    const { terms, weights, positions } = this.#read(text).terms()
    const outside = new Map<number, number>()
    let block = 0
    for (let i = 0; i < terms.length; i++) {
      while (ends[block]! <= positions[i]!) block++
      if (!isLeftOut(hashes[block]!)) outside.set(terms[i]!, weights[i]!)
    }
    return { outside, all: new Set(terms) }
  }

  #blocks(text: number): Blocks {
    const known = this.#blocksOf.get(text) ?? this.#read(text).blocks
    this.#blocksOf.set(text, known)
    return known
  }
}

/** The terms of a text, and of those outside of some blocks the weights. */
interface TextTerms {
  readonly outside: ReadonlyMap<number, number>
  readonly all: ReadonlySet<number>
}

/** The share, by weight, of what one text has outside of some blocks that another has anywhere; 1 where there is nothing. */
function told({ outside }: TextTerms, { all }: TextTerms): number {
  let [shared, mass] = [0, 0]
  for (const [term, weight] of outside) {
    mass += weight
    if (all.has(term)) shared += weight
  }
  return mass === 0 ? 1 : shared / mass
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >>> 1] ?? 0
}

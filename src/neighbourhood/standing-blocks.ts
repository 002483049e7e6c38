import { lru } from 'tiny-lru'
import type { Terms } from '../fingerprint/terms.js'
import { type Blocks, eachBlock } from './blocks.js'

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

/** Which blocks stand under different stories. */
export interface KnownStanding {
  has(hash: number): boolean
  /** The blocks that mostly stand where a standing block does, itself among them. */
  together(hash: number): ReadonlySet<number>
}

/** Blocks, each with those that stand with it. */
interface Standing {
  readonly isStanding: boolean
  readonly together: ReadonlySet<number>
}

const NOT_STANDING: Standing = { isStanding: false, together: new Set() }

/** So many texts that were looked at last are at hand: those of one block, a few times over. The blocks of all would be a large part of the feed. */
const CACHED_TEXTS = 256

/**
 * Says which frequent blocks stand under different stories. A story that 400 outlets print is in 400 texts too; but these have little
 * else, or tell the same story in the rest.
 */
export class StandingBlocks implements KnownStanding {
  readonly #frequent: { has(hash: number): boolean }
  readonly #read: (text: number) => ReadText
  readonly #blocksOf = lru<Blocks>(CACHED_TEXTS)
  /** By the texts that are looked at, which blocks of one paragraph have in common. */
  readonly #bySample = new Map<string, Standing>()
  readonly #standing = new Map<number, Standing>()

  constructor(frequent: { has(hash: number): boolean }, read: (text: number) => ReadText) {
    this.#frequent = frequent
    this.#read = read
  }

  get size(): number {
    return this.#standing.size
  }

  has(hash: number): boolean {
    return this.#standing.has(hash)
  }

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
    const isStanding = mayStand && this.#overlapOf(drawn, isOfOthers) < (hasOwn ? VERSIONS : PRINTS)
    return isStanding ? { isStanding, together } : NOT_STANDING
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
    /** By term: a bit for each of the texts that have it, at most `DRAWN_TEXTS`. */
    const holders = new Map<number, number>()
    const outside = drawn.map((text, place) =>
      this.#outsideOf(text, isLeftOut, (term) => {
        holders.set(term, (holders.get(term) ?? 0) | (1 << place))
      }),
    )
    const told = outside.map((terms) => toldIn(terms, holders, drawn.length))
    return median(told.flatMap((own, one) => told.slice(0, one).map((its, other) => Math.max(own[other]!, its[one]!))))
  }

  /** The terms of a text outside of some blocks, with their weights. */
  #outsideOf(text: number, isLeftOut: (hash: number) => boolean, visit: (term: number) => void): Map<number, number> {
    const { hashes, ends } = this.#blocks(text)
    const { terms, weights, positions } = this.#read(text).terms()
    const outside = new Map<number, number>()
    let block = 0
    for (let i = 0; i < terms.length; i++) {
      while (ends[block]! <= positions[i]!) block++
      visit(terms[i]!)
      if (!isLeftOut(hashes[block]!)) outside.set(terms[i]!, weights[i]!)
    }
    return outside
  }

  #blocks(text: number): Blocks {
    const key = String(text)
    const known = this.#blocksOf.get(key) ?? this.#read(text).blocks
    this.#blocksOf.set(key, known)
    return known
  }
}

/** By text, the share of some terms, by weight, that it has anywhere; 1 where there are none. */
function toldIn(
  outside: ReadonlyMap<number, number>,
  holders: ReadonlyMap<number, number>,
  texts: number,
): Float64Array {
  const shared = new Float64Array(texts)
  let mass = 0
  for (const [term, weight] of outside) {
    mass += weight
    const bits = holders.get(term)!
    for (let text = 0; text < texts; text++) if ((bits >>> text) & 1) shared[text]! += weight
  }
  return mass === 0 ? shared.fill(1) : shared.map((weight) => weight / mass)
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >>> 1] ?? 0
}

import { type Compare, comparerOf } from '../deduper/internals.js'
import { type DeduperOptions, thresholdOf } from '../deduper/options.js'
import { LshTable } from '../minhash/lsh-table.js'
import type { TextMasks } from '../neighbourhood/text-masks.js'
import { FingerprintStore } from '../verify/fingerprint-store.js'
import { Verifier } from '../verify/verifier.js'
import type { FingerprintFiles } from './fingerprint-files.js'

/** The few texts that a task works on, numbered from 0 in the order of their ranks in the feed. */
export class TextSet {
  /** By number: the rank in the feed. */
  readonly ranks: readonly number[]
  readonly compare: Compare
  readonly #fingerprints = new FingerprintStore()
  readonly #keys: Int32Array[] = []
  readonly #numbers = new Map<number, number>()

  /**
   * @param texts by ascending rank, each once: its rank, and the number of the article that stands for it
   * @param masks what is masked of these texts, by number
   */
  constructor(
    texts: readonly (readonly [rank: number, article: number])[],
    files: FingerprintFiles,
    options: DeduperOptions,
    masks: TextMasks,
  ) {
    this.ranks = texts.map(([rank]) => rank)
    for (const [number, [rank, article]] of texts.entries()) {
      const { bytes, header, keys } = files.read(article)
      this.#fingerprints.add(bytes, header)
      this.#keys.push(keys)
      this.#numbers.set(rank, number)
    }
    const verifier = new Verifier(this.#fingerprints, thresholdOf(options), options.level === 'rewrite')
    this.compare = comparerOf(verifier, options, () => masks)
  }

  numberOf(rank: number): number {
    return this.#numbers.get(rank)!
  }

  /** Texts by the keys of their bands, numbered by their places in `ranks`; one that is not of this set has none. */
  bandTable(ranks: readonly number[] = this.ranks): LshTable {
    const keys = ranks.map((rank) => this.#keys[this.#numbers.get(rank) ?? -1] ?? NO_KEYS)
    const table = new LshTable(keys.reduce((most, { length }) => Math.max(most, length), 1))
    for (const [number, own] of keys.entries()) table.insert(number, own)
    return table
  }
}

const NO_KEYS = new Int32Array(0)

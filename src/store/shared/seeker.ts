import { MAX_CANDIDATES, MAX_DF, MIN_SHARED } from '../../candidates/phrase-index.js'
import { isCopy } from '../../compare/relation.js'
import { addLikely, type ComparedPair, judgeIn, scoreIn } from '../../deduper/internals.js'
import { type DeduperOptions, thresholdOf } from '../../deduper/options.js'
import { keysOf } from '../../deduper/text-keys.js'
import type { Fingerprint } from '../../fingerprint/fingerprint.js'
import { type Band, bandKeys } from '../../minhash/bands.js'
import { chooseBands } from '../../minhash/s-curve.js'
import { LikelyCopies } from '../../neighbourhood/likely-copies.js'
import { Query } from '../../verify/query.js'
import type { Buckets } from './buckets.js'
import type { SharedPair } from './records.js'
import type { TextCache } from './text-cache.js'
import type { Texts } from './texts.js'

/** So many texts of a bucket are kept, the latest: those of bands, and those of phrases, of which more say nothing. */
const BAND_CAP = 64
const PHRASE_CAP = 127
/** The name of no text. */
const NOBODY = '0'.repeat(16)

/** A text whose copies are sought; its fingerprint is in the cache. */
export interface Sought {
  readonly text: string
  readonly fingerprint: Fingerprint
  readonly time: number
}

/** Finds the copies of texts among those that workers share. */
export class Seeker {
  readonly #buckets: Buckets
  readonly #texts: Texts
  readonly #cache: TextCache
  readonly #options: DeduperOptions
  readonly #bands: readonly Band[]
  #standing = 0

  constructor(buckets: Buckets, texts: Texts, cache: TextCache, options: DeduperOptions) {
    this.#buckets = buckets
    this.#texts = texts
    this.#cache = cache
    this.#options = options
    this.#bands = chooseBands({ values: options.signatureValues, target: options.target }).bands
  }

  /**
   * Finds the texts that share buckets, and judges the pairs.
   *
   * @param inserting whether the texts are put into the buckets, before these are read; `again` where they may have been counted before
   * @returns by text its verified pairs
   */
  async seek(
    texts: readonly Sought[],
    inserting: 'first' | 'again' | 'no',
  ): Promise<Map<string, readonly SharedPair[]>> {
    const inserts = inserting !== 'no'
    const compared = new Map<string, ComparedPair[]>()
    const holders = new Map<number, ReadonlySet<string>>()
    const byBands = await this.#candidates(
      'bands',
      texts,
      inserts,
      ({ fingerprint }) => this.#keysOf(fingerprint.signature),
      BAND_CAP,
    )
    await this.#fetch(byBands.values())
    for (const { text } of texts) compared.set(text, [...this.#compareHere(text, [...byBands.get(text)!.keys()])])
    if (this.#options.level === 'rewrite') {
      const least = thresholdOf(this.#options)
      const isReprint = ({ score, relation }: ComparedPair) =>
        score >= least && (relation === 'identical' || relation === 'reprint')
      const standing = texts.filter(({ text }) => !compared.get(text)!.some(isReprint))
      this.#standing = await this.#buckets.countStanding(inserting === 'first' ? standing.length : 0)
      const phrasesOf = ({ fingerprint }: Sought) => [...keysOf(new Query({ fingerprint }, true)).phrases()]
      const byPhrases = await this.#candidates('phrases', standing, inserts, phrasesOf, PHRASE_CAP, holders)
      await this.#fetch(byPhrases.values())
      for (const { text } of standing) {
        const known = byBands.get(text)!
        const others = [...byPhrases.get(text)!.keys()].filter((other) => !known.has(other))
        compared.get(text)!.push(...this.#compareHere(text, others))
      }
      if (texts[0]) await this.#count([...compared.values()].flat(), holders, texts[0].time)
    }
    const judge = this.#judge([...compared.values()].flat(), holders)
    const found = new Map<string, readonly SharedPair[]>()
    for (const [text, pairs] of compared) {
      const judged = pairs.flatMap((pair) => judge(pair) ?? []).filter(({ relation }) => isCopy(relation))
      found.set(
        text,
        judged.map(({ b, relation, score }) => ({ other: this.#cache.nameOf(b), relation, score })),
      )
    }
    return found
  }

  /** Compares two texts that are in the cache, where the feed is not asked. */
  verify(a: string, b: string): ComparedPair | undefined {
    const [pair] = this.#cache.compare(a, [b])
    const judged = pair && this.#judge([], new Map())(pair)
    return judged && isCopy(judged.relation) ? judged : undefined
  }

  /** Judges pairs in their feed. Of copies that were found before nothing is read here: likely copies are those among the pairs. */
  #judge(
    pairs: readonly ComparedPair[],
    holders: ReadonlyMap<number, ReadonlySet<string>>,
  ): ReturnType<typeof judgeIn> {
    const phrases = new Map<string, number[]>()
    for (const [phrase, texts] of holders) {
      for (const text of texts) {
        const own = phrases.get(text)
        if (own) own.push(phrase)
        else phrases.set(text, [phrase])
      }
    }
    const phrasesOf = (number: number) => phrases.get(this.#cache.nameOf(number))
    const copies = new LikelyCopies({
      has: (number) => phrasesOf(number) !== undefined,
      phrasesOf: (number) => phrasesOf(number)!,
    })
    const dfOf = (phrase: number) => holders.get(phrase)?.size ?? 1
    addLikely(copies, pairs, scoreIn(this.#standing, dfOf))
    return judgeIn(this.#standing, dfOf, this.#options, copies.beside)
  }

  #compareHere(text: string, others: readonly string[]): readonly ComparedPair[] {
    const present = others.filter((other) => other !== text && this.#cache.has(other))
    return present.length === 0 ? [] : this.#cache.compare(text, present)
  }

  /** By text: the candidates, the best first. */
  async #candidates(
    kind: 'bands' | 'phrases',
    texts: readonly Sought[],
    inserts: boolean,
    keysOfText: (one: Sought) => readonly number[],
    most: number,
    holders?: Map<number, ReadonlySet<string>>,
  ): Promise<Map<string, Map<string, number>>> {
    const keys = texts.map(keysOfText)
    const lookUps = texts.flatMap(({ text, time }, i) => keys[i]!.map((key) => ({ key, text, time })))
    const buckets = await this.#buckets.probe(kind, lookUps, inserts, most)
    const found = new Map<string, Map<string, number>>()
    let at = 0
    for (const [i, { text }] of texts.entries()) {
      const weights = new Map<string, { weight: number; shared: number }>()
      for (const key of keys[i]!) {
        const others = new Set(buckets[at++]!)
        holders?.set(key, inserts ? new Set([...others, text]) : others)
        if (holders && others.size > MAX_DF) continue
        const weight = holders ? Math.log((this.#standing + 1) / Math.max(1, others.size)) : 1
        for (const other of others) {
          const known = weights.get(other) ?? { weight: 0, shared: 0 }
          weights.set(other, { weight: known.weight + weight, shared: known.shared + 1 })
        }
      }
      const ranked = [...weights].filter(([, { shared }]) => !holders || shared >= MIN_SHARED)
      ranked.sort(([a, p], [b, q]) => q.weight - p.weight || (a < b ? -1 : 1))
      const best = ranked.slice(0, holders ? MAX_CANDIDATES : BAND_CAP)
      found.set(text, new Map(best.map(([other, { weight }]) => [other, weight])))
    }
    return found
  }

  /** Reads the fingerprints that are not here. Those that left are passed over. */
  async #fetch(candidates: Iterable<ReadonlyMap<string, number>>): Promise<void> {
    const missing = new Set<string>()
    for (const own of candidates) for (const text of own.keys()) if (!this.#cache.has(text)) missing.add(text)
    await Promise.all(
      [...missing].map(async (text) => {
        const stored = await this.#texts.readWhole(text)
        if (stored) this.#cache.addBytes(text, stored.fingerprint)
      }),
    )
  }

  /** Reads which texts keep the phrases that the feed is asked about. */
  async #count(pairs: readonly ComparedPair[], holders: Map<number, ReadonlySet<string>>, time: number): Promise<void> {
    const asked = new Set<number>()
    for (const { evidence } of pairs) {
      for (const phrase of [...(evidence?.shorter.shared ?? []), ...(evidence?.longer.shared ?? [])]) {
        if (!holders.has(phrase)) asked.add(phrase)
      }
    }
    const phrases = [...asked]
    const lookUps = phrases.map((key) => ({ key, text: NOBODY, time }))
    const buckets = await this.#buckets.probe('phrases', lookUps, false, PHRASE_CAP)
    for (const [i, phrase] of phrases.entries()) holders.set(phrase, new Set(buckets[i]!))
  }

  #keysOf(signature: Uint32Array): number[] {
    if (signature.length === 0) return []
    const keys = new Int32Array(this.#bands.length)
    bandKeys(signature, this.#bands, keys)
    return [...new Set(keys)]
  }
}

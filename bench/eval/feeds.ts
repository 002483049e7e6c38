import type { FeedShares } from '../../src/compare/feed-model.js'
import { logOdds, storyInputs } from '../../src/compare/model.js'
import { STORY, STORY_GATE } from '../../src/compare/weights.js'
import { type DfOf, exclusiveShare } from '../../src/neighbourhood/exclusive-phrases.js'
import { LikelyCopies } from '../../src/neighbourhood/likely-copies.js'
import type { Corpus, FeedName } from './corpora.js'
import type { Row } from './pairs-in-feeds.js'
import { createObserver, type Seen } from './seen.js'

/** A proposed pair of a text of a row and another. */
export interface Beside extends Seen {
  readonly one: number
  readonly other: number
}

/** What a feed is asked when it judges again, once it is known which other pairs are likely copies. Texts have numbers. */
export interface Feed {
  readonly name: FeedName
  readonly dfOf: DfOf
  readonly numbers: ReadonlyMap<string, number>
  readonly phrases: readonly Uint32Array[]
  readonly beside: readonly Beside[]
}

/** Of the phrases that a pair shares, the share from which on it matters whether a text that keeps them is a copy. */
const MUCH_KEPT = 0.1
/** Pairs whose log odds of being one story are so far below the gate are left out, for the gate is trained again. */
const BELOW_GATE = 1

/** The feed of rows, with the pairs of their texts and those others that keep much of what a row shares. */
export function feedOf(corpus: Corpus, rows: readonly Row[]): Feed {
  const ids = new Set<string>()
  const pairs = new Map<string, [string, string]>()
  for (const { a, b, shorter, longer } of rows) {
    const texts = [corpus.stored(a), corpus.stored(b)] as const
    for (const text of texts) ids.add(text)
    const shared = new Set([...shorter.shared, ...longer.shared])
    const keepsMuch = (id: string): boolean => {
      const kept = corpus.articles.get(id)!.phrases.filter((phrase) => shared.has(phrase)).length
      return kept > 0 && kept >= MUCH_KEPT * shared.size
    }
    for (const text of texts) {
      for (const other of corpus.neighbours(text)) {
        if (texts.includes(other)) continue
        const pair: [string, string] = text < other ? [text, other] : [other, text]
        const key = pair.join('|')
        if (pairs.has(key) || !keepsMuch(other)) continue
        pairs.set(key, pair)
        ids.add(other)
      }
    }
  }
  const numberOf = new Map([...ids].sort().map((id, number) => [id, number]))
  const see = createObserver(corpus)
  const beside = [...pairs.values()].flatMap(([a, b]) => {
    const { shorter, longer, ...seen } = see(a, b)
    const isOne = logOdds(STORY, storyInputs(seen.measures)) >= STORY_GATE - BELOW_GATE
    return isOne ? [{ ...seen, one: numberOf.get(a)!, other: numberOf.get(b)! }] : []
  })
  return {
    name: corpus.name,
    dfOf: corpus.dfOf,
    numbers: new Map(rows.flatMap(({ a, b }) => [a, b].map((id) => [id, numberOf.get(corpus.stored(id))!]))),
    phrases: [...numberOf.keys()].map((id) => corpus.articles.get(id)!.phrases),
    beside,
  }
}

/** What the rows of a feed share when it judges again, given the probabilities of the first judgement. */
export function judgedAgain({ phrases, beside, numbers, dfOf }: Feed, probabilityOf: (pair: Seen) => number) {
  const copies = new LikelyCopies({ has: () => true, phrasesOf: (text) => phrases[text]! })
  for (const pair of beside) copies.add(pair.one, pair.other, probabilityOf(pair))
  return ({ a, b, shorter, longer, shared }: Row): FeedShares => {
    const versions = copies.beside(numbers.get(a)!, numbers.get(b)!)
    return {
      shared,
      exclusive: [exclusiveShare(shorter, longer, dfOf, versions), exclusiveShare(longer, shorter, dfOf, versions)],
    }
  }
}

import { PhraseRows } from '../candidates/phrase-rows.js'
import type { Deduper } from '../deduper/deduper.js'
import { internalsOf } from '../deduper/internals.js'
import { DoppelwireError } from '../errors.js'
import type { Imaged } from '../structures/image.js'
import { readCheckpoint } from './checkpoint.js'
import type { KeptCheckpoint, Store, StoredPair } from './contract.js'
import { LiveIndex } from './live-index.js'
import { Numbers } from './numbers.js'
import { TextNumbers } from './text-numbers.js'

/** How many articles are restored before timers and signals get their turn. */
const TURN = 500

/** A deduper with what is stored in its tables. */
export interface Restored {
  readonly deduper: Deduper
  readonly index: LiveIndex
  readonly numbers: Numbers
  /** The tables that were read; undefined where they were made again. */
  readonly kept: KeptCheckpoint | undefined
}

/**
 * Gives a deduper the tables of what is stored: from a checkpoint where there is one that fits, and made again where there is none.
 *
 * @param create makes a deduper that holds nothing
 * @throws DoppelwireError `STORE_INVALID`
 */
export async function restore(store: Store, create: () => Promise<Deduper>): Promise<Restored> {
  const empty = prepare(store, await create())
  const kept = readCheckpoint(store, tablesOf(empty))
  const parts = kept === undefined && store.checkpoint !== undefined ? prepare(store, await create()) : empty
  await insertStored(store, parts, kept?.next ?? 0)
  return { ...parts, kept }
}

type Parts = Omit<Restored, 'kept'>

/** All that a checkpoint holds. */
export function tablesOf({ deduper, numbers }: Pick<Parts, 'deduper' | 'numbers'>): readonly Imaged[] {
  return [internalsOf(deduper).corpus, numbers]
}

function prepare(store: Store, deduper: Deduper): Parts {
  const { corpus } = internalsOf(deduper)
  const numbers = new Numbers(store.state?.next ?? 0, corpus.articles)
  const index = new LiveIndex(deduper, (textId) => numbers.textOf(textId))
  corpus.fingerprints.readOutside = (textId) => {
    const bytes = store.fingerprint(numbers.textOf(textId))
    if (bytes !== undefined) return bytes
    throw new DoppelwireError('STORE_INVALID', `the store is damaged: text ${numbers.textOf(textId)} is missing`)
  }
  return { deduper, index, numbers }
}

/** Puts what is stored from a number on into the tables, in the order of storing. */
async function insertStored(store: Store, { deduper, index, numbers }: Parts, from: number): Promise<void> {
  if (from > 0 && store.state?.next === from) return
  const { corpus } = internalsOf(deduper)
  const textIds = new TextNumbers()
  for (const textId of corpus.articles.textIds()) textIds.putBefore(numbers.textOf(textId), textId)
  const pairsOf: [number, readonly StoredPair[]][] = []
  const reprints: number[] = []
  // Tables that hold nothing yet are filled as a whole.
  const rows = from === 0 ? new PhraseRows() : undefined
  if (from === 0) corpus.articles.reserve(store.state?.articles ?? 0)
  let done = 0
  for (const one of store.keys(from)) {
    if ('id' in one) {
      const { number, id, text, slice, time, source } = one
      const textId = textIds.get(text)
      if (textId === undefined) {
        throw new DoppelwireError('STORE_INVALID', `the store is damaged: article ${number} has a text that is missing`)
      }
      numbers.addArticleAt(corpus.restoreArticle(id, textId, time, source), number, slice)
    } else {
      const textId = index.restoreText(one, rows)
      textIds.add(one.number, textId)
      numbers.setText(textId, one.number)
      if (one.pairs.length > 0) pairsOf.push([textId, one.pairs])
      if (!one.stands) reprints.push(textId)
    }
    if (++done % TURN === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  if (rows) corpus.linkRestored(rows)
  for (const [textId, pairs] of pairsOf) {
    for (const { other, relation, score } of pairs) {
      const a = textIds.get(other)
      if (a !== undefined) index.restoreEdge({ a, b: textId, relation, score })
    }
  }
  for (const textId of reprints) index.letStand(textId)
}

/** A date as ISO 8601, where it can be read again. */
export function dateOf(time: number): string | undefined {
  const date = new Date(time).toISOString()
  // A time zone may carry a date of four digits over the end of the year 9999.
  return date.length === 24 ? date : undefined
}

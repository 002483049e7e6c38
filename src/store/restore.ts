import type { Deduper } from '../deduper/deduper.js'
import { internalsOf } from '../deduper/internals.js'
import { DoppelwireError } from '../errors.js'
import { splitFingerprint } from '../fingerprint/sealed-bytes.js'
import type { Store, StoredPair, StoredText } from './contract.js'
import { LiveIndex } from './live-index.js'
import { Numbers } from './numbers.js'

/** How many articles are restored before timers and signals get their turn. */
const TURN = 500

/**
 * Makes the tables of a deduper again from what is stored, in the order of storing.
 *
 * @throws DoppelwireError `STORE_INVALID`
 */
export async function restore(store: Store, deduper: Deduper): Promise<{ index: LiveIndex; numbers: Numbers }> {
  const numbers = new Numbers(store.state?.next ?? 0)
  const index = new LiveIndex(deduper, (textId) => numbers.textOf(textId))
  internalsOf(deduper).corpus.fingerprints.readOutside = (textId) => {
    const stored = store.text(numbers.textOf(textId))
    if (stored !== undefined) return splitFingerprint(stored.fingerprint).bytes
    throw new DoppelwireError('STORE_INVALID', `the store is damaged: text ${numbers.textOf(textId)} is missing`)
  }
  const texts = iterate(store.texts())
  const textIds = new Map<number, number>()
  const pairsOf: [number, readonly StoredPair[]][] = []
  const reprints: number[] = []
  let done = 0
  // An article that brought a text has a number before the text's, and both stand in ascending order.
  for (const { number, id, text, slice, time, source } of store.articles()) {
    const isKnown = textIds.has(text)
    const stored = isKnown ? store.text(text) : texts.take(text)
    if (stored === undefined) {
      throw new DoppelwireError('STORE_INVALID', `the store is damaged: article ${number} has a text that is missing`)
    }
    const article = { id, date: time === undefined ? undefined : dateOf(time), source }
    const textId = index.restore(article, stored)
    numbers.addArticle(id, number, slice)
    if (!isKnown) {
      textIds.set(text, textId)
      numbers.setText(textId, text)
      if (stored.pairs.length > 0) pairsOf.push([textId, stored.pairs])
      if (!stored.stands) reprints.push(textId)
    }
    if (++done % TURN === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  texts.end()
  for (const [textId, pairs] of pairsOf) {
    for (const { other, relation, score } of pairs) {
      const a = textIds.get(other)
      if (a !== undefined) index.restoreEdge({ a, b: textId, relation, score })
    }
  }
  for (const textId of reprints) index.letStand(textId)
  return { index, numbers }
}

/** Texts in ascending order, of which those in between may be asked for out of it. */
function iterate(texts: Iterable<StoredText>) {
  const iterator = texts[Symbol.iterator]()
  const passed = new Map<number, StoredText>()
  return {
    take(number: number): StoredText | undefined {
      const known = passed.get(number)
      if (known) {
        passed.delete(number)
        return known
      }
      for (let next = iterator.next(); !next.done; next = iterator.next()) {
        if (next.value.number === number) return next.value
        passed.set(next.value.number, next.value)
      }
      return undefined
    },
    /** Reads to the end, so that the store counts what it holds. */
    end(): void {
      while (!iterator.next().done);
    },
  }
}

/** A date as ISO 8601, where it can be read again. */
export function dateOf(time: number): string | undefined {
  const date = new Date(time).toISOString()
  // A time zone may carry a date of four digits over the end of the year 9999.
  return date.length === 24 ? date : undefined
}

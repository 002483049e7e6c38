import type { Article } from '../../article.js'
import type { FingerprintedArticle } from '../../deduper/deduper.js'
import type { Fingerprint } from '../../fingerprint/fingerprint.js'
import { decodeFingerprint, encodeFingerprint } from '../../fingerprint/sealed-bytes.js'
import type { StoredVerdict } from '../results.js'
import type { Groups } from './groups.js'
import { callOf, type Preparer } from './preparer.js'
import type { Acknowledged, Change } from './recent.js'
import { articleRecord, decidedRecord, IS_NEW, IS_SOUGHT, pairRecord, type SharedText } from './records.js'
import type { Seeker } from './seeker.js'
import type { TextCache } from './text-cache.js'
import type { Texts } from './texts.js'
import { type Adding, type Decided, decideVerdict } from './verdict.js'

export interface AdderParts {
  readonly preparer: Preparer
  readonly texts: Texts
  readonly cache: TextCache
  readonly seeker: Seeker
  readonly groups: Groups
  /** Whether a known id with another text takes its place. */
  readonly replaces: boolean
}

/** An article that was added, with its answer and what it takes to add it again; or why it was not. */
export type Added =
  | { readonly verdict: StoredVerdict; readonly change: Acknowledged; readonly of: Adding }
  | { readonly error: unknown }

/** An article as it is stored. */
type Storing = Acknowledged & { readonly taken: Fingerprint }

/** So many articles are sent again together. */
const BATCH = 128

/** Stores articles, finds the copies of their texts and decides what they are. */
export class Adder {
  readonly #parts: AdderParts

  constructor(parts: AdderParts) {
    this.#parts = parts
  }

  /** One answer an article, in their order. */
  async add(batch: readonly (Article | FingerprintedArticle)[]): Promise<Added[]> {
    const { preparer, texts, groups } = this.#parts
    const prepared = await preparer.prepare(batch)
    const storing = new Map<Adding, Storing>()
    const encoded = new Map<string, Uint8Array>()
    for (const one of prepared) {
      if ('error' in one) continue
      if (!encoded.has(one.text)) encoded.set(one.text, encodeFingerprint(one.fingerprint))
      storing.set(one, storingOf(one, encoded.get(one.text)!))
    }
    const textOf = await this.#store([...storing.values()], false)
    const verdicts = new Map<Adding, Promise<Decided>>()
    const firsts = new Map<string, Promise<unknown>>()
    for (const one of storing.keys()) {
      // The same article twice in a batch: the first is answered first.
      const before = firsts.get(callOf(one))
      const decide = () => decideVerdict(one, textOf.get(one.text)!, texts, groups)
      const verdict = before ? before.then(decide, decide) : decide()
      firsts.set(callOf(one), verdict)
      verdicts.set(one, verdict)
    }
    return Promise.all(
      prepared.map(async (one): Promise<Added> => {
        if ('error' in one) return one
        try {
          const { verdict, decided } = await verdicts.get(one)!
          const { taken: _, ...stored } = storing.get(one)!
          return { verdict, change: { ...stored, decided }, of: one }
        } catch (error) {
          return { error }
        }
      }),
    )
  }

  /** Makes changes again that servers may have forgotten. What is there stays as it is. */
  async again(changes: readonly Change[]): Promise<void> {
    const { texts } = this.#parts
    for (let from = 0; from < changes.length; from += BATCH) {
      const batch = changes.slice(from, from + BATCH)
      for (const change of batch) if ('removed' in change) await texts.remove(change.id)
      const added = batch.flatMap((change) => ('removed' in change ? [] : [change]))
      const claimed = await texts.claim(added, true)
      const storing: Storing[] = []
      for (const [i, change] of added.entries()) {
        if (claimed[i] !== change.text && !(await this.#takesPlace(change, claimed[i]!))) continue
        storing.push({ ...change, taken: decodeFingerprint(change.fingerprint) })
      }
      await this.#store(storing, true)
    }
  }

  /** Whether an article takes an id again from the text that it had replaced, which came back. */
  async #takesPlace({ id, text, order }: Acknowledged, holder: string): Promise<boolean> {
    const { texts, replaces } = this.#parts
    if (!replaces || holder === '') return false
    const held = (await texts.read(holder))?.articles.find((one) => one.id === id)
    if (held === undefined || held.order > order) return false
    await texts.remove(id)
    return (await texts.claim([{ id, text }]))[0] === text
  }

  /**
   * Stores articles, finds the copies of their texts and keeps the pairs.
   *
   * @param again whether copies are sought that were sought before, and what was decided is kept
   * @returns the texts as they are then
   */
  async #store(storing: readonly Storing[], again: boolean): Promise<Map<string, SharedText>> {
    const { texts, cache, seeker } = this.#parts
    const byText = new Map<string, Storing[]>()
    for (const one of storing) {
      cache.add(one.text, one.taken, one.fingerprint.length)
      const same = byText.get(one.text)
      if (same === undefined) byText.set(one.text, [one])
      // The same article twice in a batch is stored once, by its first call.
      else if (!same.some(({ id }) => id === one.id)) same.push(one)
    }
    const changes = [...byText].map(([text, same]) => ({
      ...{ text, fingerprint: same[0]!.fingerprint },
      records: same.flatMap(({ record, decided }) => (decided ? [record, decidedRecord(decided)] : [record])),
    }))
    const textOf = new Map<string, SharedText>()
    for (const stored of await texts.create(changes)) textOf.set(stored.text, stored)
    const sought: { text: string; fingerprint: Fingerprint; time: number }[] = []
    for (const [text, [one]] of byText) {
      const { taken: fingerprint, time } = one!
      if ((again || !textOf.get(text)!.sought) && fingerprint.textHash !== 0n) sought.push({ text, fingerprint, time })
    }
    const records = new Map<string, Uint8Array[]>([...byText.keys()].map((text) => [text, []]))
    const addPair = (text: string, other: string, pair: Uint8Array) => {
      // What a text has already, it is not given again.
      if (textOf.get(text)?.pairs.some((known) => known.other === other)) return
      const own = records.get(text)
      if (own) own.push(pair)
      else records.set(text, [pair])
    }
    const wasSought = await seeker.seek(sought, again ? 'again' : 'first')
    for (const [text, pairs] of wasSought) {
      for (const { other, relation, score } of pairs) {
        addPair(text, other, pairRecord({ other, relation, score }))
        addPair(other, text, pairRecord({ other: text, relation, score }))
      }
    }
    const stateOf = (text: string) => {
      const { articles, sought: isSought, decided } = textOf.get(text) ?? {}
      const [first] = articles ?? []
      // Most have no pairs, and are decided at once, by the call that stored the first article.
      const isOwn = byText.get(text)?.some(({ id, order }) => id === first?.id && order === first.order)
      const decides = isOwn && decided === undefined
      return (wasSought.has(text) && !isSought ? IS_SOUGHT : 0) | (decides ? IS_NEW : 0)
    }
    const more = [...records]
      .map(([text, own]) => ({ text, records: own, state: stateOf(text) }))
      .filter(({ records: own, state }) => own.length > 0 || state > 0)
    for (const stored of await texts.append(more))
      if (stored && byText.has(stored.text)) textOf.set(stored.text, stored)
    return textOf
  }
}

function storingOf({ article, fingerprint: taken, text, time, id, order }: Adding, fingerprint: Uint8Array): Storing {
  const { date, source } = article
  const record = articleRecord({ id, order, time: date ? time : undefined, source: source ?? undefined })
  return { id, text, time, order, fingerprint, record, taken }
}

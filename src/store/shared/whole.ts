import { createDeduper, type Deduper, type FingerprintedArticle } from '../../deduper/deduper.js'
import type { DeduperOptions } from '../../deduper/options.js'
import { decodeFingerprint } from '../../fingerprint/sealed-bytes.js'
import { dateOf } from '../restore.js'
import type { SharedArticle } from './records.js'
import type { Texts } from './texts.js'

/** A deduper of all articles, in the order of storing. */
export async function readWhole(texts: Texts, options: DeduperOptions): Promise<Deduper> {
  const deduper = await createDeduper({ ...options, onDuplicate: 'error' })
  for await (const article of readAll(texts)) deduper.store(article)
  return deduper
}

/** All articles, in the order of storing. */
export async function* readAll(texts: Texts): AsyncGenerator<FingerprintedArticle> {
  const all: (SharedArticle & { readonly fingerprint: Uint8Array })[] = []
  for await (const { fingerprint, articles } of texts.all()) {
    for (const article of articles) all.push({ ...article, fingerprint })
  }
  all.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
  for (const article of all) yield articleOf(article)
}

/** A stored article, as one that comes with its fingerprint. */
export function articleOf({
  id,
  time,
  source,
  fingerprint,
}: SharedArticle & { readonly fingerprint: Uint8Array }): FingerprintedArticle {
  return {
    id,
    date: time === undefined ? undefined : dateOf(time),
    source,
    fingerprint: decodeFingerprint(new Uint8Array(fingerprint)),
  }
}

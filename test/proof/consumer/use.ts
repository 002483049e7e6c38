/** Uses what users use, so that the types of the package are read as users have them. */
import {
  type Article,
  createDeduper,
  createFingerprinter,
  type DedupeResult,
  DoppelwireError,
  dedupe,
  explain,
  type Verdict,
  verdicts,
} from 'doppelwire'
import { type OpenedArticle, openArticles } from 'doppelwire/input'
import { jaccard, LshIndex, type MinHash, minhash, type SimilarId } from 'doppelwire/minhash'
import { createMemoryStore, openDeduper } from 'doppelwire/store'
import { addAll } from 'doppelwire/workers'

const articles: Article[] = [{ id: 'a', text: 'One story.' }]
const result: DedupeResult<Article> = await dedupe(articles)
const rows = await dedupe([{ url: 'b', body: 'Another.' }], { id: (row) => row.url, text: (row) => row.body })
export const url: string | undefined = rows.unique[0]?.url
export const relation: string | undefined = result.copies[0]?.relation

const deduper = await createDeduper({ preset: 'strict' })
const verdict: Verdict = deduper.add({ id: 'a', text: 'One story.' })
export const of: string | undefined = verdict.status === 'copy' ? verdict.of : undefined
await addAll(deduper, articles, { workers: 2 })
for await (const { article, verdict } of verdicts(articles)) console.log(article.id, verdict.status)

const fingerprintOf = await createFingerprinter()
export const reasons: readonly string[] = explain(fingerprintOf({ text: 'a' }), fingerprintOf({ text: 'b' })).reasons

const signature: MinHash = minhash(['red', 'green'])
const index = new LshIndex({ threshold: 0.5 })
index.add('a', signature)
export const similar: readonly SimilarId[] = index.query(signature, { estimates: true })
export const similarity: number = jaccard(signature, signature)

const stored = await openDeduper({ store: createMemoryStore() })
await stored.close()
for await (const opened of openArticles(['seeds/'])) {
  const one: OpenedArticle = opened
  console.log(one.article.id)
}

// @ts-expect-error: an option that there is not
await dedupe(articles, { tresholt: 0.5 })
// @ts-expect-error: an article without a text
await dedupe([{ id: 'a' }])
// @ts-expect-error: a token that is no string
minhash([1, 2])
export const isOurs = (error: unknown): error is DoppelwireError => error instanceof DoppelwireError

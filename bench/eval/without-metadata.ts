import { type Article, createDeduper, encodeFingerprint } from '../../src/index.js'
import { type LabelledDocument, streamDocuments } from './data.js'
import { BACKGROUND, WIRE } from './pairs-in-feeds.js'

/** What changes in a feed when all its dates, titles, sources and addresses are taken away. */
export interface WithoutMetadata {
  readonly feed: string
  readonly articles: number
  /** How many of them had a date, a title or a source. */
  readonly described: number
  readonly fingerprintsChanged: number
  readonly pairsChanged: number
  readonly clustersChanged: number
}

const ARTICLES = 1500

/**
 * No measure reads anything but text and language, so every figure of the table is also the one without dates, titles and sources. This
 * checks that of the public door, on the first articles of each feed.
 */
export async function withoutMetadata(folder: string): Promise<WithoutMetadata[]> {
  const found: WithoutMetadata[] = []
  for (const feed of [WIRE, BACKGROUND]) {
    const articles: LabelledDocument[] = []
    for await (const article of streamDocuments(folder, feed)) {
      if (articles.push(article) === ARTICLES) break
    }
    const whole = await answersOf(articles)
    const bare = await answersOf(articles.map(({ id, text, lang }) => ({ id, text, lang })))
    found.push({
      feed,
      articles: articles.length,
      described: articles.filter(({ date, title, source }) => (date ?? title ?? source ?? '') !== '').length,
      fingerprintsChanged: differences(whole.fingerprints, bare.fingerprints),
      pairsChanged: differences(whole.pairs, bare.pairs),
      clustersChanged: differences(whole.clusters, bare.clusters),
    })
  }
  return found
}

async function answersOf(articles: readonly Article[]) {
  const deduper = await createDeduper()
  await deduper.addAll(articles)
  return {
    fingerprints: articles.map((article) =>
      Buffer.from(encodeFingerprint(deduper.fingerprint(article))).toString('base64'),
    ),
    pairs: [...deduper.pairs(), ...deduper.pairs({ relations: ['partial', 'template'] })].map((pair) =>
      JSON.stringify(pair),
    ),
    clusters: [...deduper.clusters()].map((cluster) => JSON.stringify(cluster)),
  }
}

/** How many of either stand in one alone. */
function differences(one: readonly string[], other: readonly string[]): number {
  const [inOne, inOther] = [new Set(one), new Set(other)]
  return one.filter((value) => !inOther.has(value)).length + other.filter((value) => !inOne.has(value)).length
}

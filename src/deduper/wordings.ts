import { type Contender, compareIds, type RepresentativePolicy, ranking } from '../cluster/representative.js'
import type { ClusterArticle } from '../cluster/star-levels.js'
import { countWords, readTextHash } from '../fingerprint/codec.js'
import type { Corpus } from './corpus.js'
import { inTurns } from './turns.js'

/** The distinct wordings of a corpus: texts that are equal after normalisation, in one language, are one wording. */
export interface Wordings {
  /** By wording: the number of the text that stands for it. The best by the policy comes first; the order is total. */
  readonly textIds: Int32Array
  /** By text: the rank of its wording in `textIds`; -1 for a text for which another text of its wording stands. */
  readonly ranks: Int32Array
  /** By number of a text that stands for a wording: all articles of that wording. */
  readonly articles: ReadonlyMap<number, readonly ClusterArticle[]>
}

/**
 * Of the texts of one wording, which differ in white space, line breaks or quotation marks, the one with the lowest bytes
 * stands for all: it alone is compared. So neither the choice nor the order depends on when an article was added.
 */
export function* wordingsOf(
  { articles, fingerprints }: Corpus,
  policy: RepresentativePolicy,
): Generator<readonly never[], Wordings, unknown> {
  const byHash = new Map<string, { readonly place: number; readonly variants: number[] }>()
  const textIds: number[] = []
  let highest = -1
  yield* inTurns(articles.textIds(), (textId) => {
    highest = textId
    const textHash = readTextHash(fingerprints.get(textId))
    const key = `${textHash} ${fingerprints.language(textId)}`
    const known = textHash === 0n ? undefined : byHash.get(key)
    if (known) known.variants.push(textId)
    else {
      if (textHash !== 0n) byHash.set(key, { place: textIds.length, variants: [textId] })
      textIds.push(textId)
    }
  })
  const variantsOf = new Map<number, number[]>()
  for (const { place, variants } of byHash.values()) {
    if (variants.length === 1) continue
    variants.sort((a, b) => compareBytes(fingerprints.get(a), fingerprints.get(b)))
    textIds[place] = variants[0]!
    variantsOf.set(variants[0]!, variants)
  }
  const ofWording = new Map<number, readonly ClusterArticle[]>()
  yield* inTurns(textIds, (textId) => {
    const words = countWords(fingerprints.get(textId))
    const variants = variantsOf.get(textId) ?? [textId]
    ofWording.set(
      textId,
      variants.flatMap((variant) => articles.clusterArticlesOf(variant, words)),
    )
  })
  const order = ranking(policy)
  const contenders = textIds.map((textId) => {
    const own = ofWording.get(textId)!
    const best = own.map((article): Contender => ({ ...article, centrality: own.length - 1 })).sort(order)[0]!
    return { textId, best }
  })
  contenders.sort((a, b) => order(a.best, b.best) || compareIds(a.best.id, b.best.id))
  const ranks = new Int32Array(highest + 1).fill(-1)
  contenders.forEach(({ textId }, rank) => {
    ranks[textId] = rank
  })
  return { textIds: Int32Array.from(contenders, ({ textId }) => textId), ranks, articles: ofWording }
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return a.length - b.length
}

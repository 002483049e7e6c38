import { PHRASE_COUNT, phrases } from '../../src/fingerprint/phrases.js'
import { termsOf } from '../../src/fingerprint/terms.js'
import { createFingerprinter } from '../../src/index.js'
import { idfTable } from '../../src/language/idf.js'
import { createCandidates } from './candidate-index.js'
import type { EvaluationPair } from './corpus.js'
import { type LabelledDocument, listSets, streamDocuments } from './data.js'
import { FEED } from './feed-pairs.js'
import { SANITY } from './pools.js'

/** Of the copies of one kind, the share that is proposed for comparison among all documents and the background. */
export interface CandidateRecall {
  readonly set: string
  readonly kind: string
  readonly pairs: number
  readonly proposed: number
}

/** Hides all documents of the pairs among the background articles, and asks for the other side of every copy. */
export async function candidateRecall(folder: string, pairs: readonly EvaluationPair[]): Promise<CandidateRecall[]> {
  const fingerprint = await createFingerprinter()
  const candidates = createCandidates(PHRASE_COUNT)
  let stored = 0
  const keysOf = ({ text, lang }: Pick<LabelledDocument, 'text' | 'lang'>) => {
    const { words, flags, signature, language } = fingerprint({ text, ...(lang !== undefined && { lang }) })
    return [signature, phrases(termsOf(words, flags, idfTable(language)))] as const
  }
  if ((await listSets(folder)).includes(FEED)) {
    for await (const document of streamDocuments(folder, FEED))
      candidates.insertThenProbe(stored++, ...keysOf(document))
  }
  const copies = pairs.filter(({ pool, set }) => pool === 'copy' && set !== SANITY)
  const hidden = new Map(
    [...new Set(copies.flatMap(({ documents }) => documents))].map((document) => {
      const keys = keysOf(document)
      candidates.insertThenProbe(stored, ...keys)
      return [document, { number: stored++, keys }]
    }),
  )
  const outcomes = new Map<string, boolean[]>()
  for (const {
    set,
    kind,
    documents: [a, b],
  } of copies) {
    const found = candidates.insertThenProbe(hidden.get(b)!.number, ...hidden.get(b)!.keys)
    const key = `${set}\t${kind}`
    outcomes.set(key, [...(outcomes.get(key) ?? []), found.includes(hidden.get(a)!.number)])
  }
  return [...outcomes].sort().map(([key, found]) => {
    const [set, kind] = key.split('\t') as [string, string]
    return { set, kind, pairs: found.length, proposed: found.filter(Boolean).length / found.length }
  })
}

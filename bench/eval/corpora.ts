import { PhraseIndex } from '../../src/candidates/phrase-index.js'
import { MOST_PHRASES, phrases } from '../../src/fingerprint/phrases.js'
import { termsOf } from '../../src/fingerprint/terms.js'
import { createFingerprinter, type Fingerprint } from '../../src/index.js'
import { idfTable } from '../../src/language/idf.js'
import { countPhrases, type DfOf } from '../../src/neighbourhood/exclusive-phrases.js'
import type { LabelledDocument } from './data.js'

/** Where a pair is judged: in one of two feeds, or alone. */
export type FeedName = 'wire' | 'background' | 'none'

export interface CorpusArticle {
  readonly document: LabelledDocument
  readonly fingerprint: Fingerprint
  readonly phrases: Uint32Array
}

export interface Corpus {
  readonly name: FeedName
  readonly articles: ReadonlyMap<string, CorpusArticle>
  readonly dfOf: DfOf
  /** The id under which the index has the text. */
  stored(id: string): string
  proposals(id: string): readonly string[]
  /** Texts of the index that propose this one, or that it proposes. */
  neighbours(id: string): ReadonlySet<string>
}

const fingerprinter = await createFingerprinter()

/** Fingerprints of articles and, in a feed, what each proposes by its phrases, as a deduper does. */
export function readCorpus(documents: ReadonlyMap<string, LabelledDocument>, name: FeedName): Corpus {
  const articles = new Map<string, CorpusArticle>()
  const ids: string[] = []
  const index = new PhraseIndex(MOST_PHRASES)
  /** By text, the id under which the index has it. */
  const seen = new Map<bigint, string>()
  const distinct: Uint32Array[] = []
  for (const [id, document] of documents) {
    const fingerprint = fingerprinter(document)
    const { words, flags, language, textHash } = fingerprint
    const kept = phrases(termsOf(words, flags, idfTable(language))).slice()
    articles.set(id, { document, fingerprint, phrases: kept })
    if (name === 'none' || seen.has(textHash)) continue
    seen.set(textHash, id)
    distinct.push(kept)
    index.insert(ids.length, kept)
    ids.push(id)
  }
  const numbers = new Map(ids.map((id, number) => [id, number]))
  const found = new Map<string, readonly string[]>()
  const stored = (id: string): string => seen.get(articles.get(id)!.fingerprint.textHash)!
  const proposals = (given: string): readonly string[] => {
    const id = stored(given)
    const known = found.get(id) ?? index.find(articles.get(id)!.phrases, numbers.get(id)).map((n) => ids[n]!)
    found.set(id, known)
    return known
  }
  let neighbours: Map<string, Set<string>> | undefined
  return {
    name,
    articles,
    dfOf: name === 'none' ? () => 0 : countPhrases(distinct),
    stored,
    proposals,
    neighbours(id) {
      neighbours ??= bothWays(ids, proposals)
      return neighbours.get(stored(id))!
    },
  }
}

function bothWays(ids: readonly string[], proposals: (id: string) => readonly string[]): Map<string, Set<string>> {
  const neighbours = new Map(ids.map((id) => [id, new Set(proposals(id))]))
  for (const id of ids) for (const other of proposals(id)) neighbours.get(other)!.add(id)
  return neighbours
}

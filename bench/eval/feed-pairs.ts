/**
 * Pairs that a real feed proposes: candidates among the background articles. Nobody has labelled them, but date, outlet and
 * title, which the models never see, say of most that they are no copies. Without such negatives a model takes two galleries
 * of one outlet, or a follow-up and the story before it, for copies.
 */
import { Comparable } from '../../src/compare/comparable.js'
import { type Measures, measure } from '../../src/compare/features/features.js'
import type { Fingerprint } from '../../src/fingerprint/fingerprint.js'
import { PHRASE_COUNT, phrases } from '../../src/fingerprint/phrases.js'
import { termsOf } from '../../src/fingerprint/terms.js'
import { createFingerprinter } from '../../src/index.js'
import { idfTable } from '../../src/language/idf.js'
import { hashWord } from '../../src/structures/hash.js'
import { Prefilter } from '../../src/verify/prefilter.js'
import { sketchTerms, type TermSketch } from '../../src/verify/term-sketch.js'
import { containment, shingles } from '../shingles.js'
import { createCandidates } from './candidate-index.js'
import { type LabelledDocument, readSet } from './data.js'
import type { MeasuredPair } from './measured.js'

export const FEED = 'background'

/**
 * What the pair's date, outlet and title say. All are from before language models could rewrite an article.
 *
 * - `same-event`: two outlets within two days, that share almost no wording
 * - `other-story`: alike, but over two weeks apart, or days apart in one outlet, and titled otherwise
 * - `candidate`: other proposed pairs that are as far apart in time or not much alike
 */
export type FeedKind = 'same-event' | 'other-story' | 'candidate'

const CANDIDATES = 3_000
const FOLDS = 5

export async function feedPairs(folder: string): Promise<MeasuredPair[]> {
  const documents = [...(await readSet(folder, FEED)).documents.values()]
  const fingerprinter = await createFingerprinter()
  const candidates = createCandidates(PHRASE_COUNT)
  const seen: { fingerprint: Fingerprint; sketch: TermSketch }[] = []
  const prefilter = new Prefilter()
  const found: MeasuredPair[] = []
  for (const [number, document] of documents.entries()) {
    const fingerprint = fingerprinter({ text: document.text, lang: 'en' })
    const terms = termsOf(fingerprint.words, fingerprint.flags, idfTable('en'))
    const sketch = sketchTerms(terms)
    seen.push({ fingerprint, sketch })
    const comparable = new Comparable(fingerprint, terms)
    prefilter.setQuery(fingerprint, terms, sketch)
    for (const other of candidates.insertThenProbe(number, fingerprint.signature, phrases(terms))) {
      if (!prefilter.sharesEnough(seen[other]!.sketch)) continue
      const { measures } = measure(new Comparable(seen[other]!.fingerprint), comparable)
      const kind = kindOf(documents[other]!, document, measures)
      if (kind !== undefined) found.push(pairOf(documents[other]!, document, kind, measures))
    }
  }
  const others = found.filter(({ kind }) => kind === 'candidate')
  const step = Math.max(1, Math.floor(others.length / CANDIDATES))
  return [...found.filter(({ kind }) => kind !== 'candidate'), ...others.filter((_, index) => index % step === 0)]
}

function pairOf(a: LabelledDocument, b: LabelledDocument, kind: FeedKind, measures: Measures): MeasuredPair {
  const folds = [hashWord(a.id) % FOLDS, hashWord(b.id) % FOLDS] as const
  const label = { label: 'independent', lang: 'en', confidence: 'low' } as const
  return { set: FEED, kind, pool: 'feed-negative', ...label, a: a.id, b: b.id, folds, decided: undefined, measures }
}

const DAY = 24 * 60 * 60 * 1000

export function kindOf(
  a: LabelledDocument,
  b: LabelledDocument,
  { wording, content }: Pick<Measures, 'wording' | 'content'>,
): FeedKind | undefined {
  const days = Math.abs(Date.parse(a.date ?? '') - Date.parse(b.date ?? '')) / DAY
  const sameOutlet = a.source === b.source
  if (days <= 2 && !sameOutlet && wording < 0.1) return 'same-event'
  const differ = !titledAlike(a.title ?? '', b.title ?? '')
  const apart = differ && days > 14
  if ((wording > 0.15 || content > 0.25) && (apart || (differ && days > 2 && sameOutlet))) return 'other-story'
  return apart || (wording < 0.3 && content < 0.3) ? 'candidate' : undefined
}

/** Whether half of the words of either title stand in the other. */
function titledAlike(a: string, b: string): boolean {
  const [one, other] = [shingles(a, 1), shingles(b, 1)]
  return Math.max(containment(one, other), containment(other, one)) >= 0.5
}

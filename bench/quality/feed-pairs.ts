/**
 * Pairs that a real feed proposes: candidates among the background articles. Hardly any is a copy, but most share an outlet,
 * its standing lines, a beat and its people. Without such negatives a model takes two newsletters of one house for copies.
 */
import { Postings } from '../../src/candidates/postings.js'
import { type Comparable, toComparable } from '../../src/compare/comparable.js'
import { gather } from '../../src/compare/evidence.js'
import { Screen } from '../../src/compare/screen.js'
import { contentOf } from '../../src/fingerprint/content.js'
import { PHRASE_COUNT, phrases } from '../../src/fingerprint/phrases.js'
import { createFingerprinter } from '../../src/index.js'
import { rarity } from '../../src/language/rarity.js'
import { hashWord } from '../../src/text/hash.js'
import { readSet } from './data.js'
import type { MeasuredPair } from './measured.js'

export const FEED = 'background'

const ARTICLES = 10_000
const PAIRS = 4_000
const FOLDS = 5
// The feed holds a few real copies, unlabelled; a pair as alike as this may be one and teaches nothing.
const MAY_BE_COPY = { wording: 0.3, content: 0.3 }

export async function feedPairs(folder: string): Promise<MeasuredPair[]> {
  const documents = [...(await readSet(folder, FEED)).documents.values()].slice(0, ARTICLES)
  const fingerprinter = await createFingerprinter()
  const postings = new Postings(PHRASE_COUNT)
  const comparables: Comparable[] = []
  const masses: number[] = []
  const proposed: [number, number][] = []
  for (const [number, document] of documents.entries()) {
    const fingerprint = fingerprinter({ ...document, lang: 'en' })
    const content = contentOf(fingerprint.words, fingerprint.flags, rarity('en'))
    const screen = new Screen(content)
    const keys = phrases(content)
    postings.insert(number, keys)
    comparables.push(toComparable(fingerprint))
    masses.push(screen.mass)
    for (const other of postings.find(keys, number)) {
      const { words, flags } = comparables[other]!.fingerprint
      if (screen.passes({ words, flags, mass: masses[other]! })) proposed.push([other, number])
    }
  }
  const step = Math.max(1, Math.floor(proposed.length / PAIRS))
  const foldOf = (number: number) => hashWord(documents[number]!.id) % FOLDS
  return proposed
    .filter((_, place) => place % step === 0)
    .map(
      ([a, b]): MeasuredPair => ({
        ...{
          set: FEED,
          kind: 'candidate',
          pool: 'clean-negative',
          label: 'independent',
          lang: 'en',
          confidence: 'high',
        },
        ...{ a: documents[a]!.id, b: documents[b]!.id, folds: [foldOf(a), foldOf(b)], decided: undefined },
        measures: gather(comparables[a]!, comparables[b]!).measures,
      }),
    )
    .filter(({ measures }) => measures.wording < MAY_BE_COPY.wording && measures.content < MAY_BE_COPY.content)
}

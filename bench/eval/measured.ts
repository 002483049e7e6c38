import { Comparable } from '../../src/compare/comparable.js'
import { type Measures, measure } from '../../src/compare/features/features.js'
import { createFingerprinter } from '../../src/index.js'
import { type EvaluationPair, generatedSet, preparePairs } from './corpus.js'
import { listSets, readSet } from './data.js'

/** A labelled pair with the measures that the library takes of it: all that training and evaluation use. */
export interface MeasuredPair extends Omit<EvaluationPair, 'documents'> {
  readonly measures: Measures
  /** The score of a pair that is decided without the models: 1 for identical texts, 0 if one is shorter than a shingle. */
  readonly decided: 0 | 1 | undefined
}

/** All labelled sets of the folder and the generated one, as pairs with folds. */
export async function readPairs(folder: string): Promise<EvaluationPair[]> {
  const names = (await listSets(folder)).filter((name) => name !== 'background')
  return preparePairs([...(await Promise.all(names.map((name) => readSet(folder, name)))), generatedSet()])
}

/** Measures pairs from fingerprints alone; each text is fingerprinted once. */
export async function measurePairs(pairs: readonly EvaluationPair[]): Promise<MeasuredPair[]> {
  const fingerprinter = await createFingerprinter()
  const made = new Map<EvaluationPair['documents'][number], Comparable>()
  const comparableOf = (document: EvaluationPair['documents'][number]): Comparable => {
    const known = made.get(document)
    if (known !== undefined) return known
    const comparable = new Comparable(fingerprinter(document))
    made.set(document, comparable)
    return comparable
  }
  return pairs.map(({ documents, ...pair }) => {
    const [a, b] = [comparableOf(documents[0]), comparableOf(documents[1])]
    return { ...pair, measures: measure(a, b).measures, decided: decide(a, b) }
  })
}

function decide({ fingerprint: a, wording: ofA }: Comparable, { fingerprint: b, wording: ofB }: Comparable) {
  if (a.textHash === b.textHash && a.textHash !== 0n) return 1
  return ofA.distinct === 0 || ofB.distinct === 0 ? 0 : undefined
}

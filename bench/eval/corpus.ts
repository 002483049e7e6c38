import { generateTemplatePairs } from '../generate/templates.js'
import { generateWriteThroughPairs } from '../generate/write-throughs.js'
import type { DataSet, LabelledDocument, LabelledPair } from './data.js'
import { assignFolds } from './folds.js'
import { Groups, nearIdentical } from './groups.js'
import { isClean, type Pool, poolOf } from './pools.js'

/** A pair ready for evaluation: its texts, what it counts as, and the folds of its documents. */
export interface EvaluationPair extends LabelledPair {
  readonly set: string
  readonly documents: readonly [LabelledDocument, LabelledDocument]
  readonly pool: Pool
  readonly folds: readonly [number, number]
}

export const GENERATED = 'generated'

/** The generated templates and write-throughs, as one more set. */
export function generatedSet(): DataSet {
  const documents = new Map<string, LabelledDocument>()
  const pairs: LabelledPair[] = []
  for (const { a, b, label, kind } of [...generateTemplatePairs(), ...generateWriteThroughPairs()]) {
    documents.set(a.id, a).set(b.id, b)
    pairs.push({ a: a.id, b: b.id, label, kind, lang: 'en', confidence: 'high' })
  }
  return { name: GENERATED, documents, pairs }
}

/**
 * All labelled pairs, with folds by original article. The two documents of a pair are in one fold, whether it is a copy, another
 * report of the event or an answer to the same question. So are documents that are one text under two ids or in two sets, and
 * generated pairs of one kind, which share a grammar. Only the documents of clean negatives are not joined, because the nearest
 * other article of each would chain a whole set into one group.
 */
export function preparePairs(sets: readonly DataSet[], foldCount = 5): EvaluationPair[] {
  const pairs = sets.flatMap(readyPairs)
  const groups = new Groups()
  for (const { set, a, b, kind } of pairs) {
    if (!isClean(kind)) groups.join(keyOf(set, a), keyOf(set, b))
    if (set === GENERATED) groups.join(keyOf(set, a), keyOf(set, kind))
  }
  for (const [a, b] of nearIdentical(textsOf(sets))) groups.join(a, b)
  const grouped = pairs.map((pair) => ({
    ...pair,
    groups: [groups.find(keyOf(pair.set, pair.a)), groups.find(keyOf(pair.set, pair.b))] as const,
  }))
  const folds = assignFolds(
    grouped.map(({ groups, set, kind, pool }) => ({
      groups,
      kind: set === GENERATED ? `${set} ${pool}` : `${set} ${kind} ${pool}`,
    })),
    foldCount,
  )
  return grouped.map(({ groups: [a, b], ...pair }) => ({ ...pair, folds: [folds.get(a)!, folds.get(b)!] }))
}

function readyPairs({ name, documents, pairs }: DataSet): Omit<EvaluationPair, 'folds'>[] {
  return pairs.map((pair) => {
    const [a, b] = [documents.get(pair.a), documents.get(pair.b)]
    if (a === undefined || b === undefined) throw new Error(`${name}: no document ${a === undefined ? pair.a : pair.b}`)
    // The two texts of a pair have one language, so their lengths can be compared in characters.
    const pool = poolOf(pair, Math.max(1, a.text.trim().length), Math.max(1, b.text.trim().length))
    return { ...pair, set: name, documents: [a, b], pool }
  })
}

function textsOf(sets: readonly DataSet[]): Map<string, string> {
  const labelled = sets.filter(({ pairs }) => pairs.length > 0)
  return new Map(
    labelled.flatMap(({ name, documents }) =>
      [...documents.values()].map(({ id, text }) => [keyOf(name, id), text] as const),
    ),
  )
}

const keyOf = (set: string, id: string): string => `${set}\t${id}`

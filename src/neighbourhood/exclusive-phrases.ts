import type { KeptPhrases } from '../compare/feed-evidence.js'
import { ABSENT, KeyTable } from '../structures/key-table.js'

/** The document frequency of a phrase: how many texts of a feed keep it. */
export type DfOf = (phrase: number) => number

/** @param phrasesOfTexts by text: the phrases that it keeps */
export function countPhrases(phrasesOfTexts: Iterable<Uint32Array>): DfOf {
  const table = new KeyTable()
  for (const phrases of phrasesOfTexts) {
    for (const phrase of phrases) table.set(phrase, table.get(phrase) + 1)
  }
  return (phrase) => {
    const count = table.get(phrase)
    return count === ABSENT ? 0 : count
  }
}

/** A text that is likely a copy of one of a pair. */
export interface Version {
  readonly phrases: ReadonlySet<number>
  /** How probably it is a copy, 0 to 1. */
  readonly probability: number
}

/**
 * How far one text shares phrases with the other alone: the mean, over its kept phrases, of 1 / (1 + others), where `others`
 * is how many texts besides the two keep the phrase; 0 for a phrase that the other text does not have. A phrase that only these
 * two have counts 1, one that nine others have counts a tenth. So the share is low if many texts of the feed share what the
 * two share: the standing words of market reports, the quotations of an event that everybody covers.
 *
 * @param versions of the others, those that are likely copies of one of the two. A story that ten outlets retell has nine of them, which
 *   say nothing against a pair of it: each counts as far as it is no copy.
 * @returns 0 to 1
 */
export function exclusiveShare(
  { kept, shared }: KeptPhrases,
  other: KeptPhrases,
  dfOf: DfOf,
  versions: readonly Version[] = [],
): number {
  if (kept === 0) return 0
  const alsoKept = new Set(other.shared)
  let sum = 0
  for (const phrase of shared) {
    let others = dfOf(phrase) - (alsoKept.has(phrase) ? 2 : 1)
    for (const { phrases, probability } of versions) if (phrases.has(phrase)) others -= probability
    sum += 1 / (1 + Math.max(0, others))
  }
  return sum / kept
}

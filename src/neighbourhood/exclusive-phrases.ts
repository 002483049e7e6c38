import type { KeptPhrases } from '../compare/feed-evidence.js'
import { ABSENT, KeyTable } from '../structures/key-table.js'

/** How many texts of a feed keep a phrase among those that stand for them. */
export type HoldersOf = (phrase: number) => number

export function countHolders(phrasesOfTexts: Iterable<Uint32Array>): HoldersOf {
  const table = new KeyTable()
  for (const phrases of phrasesOfTexts) {
    for (const phrase of phrases) table.set(phrase, table.get(phrase) + 1)
  }
  return (phrase) => {
    const count = table.get(phrase)
    return count === ABSENT ? 0 : count
  }
}

/**
 * How much of what stands for one text is in the other and in few more: the mean, over its phrases, of 1 / (1 + others), where
 * `others` are the texts beside the two that keep the phrase; 0 for a phrase that the other text has not. A phrase that only
 * these two have counts 1, one that nine others have a tenth. So it falls where many texts of the feed share what the two do:
 * the standing words of market reports, the quotations of an event that everybody covers.
 *
 * @returns 0 to 1
 */
export function exclusiveShare({ kept, shared }: KeptPhrases, other: KeptPhrases, holdersOf: HoldersOf): number {
  if (kept === 0) return 0
  const alsoKept = new Set(other.shared)
  let sum = 0
  for (const phrase of shared) sum += 1 / (1 + Math.max(0, holdersOf(phrase) - (alsoKept.has(phrase) ? 2 : 1)))
  return sum / kept
}

import type { Comparable } from './comparable.js'
import type { Evidence } from './features/features.js'

/** Phrases that stand for one text of a pair. */
export interface KeptPhrases {
  /** How many there are. */
  readonly kept: number
  /** Those that stand anywhere in the other text. */
  readonly shared: Uint32Array
}

/** What the model for feeds needs of a pair alone. The feed adds how many others keep the shared phrases. */
export interface FeedEvidence {
  readonly inputs: Float64Array
  readonly shorter: KeptPhrases
  readonly longer: KeptPhrases
}

/** @param inputs what the models were asked with */
export function feedEvidenceOf(
  a: Comparable,
  b: Comparable,
  { firstIsShorter }: Evidence,
  inputs: Float64Array,
): FeedEvidence {
  const [shorter, longer] = firstIsShorter ? [a, b] : [b, a]
  return {
    inputs,
    shorter: keptPhrases(shorter, longer),
    longer: keptPhrases(longer, shorter),
  }
}

function keptPhrases(own: Comparable, other: Comparable): KeptPhrases {
  const kept = own.keptPhrases
  return { kept: kept.length, shared: kept.filter((phrase) => other.allPhrases.has(phrase)) }
}

import type { Comparable } from './comparable.js'
import { ALIGNED, countCommon, type Evidence } from './features/features.js'
import type { Scores } from './model.js'
import { isCopy, type Relation } from './relation.js'

// Two reports of one event share a tenth of their shingles at most, by their quotations.
const MUCH_SHARED = 0.2

/**
 * Why a pair is what it is, in words: the witness that decided first, then what it saw.
 *
 * @param scores absent for identical texts
 */
export function reasonsFor(
  relation: Relation,
  scores: Scores | undefined,
  { measures, firstIsShorter, alignment, masses }: Evidence,
  a: Comparable,
  b: Comparable,
): string[] {
  if (scores === undefined) return ['the same text after normalisation']
  const [shorter, longer] = firstIsShorter ? [a, b] : [b, a]
  const { wording, content, story } = scores
  const reasons: string[] = []
  if (isCopy(relation)) {
    reasons.push(wording >= content ? 'copied wording decides' : 'copied content in other words decides')
  } else if (story < 0.5 && measures.wording > MUCH_SHARED) {
    reasons.push(
      `two stories with a part in common: of what the shorter begins with ${percent(measures.lead)} is shared, of what is outside that part ${percent(measures.outsideShared)}`,
    )
  }
  const sentences = masses.reduce((count, mass) => count + (mass > 0 ? 1 : 0), 0)
  const aligned = alignment.similarityOfA.reduce((count, similarity) => count + (similarity >= ALIGNED ? 1 : 0), 0)
  const facts = shorter.facts.stems
  reasons.push(
    `${percent(measures.copied.shorter)} of the shorter text stands, outside quotation marks, in the longer in runs of six or more words`,
    `${percent(measures.orderedOverlap)} of it, beyond chance, follows the longer word by word; it does so in ${percent(measures.orderedCoverage)} of its parts`,
    `${aligned} of ${sentences} sentences align, ${percent(measures.order)} of the text in order`,
    `${countCommon(facts, longer.facts.stems)} of ${facts.length} names and numbers shared`,
  )
  if (measures.otherContent - measures.facts.shorter > 0.3)
    reasons.push('names and numbers differ where the other words agree: a template')
  if (measures.provenance) reasons.push(`dateline: ${a.fingerprint.agency} in both, from the same place`)
  if (a.fingerprint.language !== b.fingerprint.language) {
    reasons.push(
      `taken for two languages, ${a.fingerprint.language} and ${b.fingerprint.language}: wording alone was compared`,
    )
  }
  if (shorter.sortedTerms.capped || longer.sortedTerms.capped)
    reasons.push('the end of a very long text was not aligned')
  return reasons
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

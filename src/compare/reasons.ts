import type { Comparable } from './comparable.js'
import { countCommon } from './features/facts-overlap.js'
import { ALIGNED, type Evidence, type Measures } from './features/features.js'
import { countCopiedSections } from './features/ordered-overlap.js'
import { MAX_SENTENCES } from './features/sorted-terms.js'
import { isCopy, type Relation } from './relation.js'

// Two reports of one event share a tenth of their shingles at most, by their quotations.
const MUCH_SHARED = 0.2

// From this difference on, names and numbers agree much less than the other words do.
const MUCH_LESS = 0.3

/** Why a pair has its relation, in words: first the model that decided, then what the models saw. */
export function reasonsFor(relation: Relation, evidence: Evidence, a: Comparable, b: Comparable): string[] {
  if (relation === 'identical') return ['the same text after normalisation']
  const [shorter, longer] = evidence.firstIsShorter ? [a, b] : [b, a]
  const { measures } = evidence
  return [
    ...decision(relation, measures),
    ...observations(evidence, shorter, longer),
    ...(relation !== 'template' &&
    shorter.facts.stems.length > 0 &&
    measures.otherContent - measures.facts.shorter > MUCH_LESS
      ? ['names and numbers differ where the other words agree, as in a template']
      : []),
    ...(measures.provenance ? [`both datelines name ${a.fingerprint.agency} and a place in common`] : []),
    ...leftOut(a, b),
    ...limits(a, b),
  ]
}

/** What is no story, and what the rules for boilerplate left out. */
function leftOut(a: Comparable, b: Comparable): string[] {
  const reasons: string[] = []
  for (const [name, { fingerprint }] of [
    ['first', a],
    ['second', b],
  ] as const) {
    if (fingerprint.kind === 'page') {
      reasons.push(`the ${name} text is a page without a story: only the wording of two such pages is compared`)
    }
    const { removedWords } = fingerprint
    if (removedWords > 0) {
      const words = removedWords === 1 ? '1 word' : `${removedWords} words`
      reasons.push(`${words} of boilerplate left out of the ${name} text`)
    }
  }
  return reasons
}

const DECISIONS: Readonly<Partial<Record<Relation, string>>> = {
  reprint: 'the same wording but for edits',
  excerpt: 'the shorter text stands in the longer, which is much longer',
  rewrite: 'the same content in the same order, in other words',
  partial: 'a block is carried over, and both have a story of their own',
  template: 'the same form with other names and numbers',
}

function decision(relation: Relation, { wording, lead, outsideShared }: Measures): string[] {
  const decided = DECISIONS[relation]
  if (relation !== 'partial' && wording <= MUCH_SHARED) return decided ? [decided] : []
  if (isCopy(relation) || relation === 'template') return decided ? [decided] : []
  return [
    ...(decided ? [decided] : []),
    `two stories with a part in common: the longer begins with ${percent(lead)} of what the shorter begins with, and has ${percent(outsideShared)} of what the ` +
      'shorter says outside the shared wording',
  ]
}

function observations(
  { measures, alignment, sentenceMasses, sections }: Evidence,
  shorter: Comparable,
  longer: Comparable,
): string[] {
  const sentences = sentenceMasses.reduce((count, mass) => count + (mass > 0 ? 1 : 0), 0)
  const aligned = alignment.similarities.reduce((count, similarity) => count + (similarity >= ALIGNED ? 1 : 0), 0)
  const facts = shorter.facts.stems
  return [
    `${percent(measures.copied.shorter)} of the shorter text stands in the longer in runs of six or more words, outside quotation marks`,
    `${percent(measures.orderedOverlap)} follows the longer text in the same order (beyond chance), in ${countCopiedSections(sections)} of ${sections.length} sections`,
    `${aligned} of ${sentences} sentences match one of the longer text; ${percent(measures.order)} of the text matches in the same order`,
    `${countCommon(facts, longer.facts.stems)} of ${facts.length} names and numbers are shared` +
      (measures.ownFactCount > 0 ? `; ${measures.ownFactCount} stand nowhere in the longer text` : ''),
  ]
}

/** What could not be compared. */
function limits(a: Comparable, b: Comparable): string[] {
  const reasons: string[] = []
  const [language, other] = [a.fingerprint.language, b.fingerprint.language]
  if (language !== other) reasons.push(`taken for two languages (${language}, ${other}): only the wording was compared`)
  if (a.sortedTerms.capped || b.sortedTerms.capped) {
    reasons.push(`only the first ${MAX_SENTENCES} sentences of a very long text were compared one by one`)
  }
  return reasons
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

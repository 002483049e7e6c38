import type { Fingerprint } from '../../fingerprint/fingerprint.js'
import { type Comparable, reconcileLanguages } from '../comparable.js'
import { matchBigrams } from './bigrams.js'
import { conflictsOf } from './conflicts.js'
import { numberShare, overlapOfFacts } from './facts-overlap.js'
import { measureOrderedOverlap, spreadOverLonger } from './ordered-overlap.js'
import { leadRatio, outsideSharedShare } from './same-story.js'
import { type Alignment, alignSentences, orderedShare } from './sentence-alignment.js'
import { countCopiedWords, findRuns, type Run } from './shared-runs.js'
import { findSharedTerms } from './shared-terms.js'
import { matchShingles } from './shingle-overlap.js'

/**
 * What was measured of a pair, each from 0 to 1. "The shorter" is the text with less content; "by idf" means that a term
 * counts by its inverse document frequency.
 */
export interface Measures {
  /** Jaccard similarity of the two sets of shingles. */
  readonly similarity: number
  /** The share of one text's shingles that stand in the other. */
  readonly containment: { readonly aInB: number; readonly bInA: number }
  /** The share of the shorter's five-word shingles that stand in the longer. */
  readonly wording: number
  /**
   * Words in shared runs of six or more that neither text puts in quotation marks, as a share of the shorter's words and of
   * the longer's.
   */
  readonly copied: { readonly shorter: number; readonly longer: number }
  /** Jaccard similarity of the two sets of terms, by idf. */
  readonly content: number
  /** The share, by idf, of one text's names and numbers that the other has: of the shorter's, and of the longer's. */
  readonly facts: { readonly shorter: number; readonly longer: number }
  /** The share, by idf, of the shorter's other terms (no names, no numbers) that the longer has. */
  readonly otherContent: number
  /** The share of the shorter's numbers that the longer has; drawn towards .7 if there are few. */
  readonly numbers: number
  /** The share of the shorter text in sentences that match the longer's in the same order; lower if there is little text. */
  readonly order: number
  /**
   * The share of the shorter's words, outside quotation marks, in the longest common order: the longest chain of bigrams that
   * both texts have in one order, less what chance gives.
   */
  readonly orderedOverlap: number
  /**
   * How evenly the longest common order covers the shorter text, quotations included: the mean over ten sections, where a
   * section counts as full from a tenth of its words on.
   */
  readonly orderedCoverage: number
  /** The lower quartile, over those sections, of the share of words in the longest common order. */
  readonly orderedLowQuartile: number
  /** The longest stretch of each text that has nothing of the longest common order, as a share of its words; 1 if there is no such order. */
  readonly longestGap: { readonly shorter: number; readonly longer: number }
  /** The share, by idf, of the shorter's lead (its first 100 terms) that stands in the longer's lead. */
  readonly lead: number
  /** The share, by idf, of the shorter's terms outside shared shingles that the longer has; near 1 if little is outside. */
  readonly outsideShared: number
  /** How evenly the longest common order covers the longer text, as `orderedCoverage` does the shorter. */
  readonly coverageOfLonger: number
  /** The lower quartile, over the sections of the longer text, of the share of words in that order. */
  readonly lowQuartileOfLonger: number
  /** The highest share of words in the longest common order in one of up to ten sections of the longer text. */
  readonly highestSection: number
  /** Names and numbers that stand nowhere in the other text: by idf, their share of each text's; drawn towards .25 if there are few. */
  readonly ownFacts: { readonly shorter: number; readonly longer: number }
  /** The share of each text's numbers that stand nowhere in the other; drawn towards .3 if there are few. */
  readonly ownNumbers: { readonly shorter: number; readonly longer: number }
  /** By idf, the share of names and numbers among the terms that stand in one text alone; drawn towards .25 if there are few. */
  readonly factsAmongOwn: { readonly shorter: number; readonly longer: number }
  /** How many of the shorter's names and numbers stand nowhere in the longer. */
  readonly ownFactCount: number
  /** In sentences of the shorter that match the longer's: the share of names, and of numbers, that the longer lacks. */
  readonly conflicts: { readonly names: number; readonly numbers: number }
  /** Whether both datelines name the same agency and a place in common: versions of one wire story. */
  readonly provenance: boolean
}

/** What a comparison found beyond its measures. Passages and reasons are made from it. */
export interface Evidence {
  readonly measures: Measures
  /** Whether the first article is the shorter. Runs, sections and alignment go from the shorter to the longer. */
  readonly firstIsShorter: boolean
  /** Whether nearly all shingles of each stand in the other, and all names and numbers do. */
  readonly nearlyVerbatim: boolean
  /** Words of the longer by words of the shorter; under 1 where the text with less content has more words. */
  readonly lengthRatio: number
  readonly runs: readonly Run[]
  readonly alignment: Alignment
  /** By sentence of the shorter: the sum of its terms' weights. */
  readonly sentenceMasses: Float64Array
  /** By section of the shorter, ascending: the share of words in the longest common order. */
  readonly sections: readonly number[]
}

/** The cosine from which two sentences say the same at least in part. */
export const ALIGNED = 0.3

// One word in forty may differ, wherever it stands. A template differs in more words, and in names or numbers first.
const NEARLY_ALL = 0.88
const LEAST_SHINGLES = 12
// Paragraphs of a longer text may stand in another order, which costs four shingles at each seam: ten paragraphs of 25 words keep .84. Of 17,000
// pairs labelled or of our own making one that is no copy may come to it, a follow-up.
const NEARLY_ALL_OF_LONG = 0.82
const LONG_SHINGLES = 100

/** Measures a pair, from the shorter text to the longer, so the order of the arguments changes nothing. */
export function measure(one: Comparable, other: Comparable): Evidence {
  const [a, b] = reconcileLanguages(one, other)
  const firstIsShorter = isShorter(a.sortedTerms.wholeMass, a.fingerprint, b.sortedTerms.wholeMass, b.fingerprint)
  const [shorter, longer] = firstIsShorter ? [a, b] : [b, a]
  const [words, longerWords] = [shorter.fingerprint.words.length, longer.fingerprint.words.length]
  const [flags, longerFlags] = [shorter.fingerprint.flags, longer.fingerprint.flags]
  const wordingMatches = matchShingles(shorter.wording, longer.wording)
  const { shared } =
    shorter.wording === shorter.shingles ? wordingMatches : matchShingles(shorter.shingles, longer.shingles)
  const ofShorter = ratio(shared, shorter.shingles.distinct)
  const ofLonger = ratio(shared, longer.shingles.distinct)
  const runs = findRuns(shorter, longer, wordingMatches)
  const copiedWords = countCopiedWords(runs, flags, longerFlags)
  const [terms, longerTerms] = [shorter.sortedTerms, longer.sortedTerms]
  const sharedTerms = findSharedTerms(terms, longerTerms)
  const alignment = alignSentences(terms, longerTerms, sharedTerms)
  const bigrams = matchBigrams(shorter.fingerprint.words, longer.bigrams)
  const { sections, ...ordered } = measureOrderedOverlap(bigrams.ofFirst, flags, longerFlags, shorter.unquotedWords)
  const [ownTerms, ownTermsOfLonger] = [
    terms.mass - sharedTerms.massOfFirst,
    longerTerms.mass - sharedTerms.massOfSecond,
  ]
  const facts = overlapOfFacts(shorter.facts, longer.facts, longer.stems, ownTerms)
  const factsOfLonger = overlapOfFacts(longer.facts, shorter.facts, shorter.stems, ownTermsOfLonger)
  const measures = {
    similarity: ratio(shared, shorter.shingles.distinct + longer.shingles.distinct - shared),
    containment: firstIsShorter ? { aInB: ofShorter, bInA: ofLonger } : { aInB: ofLonger, bInA: ofShorter },
    wording: ratio(wordingMatches.shared, shorter.wording.distinct),
    copied: {
      shorter: ratio(copiedWords, words),
      // The text with less content can have more words.
      longer: ratio(copiedWords, Math.max(words, longerWords)),
    },
    content: ratio(sharedTerms.mass, terms.mass + longerTerms.mass - sharedTerms.mass),
    facts: { shorter: facts.share, longer: factsOfLonger.share },
    // Without terms (see reconcileLanguages) nothing says that other words changed as much as names and numbers did.
    otherContent: terms.mass === 0 ? 1 : ratio(sharedTerms.otherMass, terms.otherMass),
    numbers: numberShare(shorter.facts.numbers, longer.facts.numbers),
    order: orderedShare(terms.sentenceMasses, alignment, ALIGNED),
    ...ordered,
    lead: leadRatio(sharedTerms.lead, terms.leadMass),
    outsideShared: outsideSharedShare(shorter, longer, wordingMatches, sharedTerms),
    ...spreadOverLonger(bigrams.ofSecond, longerWords),
    ownFacts: { shorter: facts.ownShare, longer: factsOfLonger.ownShare },
    ownNumbers: { shorter: facts.ownNumbers, longer: factsOfLonger.ownNumbers },
    factsAmongOwn: { shorter: facts.amongOwn, longer: factsOfLonger.amongOwn },
    ownFactCount: facts.ownCount,
    conflicts: conflictsOf(shorter.fingerprint, shorter.facts, longer.stems, alignment),
    provenance: sameDateline(shorter.fingerprint, longer.fingerprint),
  }
  const distinct = [shorter.wording.distinct, longer.wording.distinct]
  return {
    measures,
    firstIsShorter,
    nearlyVerbatim:
      Math.min(...distinct) >= LEAST_SHINGLES &&
      wordingMatches.shared >= nearlyAll(Math.min(...distinct)) * Math.max(...distinct) &&
      facts.ownCount + factsOfLonger.ownCount === 0,
    lengthRatio: ratio(longerWords, words),
    runs,
    alignment,
    sentenceMasses: terms.sentenceMasses,
    sections,
  }
}

function nearlyAll(shingles: number): number {
  return shingles < LONG_SHINGLES ? NEARLY_ALL : NEARLY_ALL_OF_LONG
}

/** What distinguishes one story from two stories that share a block. */
export type StoryMeasures = Pick<Measures, 'lead' | 'outsideShared' | 'orderedLowQuartile'>

type Sized = Pick<Fingerprint, 'words' | 'textHash'>

/** Compares by the weight of the distinct terms (`mass`), then by the number of words, then by the hash of the text. */
export function isShorter(mass: number, one: Sized, otherMass: number, other: Sized): boolean {
  if (mass !== otherMass) return mass < otherMass
  const [words, otherWords] = [one.words.length, other.words.length]
  return words === otherWords ? one.textHash < other.textHash : words < otherWords
}

function sameDateline(a: Fingerprint, b: Fingerprint): boolean {
  return (
    a.agency !== undefined &&
    a.agency === b.agency &&
    a.datelinePlaces.some((place) => b.datelinePlaces.includes(place))
  )
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

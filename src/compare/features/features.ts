import type { Fingerprint } from '../../fingerprint/fingerprint.js'
import { QUOTED } from '../../text/tokens.js'
import { type Comparable, onCommonGround } from '../comparable.js'
import { matchBigrams } from './bigrams.js'
import { findOrderedOverlap, lowQuartile, orderedOverlapBySection, orderedOverlapShare } from './ordered-overlap.js'
import { phraseContainment } from './phrase-overlap.js'
import { leadShare, outsideSharedShare } from './same-story.js'
import { type Alignment, align, coverage, inOrder } from './sentence-alignment.js'
import { findRuns, type Run } from './shared-runs.js'
import { countShared } from './shingle-overlap.js'

/** What was measured of a pair, each from 0 to 1. "The shorter" is the one with less content. */
export interface Measures {
  /** Jaccard similarity of the two sets of shingles. */
  readonly similarity: number
  /** The share of one text's shingles that stand in the other. */
  readonly containment: { readonly aInB: number; readonly bInA: number }
  /** The share of the shorter's shingles that stand in the longer. */
  readonly wording: number
  /** Words in shared runs of six or more that neither puts in quotation marks, as a share of all: of the shorter's words, and of the longer's. */
  readonly copied: { readonly shorter: number; readonly longer: number }
  /** The share of the shorter's phrases (by rarity) that the longer has. */
  readonly phrases: number
  /** Cosine of the two texts' content, by rarity squared. */
  readonly cosine: number
  /** Content units in common (by rarity), as a share of all that either has. */
  readonly content: number
  /** The share of one text's names and numbers (by rarity) that the other has: of the shorter's, and of the longer's. */
  readonly facts: { readonly shorter: number; readonly longer: number }
  /** The share of the shorter's other content (by rarity; no names, no numbers) that the longer has. */
  readonly otherContent: number
  /** The share of the shorter's numbers that the longer has; drawn towards .7 where there are few. */
  readonly numbers: number
  /** The share of the shorter text in sentences that have a match and run along in the longer's order; lower where there is little text. */
  readonly order: number
  /** The share of the shorter's words, outside quotation marks, that both texts have as neighbours and in one order, beyond chance. */
  readonly orderedOverlap: number
  /** How much of the shorter text that thread runs through, quotations and all: the mean over ten parts of it, each full from a tenth of its words on. */
  readonly orderedCoverage: number
  /** The share of words in the thread where it is thin: in the part that three in four exceed. */
  readonly orderedLowQuartile: number
  /** The share (by rarity) of what the shorter begins with that the longer begins with too. */
  readonly lead: number
  /** Of the shorter's content outside shared wording, the share (by rarity) that the longer has; near 1 where little is outside. */
  readonly outsideShared: number
  /** The share of each text (by rarity) in sentences that say the same as one of the other: cosine .5 or more. */
  readonly aligned: { readonly shorter: number; readonly longer: number }
  /** Whether both datelines name the same agency and a place in common: versions of one wire story. */
  readonly provenance: boolean
}

/** What a comparison found, beyond its measures: what passages and reasons are made from. */
export interface Evidence {
  readonly measures: Measures
  /** Whether the first article is the shorter. Runs and alignment go from the shorter to the longer. */
  readonly firstIsShorter: boolean
  readonly runs: readonly Run[]
  readonly alignment: Alignment
  /** By sentence of the shorter, the weight of its content. */
  readonly masses: Float64Array
}

// Six words in a row are seldom shared by chance; five ("the prime minister said on") often are.
const RUN_WORDS = 6

/** The cosine from which two sentences say the same at least in part. */
export const ALIGNED = 0.3

// The cosine from which two sentences say the same.
const SAME = 0.5

/** Measures a pair. Everything is measured from the shorter to the longer, so the order of the arguments changes nothing. */
export function measure(one: Comparable, other: Comparable): Evidence {
  const [a, b] = onCommonGround(one, other)
  const firstIsShorter = isFirstShorter(a, b)
  const [shorter, longer] = firstIsShorter ? [a, b] : [b, a]
  const shared = countShared(shorter.shingles, longer.shingles)
  const ofShorter = ratio(shared, shorter.shingles.distinct)
  const ofLonger = ratio(shared, longer.shingles.distinct)
  const sharedWording = shorter.wording === shorter.shingles ? shared : countShared(shorter.wording, longer.wording)
  const runs = findRuns(shorter, longer)
  const copied = countCopied(runs, shorter, longer)
  const alignment = align(shorter.sortedTerms, longer.sortedTerms)
  const { masses } = shorter.sortedTerms
  const measures = {
    similarity: ratio(shared, shorter.shingles.distinct + longer.shingles.distinct - shared),
    containment: firstIsShorter ? { aInB: ofShorter, bInA: ofLonger } : { aInB: ofLonger, bInA: ofShorter },
    wording: ratio(sharedWording, shorter.wording.distinct),
    copied: {
      shorter: ratio(copied, shorter.fingerprint.words.length),
      longer: ratio(copied, Math.max(shorter.fingerprint.words.length, longer.fingerprint.words.length)),
    },
    phrases: phraseContainment(shorter.phrases, longer.phrases),
    cosine: ratio(alignment.sharedSquare, Math.sqrt(shorter.sortedTerms.square * longer.sortedTerms.square)),
    content: ratio(alignment.sharedMass, shorter.sortedTerms.mass + longer.sortedTerms.mass - alignment.sharedMass),
    facts: { shorter: factShare(shorter, longer), longer: factShare(longer, shorter) },
    // Without content (see onCommonGround) nothing tells that other words changed as much as names and numbers did.
    otherContent: shorter.sortedTerms.mass === 0 ? 1 : otherContentShare(shorter, longer),
    numbers: numberShare(shorter.facts.numbers, longer.facts.numbers),
    order: inOrder(masses, alignment.bestOfA, alignment.similarityOfA, ALIGNED),
    ...orderedOverlapMeasures(shorter, longer),
    lead: leadShare(shorter, longer),
    outsideShared: outsideSharedShare(shorter, longer),
    aligned: {
      shorter: coverage(masses, alignment.similarityOfA, SAME),
      longer: coverage(longer.sortedTerms.masses, alignment.similarityOfB, SAME),
    },
    provenance: sameDateline(shorter, longer),
  }
  return { measures, firstIsShorter, runs, alignment, masses }
}

/** What tells whether two texts are one story. */
export type StoryMeasures = Pick<Measures, 'lead' | 'outsideShared' | 'orderedLowQuartile'>

function isFirstShorter(a: Comparable, b: Comparable): boolean {
  return isShorter(a.terms.mass, a.fingerprint, b.terms.mass, b.fingerprint)
}

type Sized = Pick<Fingerprint, 'words' | 'textHash'>

/** By content, then by words; of equals the one of lower identity. */
export function isShorter(mass: number, one: Sized, otherMass: number, other: Sized): boolean {
  if (mass !== otherMass) return mass < otherMass
  const [words, otherWords] = [one.words.length, other.words.length]
  return words === otherWords ? one.textHash < other.textHash : words < otherWords
}

/** Counts the words in long runs that neither text puts in quotation marks. */
function countCopied(
  runs: readonly Run[],
  { fingerprint: shorter }: Comparable,
  { fingerprint: longer }: Comparable,
): number {
  let copied = 0
  for (const { a, b, length } of runs) {
    if (length < RUN_WORDS) continue
    for (let i = 0; i < length; i++) if (!((shorter.flags[a + i]! | longer.flags[b + i]!) & QUOTED)) copied++
  }
  return copied
}

// A part of a text that has a tenth of its words in the thread was copied; how much more it has tells how, not whether.
const FULL_PART = 0.1

function orderedOverlapMeasures(
  shorter: Comparable,
  longer: Comparable,
): Pick<Measures, 'orderedOverlap' | 'orderedCoverage' | 'orderedLowQuartile'> {
  const { words, flags } = shorter.fingerprint
  if (words.length === 0) return { orderedOverlap: 0, orderedCoverage: 0, orderedLowQuartile: 0 }
  const unquoted = flags.reduce((count, flag) => count + (flag & QUOTED ? 0 : 1), 0)
  const bothFlags = [flags, longer.fingerprint.flags] as const
  const met = matchBigrams(words, longer.bigrams)
  const parts = orderedOverlapBySection(findOrderedOverlap(met), words.length)
  const filled = parts.reduce((sum, part) => sum + Math.min(part, FULL_PART), 0)
  return {
    orderedOverlap: orderedOverlapShare(findOrderedOverlap(met, bothFlags), unquoted),
    orderedCoverage: filled / (FULL_PART * parts.length),
    orderedLowQuartile: lowQuartile(parts),
  }
}

// What a fact weighs beyond its rarity, so that even a common name or number counts.
const FACT_WEIGHT = 0.5

function factShare(of: Comparable, among: Comparable): number {
  const { stems } = of.facts
  let all = 0
  let found = 0
  for (let i = 0, j = 0; i < stems.length; i++) {
    const stem = stems[i]!
    const weight = of.idf.idf(stem) + FACT_WEIGHT
    while (j < among.facts.stems.length && among.facts.stems[j]! < stem) j++
    all += weight
    if (among.facts.stems[j] === stem) found += weight
  }
  return ratio(found, all)
}

/** Of the shorter's distinct content units that are no facts, the weight of those that the longer has too. */
function otherContentShare(of: Comparable, among: Comparable): number {
  const { terms, weights } = of.sortedTerms
  const others = among.sortedTerms.terms
  const facts = of.facts.stems
  let all = 0
  let found = 0
  for (let i = 0, j = 0, k = 0; i < terms.length; i++) {
    const unit = terms[i]!
    if (i > 0 && terms[i - 1] === unit) continue
    while (j < others.length && others[j]! < unit) j++
    while (k < facts.length && facts[k]! < unit) k++
    if (facts[k] === unit) continue
    all += weights[i]!
    if (others[j] === unit) found += weights[i]!
  }
  return ratio(found, all)
}

// Two numbers of which 70 % are shared, as in an ordinary pair of one event, stand beside those that are there.
const USUAL_NUMBERS = 2
const USUAL_SHARE = 0.7

function numberShare(numbers: Uint32Array, others: Uint32Array): number {
  return (countCommon(numbers, others) + USUAL_NUMBERS * USUAL_SHARE) / (numbers.length + USUAL_NUMBERS)
}

/** How many values two ascending arrays of distinct values share. */
export function countCommon(a: Uint32Array, b: Uint32Array): number {
  let common = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = a[i]! - b[j]!
    if (difference === 0) common++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return common
}

function sameDateline({ fingerprint: a }: Comparable, { fingerprint: b }: Comparable): boolean {
  return (
    a.agency !== undefined &&
    a.agency === b.agency &&
    a.datelinePlaces.some((place) => b.datelinePlaces.includes(place))
  )
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

import type { Measures } from './features/features.js'

/** How a model's answer may change as an input rises: 1 never down, -1 never up, 0 either way. */
export type Sign = 1 | -1 | 0

export interface Input {
  readonly name: string
  readonly sign: Sign
  of(measures: Measures, lengthRatio: number): number
}

const copied = ({ orderedOverlap }: Measures): number => Math.sqrt(orderedOverlap)

// From here on a longer gap says no more in a feed, where follow-ups and partial copies have gaps of .1 to .3.
const LONG_GAP = 0.15

/**
 * What the trees read of a pair alone. Names and numbers that agree much less than the other words do (`otherNames`, `otherNumbers`) are
 * the mark of a template; they count in proportion to what is copied.
 */
export const PAIR_INPUTS: readonly Input[] = [
  { name: 'orderedCoverage', sign: 1, of: ({ orderedCoverage }) => orderedCoverage },
  { name: 'numbers', sign: 1, of: ({ numbers }) => numbers },
  { name: 'factsOfShorter', sign: 1, of: ({ facts }) => facts.shorter },
  { name: 'factsOfLonger', sign: 1, of: ({ facts }) => facts.longer },
  { name: 'orderedOverlap', sign: 1, of: ({ orderedOverlap }) => orderedOverlap },
  { name: 'orderedLowQuartile', sign: 1, of: ({ orderedLowQuartile }) => orderedLowQuartile },
  { name: 'outsideShared', sign: 1, of: ({ outsideShared }) => outsideShared },
  { name: 'lead', sign: 1, of: ({ lead }) => lead },
  { name: 'otherContent', sign: 0, of: ({ otherContent }) => otherContent },
  { name: 'wording', sign: 0, of: ({ wording }) => wording },
  { name: 'content', sign: 1, of: ({ content }) => content },
  { name: 'order', sign: 1, of: ({ order }) => order },
  {
    name: 'otherNames',
    sign: -1,
    of: (measures) => copied(measures) * Math.max(0, measures.otherContent - measures.facts.shorter) ** 2,
  },
  {
    name: 'otherNumbers',
    sign: -1,
    of: (measures) => copied(measures) * Math.max(0, measures.otherContent - measures.numbers) ** 2,
  },
  { name: 'lengthRatio', sign: 0, of: (_, lengthRatio) => Math.log(lengthRatio) },
  { name: 'copiedOfShorter', sign: 1, of: (measures) => measures.copied.shorter },
  { name: 'copiedOfLonger', sign: 1, of: (measures) => measures.copied.longer },
  { name: 'provenance', sign: 1, of: ({ provenance }) => Number(provenance) },
  { name: 'ownFactsOfShorter', sign: -1, of: ({ ownFacts }) => ownFacts.shorter },
  { name: 'ownFactsOfLonger', sign: -1, of: ({ ownFacts }) => ownFacts.longer },
  { name: 'ownNumbersOfShorter', sign: -1, of: ({ ownNumbers }) => ownNumbers.shorter },
  { name: 'ownNumbersOfLonger', sign: -1, of: ({ ownNumbers }) => ownNumbers.longer },
  { name: 'ownFactCount', sign: -1, of: ({ ownFactCount }) => ownFactCount },
  { name: 'factsAmongOwnOfShorter', sign: -1, of: ({ factsAmongOwn }) => factsAmongOwn.shorter },
  { name: 'factsAmongOwnOfLonger', sign: -1, of: ({ factsAmongOwn }) => factsAmongOwn.longer },
  { name: 'conflictingNames', sign: -1, of: ({ conflicts }) => conflicts.names },
  { name: 'conflictingNumbers', sign: -1, of: ({ conflicts }) => conflicts.numbers },
  { name: 'coverageOfLonger', sign: 1, of: ({ coverageOfLonger }) => coverageOfLonger },
  { name: 'highestSection', sign: 0, of: ({ highestSection }) => highestSection },
  { name: 'longestGapOfShorter', sign: -1, of: ({ longestGap }) => longestGap.shorter },
  { name: 'longestGapOfLonger', sign: -1, of: ({ longestGap }) => longestGap.longer },
  {
    name: 'shortGap',
    sign: -1,
    of: ({ longestGap }) => Math.min(LONG_GAP, Math.max(longestGap.shorter, longestGap.longer)),
  },
  { name: 'lowQuartileOfLonger', sign: 1, of: ({ lowQuartileOfLonger }) => lowQuartileOfLonger },
]

/** @param lengthRatio words of the text with more content by words of the other */
export function pairInputs(measures: Measures, lengthRatio: number): Float64Array {
  const inputs = new Float64Array(PAIR_INPUTS.length)
  // Not `Float64Array.from`, which takes ten times as long: this is done for every pair that is compared.
  for (let i = 0; i < inputs.length; i++) inputs[i] = PAIR_INPUTS[i]!.of(measures, lengthRatio)
  return inputs
}

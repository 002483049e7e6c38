/*
 * Made by `npm run train` (bench/eval/train.ts), which says on what data, with what folds; do not edit.
 */

/** Log odds that two texts are one story: `intercept` plus the sum of each input times its weight. */
export const STORY = {
  intercept: -6.74,
  weights: {
    lead: 4.87,
    outsideShared: 8.78,
    orderedLowQuartile: 6.39,
  },
}

/** Log odds below which no pair is a copy. */
export const STORY_GATE = -1.18

/** Log odds that of a pair that is no copy a block is carried over. */
export const PARTIAL = {
  intercept: -2.7199999999999998,
  weights: {
    copiedOfShorter: 2.7,
    wording: -2.14,
    orderedOverlap: 0.884,
    orderedCoverage: 2.97,
    coverageOfLonger: 0.63,
    highestSection: 4.18,
    orderedLowQuartile: -5.23,
    content: -4.78,
    otherContent: 6.84,
    outsideShared: -3.77,
    lead: -3.13,
    factsOfShorter: 0.156,
    numbers: 2.98,
    ownFactsOfShorter: -0.286,
    ownFactsOfLonger: -1.21,
    ownNumbersOfShorter: 1.2,
    factsAmongOwnOfShorter: -2.14,
    conflictingNames: -6.63,
    conflictingNumbers: -3.36,
    lengthRatio: 0.533,
  },
}

/** Log odds that of a pair that is neither a form recurs with other facts. */
export const TEMPLATE = {
  intercept: -1.75,
  weights: {
    copiedOfShorter: 1.38,
    wording: -10.4,
    orderedOverlap: 12.6,
    orderedCoverage: 0.21,
    coverageOfLonger: 0.832,
    highestSection: 0.819,
    orderedLowQuartile: -0.492,
    content: -0.435,
    otherContent: 3.42,
    outsideShared: 0.488,
    lead: -1.43,
    factsOfShorter: 1.68,
    numbers: -7.34,
    ownFactsOfShorter: 0.914,
    ownFactsOfLonger: 2.47,
    ownNumbersOfShorter: -4.71,
    factsAmongOwnOfShorter: 2.57,
    conflictingNames: -1.39,
    conflictingNumbers: 1.78,
    lengthRatio: -1.95,
  },
}

/** Turns the log odds of the trees into the share of copies found at such odds (Platt 1999): as many copies as others. */
export const PAIR_CALIBRATION = { intercept: 0.167, slope: 0.665 }

/** The same for the pairs that a wire feed proposes. */
export const FEED_CALIBRATION = { intercept: -2.59, slope: 0.938 }

/** Scores from which a pair alone is a copy. */
export const PRESETS = { strict: 0.995, balanced: 0.551, broad: 0.298 }

/** Scores from which a pair is a copy in a large feed. */
export const FEED_PRESETS = { strict: 0.763, balanced: 0.361, broad: 0.033 }

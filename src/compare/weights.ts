/*
 * Made by `npm run train` (bench/eval/train.ts), which says on what data, with what folds; do not edit.
 */

/** Log odds that two texts are one story: `intercept` plus the sum of each input times its weight. */
export const STORY = {
  intercept: -6.45,
  weights: {
    lead: 5.38,
    outsideShared: 7.92,
    orderedLowQuartile: 6.44,
  },
}

/** Log odds below which no pair is a copy. */
export const STORY_GATE = -1.07

/** Log odds that of a pair that is no copy a block is carried over. */
export const PARTIAL = {
  intercept: -2.38,
  weights: {
    copiedOfShorter: 2.31,
    wording: -2.05,
    orderedOverlap: 0.971,
    orderedCoverage: 2.9,
    coverageOfLonger: 0.547,
    highestSection: 4.18,
    orderedLowQuartile: -4.94,
    content: -5.07,
    otherContent: 6.75,
    outsideShared: -3.66,
    lead: -3.1,
    factsOfShorter: 0.176,
    numbers: 2.87,
    ownFactsOfShorter: -0.331,
    ownFactsOfLonger: -1.42,
    ownNumbersOfShorter: 1.16,
    factsAmongOwnOfShorter: -2.11,
    conflictingNames: -6.71,
    conflictingNumbers: -3.48,
    lengthRatio: 0.548,
  },
}

/** Log odds that of a pair that is neither a form recurs with other facts. */
export const TEMPLATE = {
  intercept: -1.79,
  weights: {
    copiedOfShorter: 1.44,
    wording: -10.8,
    orderedOverlap: 12.2,
    orderedCoverage: 0.0172,
    coverageOfLonger: 0.952,
    highestSection: 1.13,
    orderedLowQuartile: -0.153,
    content: 0.0483,
    otherContent: 3.26,
    outsideShared: 0.543,
    lead: -1.44,
    factsOfShorter: 1.46,
    numbers: -7.26,
    ownFactsOfShorter: 0.567,
    ownFactsOfLonger: 2.48,
    ownNumbersOfShorter: -4.61,
    factsAmongOwnOfShorter: 2.57,
    conflictingNames: -1.25,
    conflictingNumbers: 1.83,
    lengthRatio: -1.87,
  },
}

/** Turns the log odds of the trees into the share of copies found at such odds (Platt 1999): as many copies as others. */
export const PAIR_CALIBRATION = { intercept: 0.18, slope: 0.642 }

/** The same for the pairs that a wire feed proposes. */
export const FEED_CALIBRATION = { intercept: -2.65, slope: 0.971 }

/** Scores from which a pair alone is a copy. */
export const PRESETS = { strict: 0.996, balanced: 0.566, broad: 0.311 }

/** Scores from which a pair is a copy in a large feed. */
export const FEED_PRESETS = { strict: 0.742, balanced: 0.32, broad: 0.03 }

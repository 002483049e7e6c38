/*
 * Made by `npm run train` (bench/eval/train.ts), which says on what data, with what folds; do not edit.
 */

/** Log odds that two texts are one story: `intercept` plus the sum of each input times its weight. */
export const STORY = {
  intercept: -6.52,
  weights: {
    lead: 5.62,
    outsideShared: 7.84,
    orderedLowQuartile: 6.54,
  },
}

/** Log odds below which no pair is a copy. */
export const STORY_GATE = -1.05

/** Log odds that of a pair that is no copy a block is carried over. */
export const PARTIAL = {
  intercept: 0.183,
  weights: {
    copiedOfShorter: -0.436,
    wording: 2.9,
    orderedOverlap: 5.21,
    orderedCoverage: 3.06,
    coverageOfLonger: -0.294,
    highestSection: 1.14,
    orderedLowQuartile: -5.31,
    content: 0.215,
    otherContent: 2.93,
    outsideShared: -4.32,
    lead: -1.45,
    factsOfShorter: 0.358,
    numbers: 0.44,
    ownFactsOfShorter: 2.07,
    ownFactsOfLonger: -1.16,
    ownNumbersOfShorter: 0.506,
    factsAmongOwnOfShorter: -3.81,
    conflictingNames: -5.69,
    conflictingNumbers: -4.62,
    lengthRatio: 1.16,
  },
}

/** Log odds that of a pair that is neither a form recurs with other facts. */
export const TEMPLATE = {
  intercept: -3.6,
  weights: {
    copiedOfShorter: 1.42,
    wording: -9.72,
    orderedOverlap: 12.7,
    orderedCoverage: 0.322,
    coverageOfLonger: 0.776,
    highestSection: 0.691,
    orderedLowQuartile: -0.89,
    content: 1.02,
    otherContent: 3.36,
    outsideShared: -0.765,
    lead: -1.19,
    factsOfShorter: 2.08,
    numbers: -6.25,
    ownFactsOfShorter: 1.63,
    ownFactsOfLonger: 2.96,
    ownNumbersOfShorter: -3.71,
    factsAmongOwnOfShorter: 2.46,
    conflictingNames: -1.75,
    conflictingNumbers: 1.55,
    lengthRatio: -1.79,
  },
}

/** Turns the log odds of the trees into the share of copies found at such odds (Platt 1999): as many copies as others. */
export const PAIR_CALIBRATION = { intercept: 0.339, slope: 0.726 }

/** The same for the pairs that a wire feed proposes. */
export const FEED_CALIBRATION = { intercept: -2.74, slope: 1.04 }

/** Scores from which a pair alone is a copy. */
export const PRESETS = { strict: 0.959, balanced: 0.635, broad: 0.31 }

/** Scores from which a pair is a copy in a large feed. */
export const FEED_PRESETS = { strict: 0.739, balanced: 0.307, broad: 0.025 }

/** In folds, in the wire feed: the share of copies among what each preset finds, and of the copies that it finds. */
export const FEED_QUALITY = {
  strict: { precision: 0.91, recall: 0.72 },
  balanced: { precision: 0.87, recall: 0.9 },
  broad: { precision: 0.52, recall: 0.99 },
}

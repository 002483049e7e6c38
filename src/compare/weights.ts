/*
 * Made by `npm run train` (bench/eval/train.ts), which says on what data, with what folds; do not edit.
 */

/** Log odds that two texts are one story: `intercept` plus the sum of each input times its weight. */
export const STORY = {
  intercept: -6.5,
  weights: {
    lead: 5.43,
    outsideShared: 7.96,
    orderedLowQuartile: 6.42,
  },
}

/** Log odds below which no pair is a copy. */
export const STORY_GATE = -1.05

/** Log odds that of a pair that is no copy a block is carried over. */
export const PARTIAL = {
  intercept: -2.82,
  weights: {
    copiedOfShorter: 1.72,
    wording: -0.618,
    orderedOverlap: 2.27,
    orderedCoverage: 3.21,
    coverageOfLonger: -0.797,
    highestSection: 3.51,
    orderedLowQuartile: -5.52,
    content: -1.33,
    otherContent: 5.1,
    outsideShared: -3.09,
    lead: -2.76,
    factsOfShorter: 0.398,
    numbers: 2.14,
    ownFactsOfShorter: 0.739,
    ownFactsOfLonger: -1.14,
    ownNumbersOfShorter: 1.03,
    factsAmongOwnOfShorter: -3.21,
    conflictingNames: -6.52,
    conflictingNumbers: -3.74,
    lengthRatio: 0.797,
  },
}

/** Log odds that of a pair that is neither a form recurs with other facts. */
export const TEMPLATE = {
  intercept: -3.59,
  weights: {
    copiedOfShorter: 1.53,
    wording: -9.75,
    orderedOverlap: 12.7,
    orderedCoverage: 0.203,
    coverageOfLonger: 0.905,
    highestSection: 0.758,
    orderedLowQuartile: -0.886,
    content: 0.644,
    otherContent: 3.51,
    outsideShared: -0.754,
    lead: -1.22,
    factsOfShorter: 2.11,
    numbers: -6.2,
    ownFactsOfShorter: 1.56,
    ownFactsOfLonger: 2.88,
    ownNumbersOfShorter: -3.66,
    factsAmongOwnOfShorter: 2.39,
    conflictingNames: -1.64,
    conflictingNumbers: 1.67,
    lengthRatio: -1.8,
  },
}

/** Turns the log odds of the trees into the share of copies found at such odds (Platt 1999): as many copies as others. */
export const PAIR_CALIBRATION = { intercept: 0.239, slope: 0.691 }

/** The same for the pairs that a wire feed proposes. */
export const FEED_CALIBRATION = { intercept: -2.63, slope: 1.02 }

/** Scores from which a pair alone is a copy. */
export const PRESETS = { strict: 0.975, balanced: 0.587, broad: 0.283 }

/** Scores from which a pair is a copy in a large feed. */
export const FEED_PRESETS = { strict: 0.747, balanced: 0.295, broad: 0.022 }

/** In folds, in the wire feed: the share of copies among what each preset finds, and of the copies that it finds. */
export const FEED_QUALITY = {
  strict: { precision: 0.92, recall: 0.73 },
  balanced: { precision: 0.86, recall: 0.88 },
  broad: { precision: 0.51, recall: 0.99 },
}

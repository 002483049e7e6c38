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
    copiedOfShorter: 1.73,
    wording: -0.659,
    orderedOverlap: 2.25,
    orderedCoverage: 3.23,
    coverageOfLonger: -0.81,
    highestSection: 3.5,
    orderedLowQuartile: -5.51,
    content: -1.22,
    otherContent: 5.09,
    outsideShared: -3.13,
    lead: -2.78,
    factsOfShorter: 0.356,
    numbers: 2.18,
    ownFactsOfShorter: 0.677,
    ownFactsOfLonger: -1.11,
    ownNumbersOfShorter: 1.09,
    factsAmongOwnOfShorter: -3.2,
    conflictingNames: -6.54,
    conflictingNumbers: -3.77,
    lengthRatio: 0.806,
  },
}

/** Log odds that of a pair that is neither a form recurs with other facts. */
export const TEMPLATE = {
  intercept: -3.37,
  weights: {
    copiedOfShorter: 1.43,
    wording: -9.7,
    orderedOverlap: 12.7,
    orderedCoverage: 0.313,
    coverageOfLonger: 0.845,
    highestSection: 0.723,
    orderedLowQuartile: -0.989,
    content: 0.937,
    otherContent: 3.49,
    outsideShared: -0.806,
    lead: -1.3,
    factsOfShorter: 1.9,
    numbers: -6.21,
    ownFactsOfShorter: 1.38,
    ownFactsOfLonger: 2.87,
    ownNumbersOfShorter: -3.68,
    factsAmongOwnOfShorter: 2.39,
    conflictingNames: -1.65,
    conflictingNumbers: 1.61,
    lengthRatio: -1.77,
  },
}

/** Turns the log odds of the trees into the share of copies found at such odds (Platt 1999): as many copies as others. */
export const PAIR_CALIBRATION = { intercept: 0.239, slope: 0.691 }

/** The same for the pairs that a wire feed proposes. */
export const FEED_CALIBRATION = { intercept: -2.65, slope: 1.01 }

/** Scores from which a pair alone is a copy. */
export const PRESETS = { strict: 0.975, balanced: 0.587, broad: 0.283 }

/** Scores from which a pair is a copy in a large feed. */
export const FEED_PRESETS = { strict: 0.747, balanced: 0.333, broad: 0.031 }

/** In folds, in the wire feed: the share of copies among what each preset finds, and of the copies that it finds. */
export const FEED_QUALITY = {
  strict: { precision: 0.93, recall: 0.71 },
  balanced: { precision: 0.86, recall: 0.87 },
  broad: { precision: 0.5, recall: 0.96 },
}

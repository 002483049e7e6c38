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
  intercept: -1.6280000000000001,
  weights: {
    copiedOfShorter: 1.52,
    wording: -2.43,
    orderedOverlap: 1.94,
    orderedCoverage: 2.79,
    coverageOfLonger: -0.517,
    highestSection: 4.57,
    orderedLowQuartile: -3.98,
    content: -3.07,
    otherContent: 5.19,
    outsideShared: -1.97,
    lead: -2.97,
    factsOfShorter: 0.643,
    numbers: 0.42,
    ownFactsOfShorter: 0.716,
    ownFactsOfLonger: -1.1,
    ownNumbersOfShorter: -0.0326,
    factsAmongOwnOfShorter: -3.44,
    conflictingNames: -6.09,
    conflictingNumbers: -3.85,
    lengthRatio: 0.759,
  },
}

/** Log odds that of a pair that is neither a form recurs with other facts. */
export const TEMPLATE = {
  intercept: -1.64,
  weights: {
    copiedOfShorter: 1.16,
    wording: -7.64,
    orderedOverlap: 12.8,
    orderedCoverage: 2.26,
    coverageOfLonger: -1.83,
    highestSection: 0.593,
    orderedLowQuartile: -3.88,
    content: 8.69,
    otherContent: -4.87,
    outsideShared: 6.55,
    lead: -2.17,
    factsOfShorter: 1.89,
    numbers: -9.82,
    ownFactsOfShorter: 3.02,
    ownFactsOfLonger: 0.889,
    ownNumbersOfShorter: -5.19,
    factsAmongOwnOfShorter: 1.1,
    conflictingNames: -0.646,
    conflictingNumbers: 0.331,
    lengthRatio: -0.446,
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

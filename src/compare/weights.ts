/*
 * Made by `npm run train` (bench/eval/train.ts), which says on what data, with what folds; do not edit.
 */

/** Log odds that two texts are one story: `intercept` plus the sum of each input times its weight. */
export const STORY = {
  intercept: -6.59,
  weights: {
    lead: 5.72,
    outsideShared: 7.92,
    orderedLowQuartile: 6.41,
  },
}

/** Log odds below which no pair is a copy. */
export const STORY_GATE = -1.04

/** Log odds that of a pair that is no copy a block is carried over. */
export const PARTIAL = {
  intercept: 0.0371,
  weights: {
    copiedOfShorter: -0.359,
    wording: 3,
    orderedOverlap: 5.01,
    orderedCoverage: 3.03,
    coverageOfLonger: -0.271,
    highestSection: 1.07,
    orderedLowQuartile: -5.29,
    content: 0.459,
    otherContent: 2.92,
    outsideShared: -4.26,
    lead: -1.59,
    factsOfShorter: 0.363,
    numbers: 0.381,
    ownFactsOfShorter: 2.24,
    ownFactsOfLonger: -1.24,
    ownNumbersOfShorter: 0.365,
    factsAmongOwnOfShorter: -3.78,
    conflictingNames: -5.71,
    conflictingNumbers: -4.61,
    lengthRatio: 1.19,
  },
}

/** Log odds that of a pair that is neither a form recurs with other facts. */
export const TEMPLATE = {
  intercept: -3.61,
  weights: {
    copiedOfShorter: 1.53,
    wording: -9.74,
    orderedOverlap: 12.7,
    orderedCoverage: 0.206,
    coverageOfLonger: 0.907,
    highestSection: 0.757,
    orderedLowQuartile: -0.9,
    content: 0.682,
    otherContent: 3.5,
    outsideShared: -0.752,
    lead: -1.22,
    factsOfShorter: 2.12,
    numbers: -6.21,
    ownFactsOfShorter: 1.55,
    ownFactsOfLonger: 2.9,
    ownNumbersOfShorter: -3.65,
    factsAmongOwnOfShorter: 2.39,
    conflictingNames: -1.64,
    conflictingNumbers: 1.66,
    lengthRatio: -1.8,
  },
}

/** Turns the log odds of the trees into the share of copies found at such odds (Platt 1999): as many copies as others. */
export const PAIR_CALIBRATION = { intercept: 0.381, slope: 0.743 }

/** The same for the pairs that a wire feed proposes. */
export const FEED_CALIBRATION = { intercept: -2.66, slope: 1.01 }

/** Scores from which a pair alone is a copy. */
export const PRESETS = { strict: 0.987, balanced: 0.601, broad: 0.312 }

/** Scores from which a pair is a copy in a large feed. */
export const FEED_PRESETS = { strict: 0.739, balanced: 0.287, broad: 0.027 }

/** In folds, in the wire feed: the share of copies among what each preset finds, and of the copies that it finds. */
export const FEED_QUALITY = {
  strict: { precision: 0.92, recall: 0.73 },
  balanced: { precision: 0.87, recall: 0.89 },
  broad: { precision: 0.5, recall: 0.95 },
}

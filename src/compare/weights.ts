/*
 * Made by `npm run train` (bench/eval/train.ts), which says on what data, with what split and seed; do not edit.
 */

/** Log odds of copied wording: `intercept` plus the sum of each input times its weight. */
export const WORDING = {
  intercept: -5.76,
  weights: {
    orderedOverlap: 7.66,
    orderedLowQuartile: 8.55,
    otherContent: 4.39,
    otherNames: -10.5,
    otherNumbers: -26,
  },
}

/** Log odds of copied content. */
export const CONTENT = {
  intercept: -9.87,
  weights: {
    wording: -13.4,
    factsOfShorter: 2.98,
    factsOfLonger: 4.76,
    numbers: 4.59,
    order: 4.73,
    content: 3.15,
    orderedOverlap: 5.85,
    orderedCoverage: 5.54,
  },
}

/** Log odds of one story, not two stories that share a block. */
export const STORY = {
  intercept: -5.41,
  weights: {
    lead: 7.34,
    outsideShared: 6.46,
    orderedLowQuartile: 6.31,
  },
}

/** Turns the joined log odds of the models into the share of copies found at such odds (Platt 1999). */
export const CALIBRATION = { intercept: -0.472, slope: 0.92 }

/** Scores from which a pair is a copy. */
export const PRESETS = { strict: 0.994, balanced: 0.548, broad: 0.17 }

/*
 * Made by `npm run train` (bench/quality/train.ts), which says on what data, with what split and seed; do not edit.
 */

/** Log odds of a copy by what each witness sees: `intercept` plus the sum of each input times its weight. */
export const WORDING = {
  intercept: -5.77,
  weights: {
    thread: 7.49,
    thinnest: 8.6,
    rest: 4.45,
    otherNames: -10.5,
    otherNumbers: -25.9,
  },
}

export const CONTENT = {
  intercept: -9.74,
  weights: {
    wording: -13.7,
    factsOfShorter: 2.97,
    factsOfLonger: 5.02,
    numbers: 4.31,
    order: 4.87,
    content: 3.09,
    thread: 5.73,
    throughout: 5.64,
  },
}

/** Log odds that there is one story, not two that share a block. */
export const STORY = {
  intercept: -5.36,
  weights: {
    opening: 6.78,
    remainder: 6.64,
    thinnest: 6.25,
  },
}

/** Turns the joined odds of the witnesses into the share of copies found at such odds (Platt 1999). */
export const CALIBRATION = { intercept: -0.442, slope: 0.927 }

/** Scores from which a pair is a copy. */
export const PRESETS = { strict: 0.993, balanced: 0.555, broad: 0.168 }

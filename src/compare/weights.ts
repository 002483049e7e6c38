/*
 * Made by `npm run train` (bench/quality/train.ts), which says on what data, with what split and seed; do not edit.
 */

/** Log odds of a copy by what each witness sees: `intercept` plus the sum of each input times its weight. */
export const WORDING = {
  intercept: -5.91,
  weights: {
    thread: 7.68,
    thinnest: 8.33,
    rest: 4.69,
    otherNames: -10.6,
    otherNumbers: -25.9,
  },
}

export const CONTENT = {
  intercept: -9.59,
  weights: {
    wording: -13.6,
    factsOfShorter: 2.99,
    factsOfLonger: 4.62,
    numbers: 4.28,
    order: 4.77,
    content: 3.51,
    thread: 5.74,
    throughout: 5.33,
  },
}

/** Log odds that there is one story, not two that share a block. */
export const STORY = {
  intercept: -4.77,
  weights: {
    opening: 6.54,
    remainder: 5.87,
    thinnest: 5.91,
  },
}

/** Turns the joined odds of the witnesses into the share of copies found at such odds (Platt 1999). */
export const CALIBRATION = { intercept: -0.449, slope: 0.928 }

/** Scores from which a pair is a copy. */
export const PRESETS = { strict: 0.992, balanced: 0.557, broad: 0.172 }

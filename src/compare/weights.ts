/*
 * Made by `npm run train` (bench/quality/train.ts), which says on what data, with what split and seed; do not edit.
 */

/** Log odds of a copy by what each witness sees: `intercept` plus the sum of each input times its weight. */
export const WORDING = {
  intercept: -5.57,
  weights: {
    thread: 7.99,
    thinnest: 8.57,
    rest: 3.8,
    otherNames: -10.4,
    otherNumbers: -25.6,
  },
}

export const CONTENT = {
  intercept: -9.52,
  weights: {
    wording: -14.1,
    factsOfShorter: 3.05,
    factsOfLonger: 4.73,
    numbers: 4.02,
    order: 4.87,
    content: 3.18,
    thread: 5.57,
    throughout: 5.83,
  },
}

/** Log odds that there is one story, not two that share a block. */
export const STORY = {
  intercept: -8.48,
  weights: {
    opening: 6.91,
    remainder: 11.2,
    thinnest: 6.81,
  },
}

/** Turns the joined odds of the witnesses into the share of copies found at such odds (Platt 1999). */
export const CALIBRATION = { intercept: -0.408, slope: 0.931 }

/** Scores from which a pair is a copy. */
export const PRESETS = { strict: 0.989, balanced: 0.545, broad: 0.168 }

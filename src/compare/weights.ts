/*
 * Made by `npm run train` (bench/quality/train.ts), which says on what data, with what split and seed; do not edit.
 */

/** Log odds of a copy by what each witness sees: `intercept` plus the sum of each input times its weight. */
export const WORDING = {
  intercept: -7.57,
  weights: {
    copiedOfLonger: 6.49,
    copiedOfShorter: 7.34,
    content: 12.8,
    rest: 2.84,
    otherNames: -5.66,
    otherNumbers: -20.9,
  },
}

export const CONTENT = {
  intercept: -10.6,
  weights: {
    wording: -7.82,
    factsOfShorter: 3.94,
    factsOfLonger: 4.03,
    numbers: 4.13,
    order: 6.99,
    content: 14.1,
    alignedOfShorter: -1.83,
    alignedOfLonger: -1.05,
  },
}

/** Turns the joined odds of the witnesses into the share of copies found at such odds (Platt 1999). */
export const CALIBRATION = { intercept: -0.504, slope: 0.972 }

/** Scores from which a pair is a copy. */
export const PRESETS = { strict: 0.99996, balanced: 0.542, broad: 0.179 }

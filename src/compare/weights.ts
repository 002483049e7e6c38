/*
 * Made by `npm run train` (bench/quality/train.ts), which says on what data, with what split and seed; do not edit.
 */

/** Log odds of a copy by what each witness sees: `intercept` plus the sum of each input times its weight. */
export const WORDING = {
  intercept: -4.15,
  weights: {
    copiedOfLonger: 12.8,
    copiedOfShorter: 8.73,
    otherNames: -9.53,
    otherNumbers: -17.2,
  },
}

export const CONTENT = {
  intercept: -10.4,
  weights: {
    wording: -13.9,
    phrases: 10.5,
    factsOfShorter: 3.51,
    factsOfLonger: 4.16,
    numbers: 4.1,
    order: 4.62,
    content: 7.59,
  },
}

/** Turns the joined odds of the witnesses into the share of copies found at such odds (Platt 1999). */
export const CALIBRATION = { intercept: -0.71, slope: 1.23 }

/** Scores from which a pair is a copy. */
export const PRESETS = { strict: 0.99999998, balanced: 0.544, broad: 0.125 }

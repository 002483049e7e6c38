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
  intercept: -9.81,
  weights: {
    wording: -8.82,
    factsOfShorter: 3.79,
    factsOfLonger: 3.66,
    numbers: 4.24,
    order: 5.62,
    content: 12,
  },
}

/** Turns the joined odds of the witnesses into the share of copies found at such odds (Platt 1999). */
export const CALIBRATION = { intercept: -0.76, slope: 1.16 }

/** Scores from which a pair is a copy. */
export const PRESETS = { strict: 0.9999999, balanced: 0.564, broad: 0.15 }

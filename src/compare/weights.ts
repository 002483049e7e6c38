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
  intercept: -10.3,
  weights: {
    wording: -8.13,
    factsOfShorter: 3.81,
    factsOfLonger: 3.94,
    numbers: 4.13,
    order: 6.81,
    content: 14.7,
    alignedOfShorter: -1.89,
    alignedOfLonger: -1.27,
  },
}

/** Turns the joined odds of the witnesses into the share of copies found at such odds (Platt 1999). */
export const CALIBRATION = { intercept: -0.796, slope: 1.16 }

/** Scores from which a pair is a copy. */
export const PRESETS = { strict: 0.9999999, balanced: 0.526, broad: 0.139 }

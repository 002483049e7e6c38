/*
 * Made by `npm run train` (bench/quality/train.ts), which says on what data, with what split and seed; do not edit.
 */

/** Log odds of a copy by what each witness sees: `intercept` plus the sum of each input times its weight. */
export const WORDING = {
  intercept: -5.75,
  weights: {
    thread: 7.68,
    thinnest: 8.55,
    rest: 4.35,
    otherNames: -10.5,
    otherNumbers: -25.9,
  },
}

export const CONTENT = {
  intercept: -9.75,
  weights: {
    wording: -13.7,
    factsOfShorter: 2.98,
    factsOfLonger: 5.07,
    numbers: 4.34,
    order: 4.84,
    content: 3.12,
    thread: 5.8,
    throughout: 5.58,
  },
}

/** Log odds that there is one story, not two that share a block. */
export const STORY = {
  intercept: -5.46,
  weights: {
    opening: 7.43,
    remainder: 6.53,
    thinnest: 6.14,
  },
}

/** Turns the joined odds of the witnesses into the share of copies found at such odds (Platt 1999). */
export const CALIBRATION = { intercept: -0.464, slope: 0.918 }

/** Scores from which a pair is a copy. */
export const PRESETS = { strict: 0.994, balanced: 0.548, broad: 0.167 }

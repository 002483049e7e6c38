import type { CopyModel, LogisticModel } from '../../src/compare/model.js'
import type { Presets } from './calibration.js'

/** The text of src/compare/weights.ts, formatted as Biome would. */
export function weightsFile({ wording, content, story, calibration }: CopyModel, presets: Presets): string {
  return `/*
 * Made by \`npm run train\` (bench/eval/train.ts), which says on what data, with what split and seed; do not edit.
 */

/** Log odds of copied wording: \`intercept\` plus the sum of each input times its weight. */
export const WORDING = ${lines(wording)}

/** Log odds of copied content. */
export const CONTENT = ${lines(content)}

/** Log odds of one story, not two stories that share a block. */
export const STORY = ${lines(story)}

/** Turns the joined log odds of the models into the share of copies found at such odds (Platt 1999). */
export const CALIBRATION = ${line(calibration)}

/** Scores from which a pair is a copy. */
export const PRESETS = ${line(presets)}
`
}

function lines<Inputs>({ intercept, weights }: LogisticModel<Inputs>): string {
  const inputs = entries(weights).map((entry) => `    ${entry},`)
  return ['{', `  intercept: ${intercept},`, '  weights: {', ...inputs, '  },', '}'].join('\n')
}

const line = (values: object): string => `{ ${entries(values).join(', ')} }`
const entries = (values: object): string[] => Object.entries(values).map(([name, value]) => `${name}: ${value}`)

import type { LogisticModel, Model } from '../../src/compare/model.js'
import type { Presets } from './calibration.js'

/** The text of src/compare/weights.ts, formatted as Biome would. */
export function weightsFile({ wording, content, story, calibration }: Model, presets: Presets): string {
  return `/*
 * Made by \`npm run train\` (bench/eval/train.ts), which says on what data, with what split and seed; do not edit.
 */

/** Log odds of a copy by what each witness sees: \`intercept\` plus the sum of each input times its weight. */
export const WORDING = ${witness(wording)}

export const CONTENT = ${witness(content)}

/** Log odds that there is one story, not two that share a block. */
export const STORY = ${witness(story)}

/** Turns the joined odds of the witnesses into the share of copies found at such odds (Platt 1999). */
export const CALIBRATION = ${line(calibration)}

/** Scores from which a pair is a copy. */
export const PRESETS = ${line(presets)}
`
}

function witness<Inputs>({ intercept, weights }: LogisticModel<Inputs>): string {
  const lines = entries(weights).map((entry) => `    ${entry},`)
  return ['{', `  intercept: ${intercept},`, '  weights: {', ...lines, '  },', '}'].join('\n')
}

const line = (values: object): string => `{ ${entries(values).join(', ')} }`
const entries = (values: object): string[] => Object.entries(values).map(([name, value]) => `${name}: ${value}`)

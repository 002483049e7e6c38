import type { Calibration, LogisticModel } from '../../src/compare/model.js'
import type { TreeTable } from '../../src/compare/trees.js'

export interface Presets {
  readonly strict: number
  readonly balanced: number
  readonly broad: number
}

export interface Weights {
  readonly story: LogisticModel<string>
  readonly gate: number
  readonly partial: LogisticModel<string>
  readonly template: LogisticModel<string>
  readonly pairCalibration: Calibration
  readonly feedCalibration: Calibration
  readonly presets: Presets
  readonly feedPresets: Presets
  /** By preset, in folds, in the wire feed: the share of copies among what is found, and of copies that are found. */
  readonly quality: Readonly<Record<keyof Presets, { readonly precision: number; readonly recall: number }>>
}

const NOTE = 'Made by `npm run train` (bench/eval/train.ts), which says on what data, with what folds; do not edit.'

/** The text of src/compare/weights.ts, formatted as Biome would. */
export function weightsFile(weights: Weights): string {
  return `/*
 * ${NOTE}
 */

/** Log odds that two texts are one story: \`intercept\` plus the sum of each input times its weight. */
export const STORY = ${lines(weights.story)}

/** Log odds below which no pair is a copy. */
export const STORY_GATE = ${weights.gate}

/** Log odds that of a pair that is no copy a block is carried over. */
export const PARTIAL = ${lines(weights.partial)}

/** Log odds that of a pair that is neither a form recurs with other facts. */
export const TEMPLATE = ${lines(weights.template)}

/** Turns the log odds of the trees into the share of copies found at such odds (Platt 1999): as many copies as others. */
export const PAIR_CALIBRATION = ${line(weights.pairCalibration)}

/** The same for the pairs that a wire feed proposes. */
export const FEED_CALIBRATION = ${line(weights.feedCalibration)}

/** Scores from which a pair alone is a copy. */
export const PRESETS = ${line(weights.presets)}

/** Scores from which a pair is a copy in a large feed. */
export const FEED_PRESETS = ${line(weights.feedPresets)}

/** In folds, in the wire feed: the share of copies among what each preset finds, and of the copies that it finds. */
export const FEED_QUALITY = {
${entries(Object.fromEntries(Object.entries(weights.quality).map(([name, of]) => [name, line(of)])))
  .map((entry) => `  ${entry},`)
  .join('\n')}
}
`
}

/** The text of a table of trees. */
export function treesFile(name: string, { base, cuts, divisions, leaves }: TreeTable): string {
  return `import type { TreeTable } from './trees.js'

/*
 * ${NOTE}
 */

// biome-ignore format: a table
export const ${name}: TreeTable = {
  base: ${base},
  cuts: [
${cuts.map((values) => `    [${values.join(', ')}],`).join('\n')}
  ],
  divisions:
    '${divisions}',
  leaves:
    '${leaves}',
}
`
}

function lines({ intercept, weights }: LogisticModel<string>): string {
  const inputs = entries(weights).map((entry) => `    ${entry},`)
  return ['{', `  intercept: ${intercept},`, '  weights: {', ...inputs, '  },', '}'].join('\n')
}

const line = (values: object): string => `{ ${entries(values).join(', ')} }`
const entries = (values: object): string[] => Object.entries(values).map(([name, value]) => `${name}: ${value}`)

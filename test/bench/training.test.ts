import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BOOSTING, boost, type TreeExample } from '../../bench/eval/boosting.js'
import { calibrate, roundUp, thresholdOfAlarms, thresholdOfPrecision } from '../../bench/eval/calibration.js'
import { examplesOf } from '../../bench/eval/examples.js'
import { type Example, fitLogistic, type Sign } from '../../bench/eval/logistic.js'
import type { Row } from '../../bench/eval/pairs-in-feeds.js'
import { treesFile, weightsFile } from '../../bench/eval/weights-file.js'
import { NEARLY_VERBATIM } from '../../src/compare/compare.js'
import { logOddsOfTrees, readTrees } from '../../src/compare/trees.js'

const example = (copy: boolean, weight: number, ...inputs: number[]): Example => ({ inputs, copy, weight })

describe('logistic regression', () => {
  it('gives the log odds of a table of counts where nothing holds it back', () => {
    // At 0: 3 of 4 are copies, log odds ln 3. At 1: 1 of 5, log odds ln 1/4. So the slope is -ln 12.
    const table = [example(true, 3, 0), example(false, 1, 0), example(true, 1, 1), example(false, 4, 1)]
    const { intercept, weights } = fitLogistic(table, 0)
    expect(intercept).toBeCloseTo(Math.log(3), 8)
    expect(weights[0]).toBeCloseTo(-Math.log(12), 8)
  })

  it('lets the ridge hold the weights, never the intercept', () => {
    const table = [example(true, 3, 0), example(false, 1, 0), example(true, 1, 1), example(false, 4, 1)]
    const { intercept, weights } = fitLogistic(table, 1e6)
    expect(weights[0]).toBeCloseTo(0, 4)
    expect(intercept).toBeCloseTo(Math.log(4 / 5), 4)
  })

  it('settles where copies and others part without overlap', () => {
    const { weights } = fitLogistic([example(false, 1, 0), example(true, 1, 1)], 1e-3)
    expect(weights[0]).toBeGreaterThan(1)
    expect(Number.isFinite(weights[0])).toBe(true)
  })

  it('leaves an input that never changes alone', () => {
    const { weights } = fitLogistic([example(true, 1, 5, 1), example(false, 2, 5, 0), example(true, 1, 5, 0)], 1e-3)
    expect(weights[0]).toBeCloseTo(0, 9)
    expect(weights[1]).toBeGreaterThan(0)
  })

  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const examples = fc.array(
    fc.record({
      inputs: fc.tuple(share, share, share),
      copy: fc.boolean(),
      weight: fc.double({ min: 0.1, max: 3, noNaN: true }),
    }),
    { minLength: 10, maxLength: 60 },
  )
  const signs: Sign[] = [1, -1, 0]

  it('keeps to the signs, and no step away from what it found is better', () =>
    fc.assert(
      fc.property(examples, (sample) => {
        const ridge = 1e-2
        const fit = fitLogistic(sample, ridge, signs)
        expect(fit.weights[0]).toBeGreaterThanOrEqual(0)
        expect(fit.weights[1]).toBeLessThanOrEqual(0)
        const found = lossOf(sample, fit.intercept, fit.weights, ridge)
        for (const step of [-1e-2, 1e-2]) {
          expect(lossOf(sample, fit.intercept + step, fit.weights, ridge)).toBeGreaterThanOrEqual(found - 1e-9)
          for (let input = 0; input < 3; input++) {
            const moved = fit.weights.map((weight, place) => (place === input ? weight + step : weight))
            if (moved[input]! * signs[input]! < 0) continue
            expect(lossOf(sample, fit.intercept, moved, ridge)).toBeGreaterThanOrEqual(found - 1e-9)
          }
        }
      }),
      { numRuns: 50 },
    ))
})

/** Written out once more: mean log loss plus ridge on the weights of standardised inputs. */
function lossOf(sample: readonly Example[], intercept: number, weights: readonly number[], ridge: number): number {
  const total = sample.reduce((sum, { weight }) => sum + weight, 0)
  const loss = sample.reduce((sum, { inputs, copy, weight }) => {
    const odds = inputs.reduce((all, input, place) => all + input * weights[place]!, intercept)
    return sum + (weight / total) * Math.log1p(Math.exp(copy ? -odds : odds))
  }, 0)
  const held = weights.map((weight, place) => {
    const mean = sample.reduce((sum, { inputs, weight }) => sum + (weight / total) * inputs[place]!, 0)
    const variance = sample.reduce(
      (sum, { inputs, weight }) => sum + (weight / total) * (inputs[place]! - mean) ** 2,
      0,
    )
    return weight * weight * (variance || 1)
  })
  return loss + ridge * held.reduce((sum, square) => sum + square, 0)
}

describe('calibration', () => {
  it('finds the line that the scores were drawn from', () => {
    const scored = Array.from({ length: 41 }, (_, i) => (i - 20) / 4).flatMap((score) => {
      const share = 1 / (1 + Math.exp(1 - 2 * score))
      return [
        { score, copy: true, weight: share },
        { score, copy: false, weight: 1 - share },
      ]
    })
    const { intercept, slope } = calibrate(scored)
    expect(intercept).toBeCloseTo(-1, 2)
    expect(slope).toBeCloseTo(2, 2)
  })

  it('finds the lowest score from which a share are copies, by weight, and goes half of the way to the next', () => {
    // From .9 on .9, from .6 on (2 .9 + 1 .6) / 3 = .8, from .1 on (2 .9 + .6 + 6 .1) / 9 = .33.
    const scored = [
      { score: 0.1, weight: 6 },
      { score: 0.9, weight: 2 },
      { score: 0.6, weight: 1 },
    ]
    expect(thresholdOfPrecision(scored, 0.95)).toBe(Number.POSITIVE_INFINITY)
    expect(thresholdOfPrecision(scored, 0.85)).toBe(0.75)
    expect(thresholdOfPrecision(scored, 0.75)).toBe(0.35)
    expect(thresholdOfPrecision(scored, 0.3)).toBe(0.1)
  })

  it('finds the lowest score of a mean rate of false alarms, each group alike', () => {
    const groups = [[0.1, 0.2, 0.3, 0.4], [0.25], []]
    expect(thresholdOfAlarms(groups, 0)).toBeCloseTo(0.4, 6)
    expect(thresholdOfAlarms(groups, 0.25)).toBeCloseTo(0.25, 6)
    expect(thresholdOfAlarms(groups, 0.75)).toBeCloseTo(0.2, 6)
  })

  it('rounds up, with as many nines as it takes', () => {
    expect(roundUp(0.61234)).toBe(0.613)
    expect(roundUp(0.613)).toBe(0.614)
    expect(roundUp(0.99991)).toBe(0.99992)
    expect(roundUp(0)).toBe(0.001)
  })
})

describe('boosted trees', () => {
  const few = { ...BOOSTING, trees: 60, fewest: 1 }
  const grid = (copy: (x: number, y: number) => boolean): TreeExample[] =>
    Array.from({ length: 100 }, (_, i) => [(i % 10) / 10, Math.floor(i / 10) / 10] as const).map(([x, y]) => ({
      ...{ inputs: [x, y], copy: copy(x, y), weight: 1 },
    }))
  const scorer = (examples: readonly TreeExample[], signs: readonly Sign[]) => {
    const trees = readTrees(boost(examples, signs, few))
    return (...inputs: number[]) => logOddsOfTrees(trees, inputs)
  }

  it('learn what needs two inputs together', () => {
    const score = scorer(
      grid((x, y) => x > 0.45 && y > 0.45),
      [1, 1],
    )
    expect(score(0.9, 0.9)).toBeGreaterThan(1)
    expect(score(0.9, 0.1)).toBeLessThan(-1)
    expect(score(0.1, 0.9)).toBeLessThan(-1)
  })

  it('begin with the log odds of all examples, by weight', () => {
    const examples = [
      { inputs: [0], copy: true, weight: 3 },
      { inputs: [0], copy: false, weight: 1 },
    ]
    expect(boost(examples, [0], few)).toMatchObject({ base: 1.099 })
  })

  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const sample = fc.array(
    fc.record({ inputs: fc.tuple(share, share, share), copy: fc.boolean(), weight: fc.constant(1) }),
    {
      minLength: 30,
      maxLength: 80,
    },
  )

  it('keep to their signs, whatever the examples say', () =>
    fc.assert(
      fc.property(sample, fc.tuple(share, share, share), share, (examples, at, other) => {
        fc.pre(examples.some(({ copy }) => copy) && examples.some(({ copy }) => !copy))
        const score = scorer(examples, [1, -1, 0])
        const [low, high] = [Math.min(at[0], other), Math.max(at[0], other)]
        expect(score(high, at[1], at[2])).toBeGreaterThanOrEqual(score(low, at[1], at[2]))
        expect(score(at[1], high, at[2])).toBeLessThanOrEqual(score(at[1], low, at[2]))
      }),
      { numRuns: 30 },
    ))

  it('are written as TypeScript that reads back the same', () => {
    const table = boost(
      grid((x) => x > 0.45),
      [1, 1],
      { ...few, trees: 3 },
    )
    const text = treesFile('PAIR_TREES', table)
    const body = text.slice(text.indexOf('= {') + 2)
    expect(new Function(`return ${body}`)()).toEqual(table)
  })
})

describe('examples', () => {
  const row = (source: string, label: Row['label'], more: Partial<Row> = {}) =>
    ({ source, label, kind: '', weight: 1, sure: true, feed: 'background', decided: undefined, ...more }) as Row

  it('give each source its budget, however many pairs it has, and have mean weight 1', () => {
    const rows = [
      ...Array.from({ length: 9 }, () => row('ocr-newspapers', 'copy')),
      row('onestop-rewrites', 'copy'),
      row('basil-same-event', 'independent'),
    ]
    const examples = examplesOf(rows, 'pair')
    const total = (source: string) =>
      examples.reduce((sum, one) => sum + (one.row.source === source ? one.weight : 0), 0)
    expect(total('ocr-newspapers') / total('onestop-rewrites')).toBeCloseTo(2, 9)
    expect(total('basil-same-event') / total('onestop-rewrites')).toBeCloseTo(3, 9)
    expect(examples.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(examples.length, 9)
  })

  it('leave out pairs without a claim, and those that a rule decides', () => {
    const rows = [
      row('reuse-judged', 'other'),
      row('reuse-judged', 'copy', { decided: 1 }),
      row('reuse-judged', 'independent', { decided: 0 }),
      row('wire-feed', 'independent', { kind: 'boilerplate' }),
      row('unheard-of', 'copy'),
    ]
    expect(examplesOf(rows, 'pair')).toEqual([])
  })

  it('keep nearly verbatim copies, though a rule decides them', () => {
    const rows = [row('reuse-judged', 'copy', { decided: NEARLY_VERBATIM })]
    expect(examplesOf(rows, 'pair')).toHaveLength(1)
  })

  it('take pairs alone for the model of a feed only if we made them', () => {
    const rows = [row('forms', 'independent', { feed: 'none' }), row('reported-cases', 'copy', { feed: 'none' })]
    expect(examplesOf(rows, 'feed').map((one) => one.row.source)).toEqual(['forms'])
    expect(examplesOf(rows, 'pair').map((one) => one.row.source)).toEqual(['forms', 'reported-cases'])
  })
})

describe('the weights file', () => {
  it('reads as TypeScript, the same each time', () => {
    const logistic = { intercept: -1, weights: { lead: 2 } }
    const [calibration, presets] = [
      { intercept: 0, slope: 1 },
      { strict: 0.9, balanced: 0.5, broad: 0.1 },
    ]
    const found = { precision: 0.9, recall: 0.7 }
    const weights = {
      quality: { strict: found, balanced: found, broad: { precision: 0.5, recall: 1 } },
      ...{ story: logistic, gate: -0.5, partial: logistic, template: logistic },
      ...{ pairCalibration: calibration, feedCalibration: calibration, presets, feedPresets: presets },
    }
    expect(weightsFile(weights)).toBe(weightsFile(weights))
    expect(weightsFile(weights)).toContain(
      'export const STORY = {\n  intercept: -1,\n  weights: {\n    lead: 2,\n  },\n}',
    )
    expect(weightsFile(weights)).toContain('export const FEED_PRESETS = { strict: 0.9, balanced: 0.5, broad: 0.1 }')
    expect(weightsFile(weights)).toContain('  broad: { precision: 0.5, recall: 1 },\n}')
  })
})

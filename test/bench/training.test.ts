import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balancedWeights, calibrate, choosePresets, roundUp, strictBound } from '../../bench/eval/calibration.js'
import { FEED } from '../../bench/eval/feed-pairs.js'
import { familyOf, scoreByFamilies, scoreInFolds } from '../../bench/eval/held-out.js'
import { type Example, fitLogistic, type Sign } from '../../bench/eval/logistic.js'
import type { MeasuredPair } from '../../bench/eval/measured.js'
import { measureTarget, TARGETS } from '../../bench/eval/targets.js'
import { joinedOf, trainModels } from '../../bench/eval/training.js'
import { weightsFile } from '../../bench/eval/weights-file.js'
import type { Measures } from '../../src/compare/features/features.js'

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
    const examples = [-3, -1, 0, 1, 2, 4].flatMap((joined) => {
      const share = 1 / (1 + Math.exp(-(0.5 * joined - 0.3)))
      return [
        { joined, copy: true, weight: share },
        { joined, copy: false, weight: 1 - share },
      ]
    })
    const { intercept, slope } = calibrate(examples)
    expect(slope).toBeCloseTo(0.5, 3)
    expect(intercept).toBeCloseTo(-0.3, 3)
  })

  it('weighs hard negatives like all copies together, and kinds of copies alike', () => {
    const pairs = [
      ...Array.from({ length: 6 }, () => pairOf('copy', 'rewrite')),
      ...Array.from({ length: 2 }, () => pairOf('copy', 'reprint')),
      ...Array.from({ length: 5 }, () => pairOf('hard-negative', 'independent')),
      pairOf('clean-negative', 'unrelated'),
    ]
    const weights = balancedWeights(pairs)
    const total = (kind: string) =>
      weights.filter(({ pair }) => pair.kind === kind).reduce((sum, { weight }) => sum + weight, 0)
    expect([total('rewrite'), total('reprint'), total('independent'), total('unrelated')]).toEqual([
      expect.closeTo(0.5),
      expect.closeTo(0.5),
      expect.closeTo(1),
      0,
    ])
  })
})

describe('presets', () => {
  const hard = (set: string, ...scores: number[]) =>
    scores.map((score) => ({ set, score, pool: 'hard-negative' as const }))
  const passing = (negatives: readonly { score: number }[], threshold: number) =>
    negatives.filter(({ score }) => score >= threshold).length

  it('let through no negative, three and ten in a hundred', () => {
    const negatives = hard('others', ...Array.from({ length: 100 }, (_, n) => n / 100))
    const presets = choosePresets([...negatives, { set: 'clean', score: 0.995, pool: 'clean-negative' }])
    expect(passing(negatives, presets.balanced)).toBe(3)
    expect(passing(negatives, presets.broad)).toBe(10)
    expect(presets.strict).toBeGreaterThan(0.995)
    expect(presets.strict).toBeLessThan(0.997)
  })

  it('hold the feed to a limit of its own, and leave strict to what is labelled', () => {
    const feed = Array.from({ length: 1000 }, (_, n) => ({
      set: FEED,
      score: n / 1000,
      pool: 'feed-negative' as const,
    }))
    const presets = choosePresets([...hard('others', 0.1), ...feed])
    expect(passing(feed, presets.balanced)).toBe(2)
    expect(presets.strict).toBeLessThan(0.2)
  })

  it('keep to the limit of each set by itself', () => {
    const easy = hard('others', ...Array.from({ length: 1000 }, () => 0.1))
    const judged = hard('reuse-judged', 0.9, 0.8, 0.7, ...Array.from({ length: 22 }, () => 0.2))
    const { balanced } = choosePresets([...easy, ...judged])
    expect(passing(judged, balanced)).toBe(1)
  })

  it('are rounded up, with as many nines as it takes', () => {
    expect(roundUp(0.61234)).toBe(0.613)
    expect(roundUp(0.613)).toBe(0.614)
    expect(roundUp(0.99991)).toBe(0.99992)
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1 - 1e-12, noNaN: true }), (score) => {
        expect(roundUp(score)).toBeGreaterThan(score)
        expect(roundUp(score)).toBeLessThan(1)
      }),
    )
  })

  it('bound what strict may let through by the rule of three', () => expect(strictBound(6000)).toBe(0.0005))
})

describe('training', () => {
  const words = { orderedOverlap: 0.6, orderedCoverage: 1, orderedLowQuartile: 0.5, wording: 0.7 }
  const pairs = Array.from({ length: 50 }, (_, n) => {
    const noise = (n % 7) / 100
    const folds = [n % 5, n % 5] as const
    return [
      pairOf('copy', 'reprint', { ...words, otherContent: 0.9 - noise }, folds, 'edited'),
      pairOf('copy', 'llm-rewrite', { orderedOverlap: 0.1 + noise, order: 0.9, content: 0.6 }, folds, 'restyled'),
      pairOf('hard-negative', 'same-event', { orderedOverlap: noise / 2, content: 0.2 }, folds, 'basil-same-event'),
      pairOf(
        'feed-negative',
        'other-story',
        { ...words, orderedLowQuartile: 0, lead: 0.1, outsideShared: 0.4 },
        folds,
        FEED,
      ),
      pairOf(
        'hard-negative',
        'template-weather',
        { ...words, facts: { shorter: 0.2, longer: 0.2 }, otherContent: 0.9, numbers: 0.3 },
        folds,
        'generated',
      ),
    ]
  }).flat()
  const models = trainModels(pairs)
  const first = (kind: string) => joinedOf(models, pairs.find((pair) => pair.kind === kind)!)

  it('teaches each model its own copies, and all models the negatives', () => {
    expect(first('reprint')).toBeGreaterThan(1)
    expect(first('llm-rewrite')).toBeGreaterThan(1)
    expect(first('same-event')).toBeLessThan(-1)
    expect(first('template-weather')).toBeLessThan(-1)
    expect(first('other-story')).toBeLessThan(-1)
    expect(models.wording.weights.orderedOverlap).toBeGreaterThanOrEqual(0)
    expect(models.wording.weights.otherNames).toBeLessThanOrEqual(0)
  })

  it('learns nothing from pairs that make no sure claim', () => {
    const unsure = (['unclaimed', 'low-confidence', 'far-apart'] as const).map((pool) => pairOf(pool, 'reprint'))
    expect(trainModels([...pairs, ...unsure])).toEqual(models)
  })

  it('asks no model about texts that are identical or too short', () => {
    expect(joinedOf(models, { ...pairs[0]!, decided: 0 })).toBeLessThan(-20)
    expect(joinedOf(models, { ...pairs[2]!, decided: 1 })).toBeGreaterThan(20)
  })

  it('scores every pair by models that did not see it', () => {
    const inFolds = scoreInFolds(pairs)
    expect(inFolds.size).toBe(pairs.length)
    const [pair] = pairs
    const without = trainModels(pairs.filter(({ folds }) => folds[0] !== pair!.folds[0]))
    expect(inFolds.get(pair!)).toBe(joinedOf(without, pair!))
  })

  it('leaves out families of sets together', () => {
    const family = (set: string, kind: string) => familyOf({ set, kind })
    expect(family('politifact-pp', 'llm-paraphrase')).toBe(family('llm-rewrite-politifact', 'llm-rewrite'))
    expect(family('generated', 'template-weather')).toBe(family('generated', 'template-sports-result'))
    expect(family('generated', 'template-weather')).not.toBe(family('generated', 'write-through-all'))
    const withoutTemplates = scoreByFamilies(pairs)
    const template = pairs.find(({ set }) => set === 'generated')!
    expect(withoutTemplates.get(template)).toBeGreaterThan(first('template-weather'))
  })

  it('writes weights that read as TypeScript, the same each time', () => {
    const model = { ...models, calibration: { intercept: 0.5, slope: 1.5 } }
    const file = weightsFile(model, { strict: 0.99, balanced: 0.6, broad: 0.4 })
    expect(file).toContain('export const CALIBRATION = { intercept: 0.5, slope: 1.5 }\n')
    expect(file).toContain(`    otherNumbers: ${models.wording.weights.otherNumbers},\n`)
    expect(weightsFile(model, { strict: 0.99, balanced: 0.6, broad: 0.4 })).toBe(file)
  })
})

describe('targets', () => {
  const target = TARGETS.find(({ on }) => on === 'judged rewrites')!
  const copies = Array.from({ length: 20 }, () => pairOf('copy', 'rewrite', {}, [0, 0], 'reuse-judged'))

  it.each([
    [20, 'aim met'],
    [19, 'aim met'],
    [17, 'met'],
    [16, 'not met'],
  ])('%i of 20 found: %s', (found, verdict) => {
    const scores = new Map(copies.map((pair, place) => [pair, place < found ? 0.9 : 0.1]))
    expect(measureTarget(target, scores, 0.5)).toMatchObject({ pairs: 20, verdict, accepted: found / 20 })
    expect(measureTarget(target, scores, 0.5).misses).toHaveLength(20 - found)
  })
})

function pairOf(
  pool: MeasuredPair['pool'],
  kind: string,
  measures: Partial<Measures> = {},
  folds: readonly [number, number] = [0, 0],
  set = 'made',
): MeasuredPair {
  const nothing: Measures = {
    similarity: 0,
    containment: { aInB: 0, bInA: 0 },
    wording: 0.1,
    copied: { shorter: 0.05, longer: 0.05 },
    content: 0.2,
    facts: { shorter: 0.5, longer: 0.5 },
    otherContent: 0.5,
    numbers: 0.7,
    order: 0.3,
    orderedOverlap: 0.03,
    orderedCoverage: 0.2,
    orderedLowQuartile: 0,
    lead: 0.6,
    outsideShared: 0.7,
    provenance: false,
  }
  const label = pool === 'copy' ? 'copy' : 'independent'
  return {
    ...{ set, kind, pool, label, folds, a: 'a', b: 'b', lang: 'en', confidence: 'high', decided: undefined },
    measures: { ...nothing, ...measures },
  }
}

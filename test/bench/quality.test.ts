import { describe, expect, it } from 'vitest'
import { reliabilityChart } from '../../bench/chart.js'
import type { Row } from '../../bench/eval/pairs-in-feeds.js'
import { sampleOfPairs, thresholdByLabels } from '../../bench/eval/peers/beside.js'
import { formatSeeds } from '../../bench/eval/quality-report.js'
import { pairFigures } from '../../bench/eval/quality-table.js'

const row = (given: Partial<Row>): Row => ({ sure: true, weight: 1, label: 'copy', want: '', ...given }) as Row

describe('a threshold chosen by labels', () => {
  const scored = (score: number, copy: boolean, weight = 1) => ({ score, copy, weight })

  it('is the lowest from which the share of copies, by weight, is high enough', () => {
    const pairs = [scored(0.9, true), scored(0.8, false), scored(0.7, true, 3), scored(0.6, false, 9)]
    expect(thresholdByLabels(pairs, 0.8)).toBe(0.7)
    expect(thresholdByLabels(pairs, 0.9)).toBe(0.9)
  })

  it('takes pairs of one score together', () => {
    expect(thresholdByLabels([scored(1, true), scored(1, false)], 0.8)).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('the sample that slow tools are compared on', () => {
  const rows = Array.from({ length: 90 }, (_, number) =>
    row({ source: number < 60 ? 'ocr-newspapers' : 'wire-feed', kind: String(number) }),
  )

  it('has every judged pair of a feed, and of other sets so many, evenly spread', () => {
    const sample = sampleOfPairs(rows, 20)
    expect(sample.filter(({ source }) => source === 'wire-feed')).toHaveLength(30)
    expect(sample.slice(0, 20).map(({ kind }) => Number(kind))).toEqual(Array.from({ length: 20 }, (_, n) => 3 * n))
  })

  it('leaves out pairs of our own making that no figure is of', () => {
    expect(sampleOfPairs([row({ source: 'strangers' })], 20)).toEqual([])
  })
})

describe('figures of pairs alone', () => {
  it('name the share of the kind of reported case that is answered worst', () => {
    const rows = [
      row({ source: 'reported-cases', kind: 'wall', label: 'independent' }),
      row({ source: 'reported-cases', kind: 'digits', want: 'identical', decided: 1 }),
      row({ source: 'reported-cases', kind: 'digits', want: 'identical', decided: undefined }),
    ]
    const figures = pairFigures(rows, ({ kind }) => (kind === 'wall' ? 0.1 : 0.9), 0.5, 0.9)
    const value = (on: string) => figures.find((one) => one.on === on)!.value
    expect(value('reported cases answered right')).toBeCloseTo(2 / 3)
    expect(value('reported cases: the kind answered worst')).toBe(0.5)
  })
})

describe('the line of the planted seeds', () => {
  it('says what is not as it should be, and by how much', () => {
    const figures = [
      { on: 'one', value: 1, needed: 1, aim: 1, least: true },
      { on: 'other', value: 1 / 3, needed: 1, aim: 1, least: true },
    ]
    const table = formatSeeds([
      { feed: 'wire', articles: 3, relations: { '000-001': 'reprint' }, cluster: [], figures },
    ])
    expect(table).toMatch(/^000-001 +reprint$/m)
    expect(table).toMatch(/^one +yes$/m)
    expect(table).toMatch(/^other +NO, 0\.33$/m)
  })
})

describe('the chart of scores', () => {
  it('draws a point on the diagonal where what was said is true, with its pairs', () => {
    const svg = reliabilityChart('Scores', [
      { said: 0, true: 0, pairs: 20 },
      { said: 1, true: 1, pairs: 57 },
    ])
    const line = /<line x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)"[^>]*dasharray/.exec(svg)!.slice(1)
    const points = /points="([^"]+)"/
      .exec(svg)![1]!
      .split(' ')
      .flatMap((point) => point.split(','))
    expect(points).toEqual(line)
    expect(svg).toMatch(/>57<\/text>/)
  })
})

import { describe, expect, it } from 'vitest'
import { barChart, logBarChart, logLogChart } from '../../bench/chart.js'
import { formatTable } from '../../bench/table.js'

describe('tables', () => {
  it('align words to the left and numbers to the right', () => {
    const rows = [
      ['reprint', 0.5, 1200],
      ['rewrite', Number.NaN, undefined],
    ]
    expect(formatTable(['kind', 'recall', 'pairs'], rows).split('\n')).toEqual([
      'kind     recall  pairs',
      'reprint   0.500  1,200',
      'rewrite       –      –',
    ])
  })
})

describe('tables of figures', () => {
  it('align rounded, signed and unitary ones to the right too', () => {
    const rows = [
      ['fast', '1530', '±4.9 %'],
      ['slow', '3.5', '±12.0 %'],
    ]
    expect(formatTable(['', 'MB/s', '±'], rows).split('\n')[2]).toBe('slow   3.5  ±12.0 %')
  })
})

describe('charts', () => {
  it('draw a bar as high as its value, and none for a gap', () => {
    const svg = barChart('Recall', ['one', 'two'], [{ name: 'ours', values: [0.5, Number.NaN] }])
    const heights = [...svg.matchAll(/<rect [^>]*height="([\d.]+)"[^>]*><title>/g)].map((match) => Number(match[1]))
    expect(heights).toEqual([119])
  })

  it('draw bars over decades, each decade as long as the next', () => {
    const bars = [0.1, 1, 10].map((value) => ({ label: `up to ${value}`, value }))
    const svg = logBarChart('Speed', 'MB/s', bars)
    const widths = [...svg.matchAll(/<rect x="290" [^>]*width="([\d.]+)"/g)].map((match) => Number(match[1]))
    expect(widths[0]).toBe(0)
    expect(widths[2]! - widths[1]!).toBe(widths[1])
    expect(widths[1]).toBeGreaterThan(0)
  })

  it('draw a power law as a straight line', () => {
    const svg = logLogChart('Time', [10, 100, 1000], [{ name: 's', values: [1, 10, 100] }])
    const points = /points="([^"]+)"/
      .exec(svg)![1]!
      .split(' ')
      .map((point) => point.split(',').map(Number))
    const slopes = [0, 1].map((n) => (points[n + 1]![1]! - points[n]![1]!) / (points[n + 1]![0]! - points[n]![0]!))
    expect(slopes[0]).toBeCloseTo(slopes[1]!, 3)
    expect(slopes[0]).toBeLessThan(0)
  })

  it('escape what a label brings', () => {
    expect(barChart('<a & "b">', ['<script>'], [])).not.toMatch(/<script>|<a &/)
  })
})

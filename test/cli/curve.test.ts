import { expect, test } from 'vitest'
import { doppelwire, parseLines } from './harness.js'

test('draws a rising curve and marks the target', async () => {
  const { code, out } = await doppelwire(['curve', '--target', '0.5', '--values', '64'])
  expect(code).toBe(0)
  expect(out).toMatch(
    /^64 values in \d+ bands \(.*\), target 0\.5\nfalse positives \d+\.\d % .* false negatives \d+\.\d %/,
  )
  const bars = out.split('\n').filter((line) => /^ {6}[01]\.\d\d {2}/.test(line))
  expect(bars).toHaveLength(21)
  expect(bars.find((line) => line.endsWith('< target'))).toMatch(/^ {6}0\.50 /)
  const lengths = bars.map((line) => line.split('█').length)
  expect(lengths).toEqual([...lengths].sort((a, b) => a - b))
})

test('--json is the same as data', async () => {
  const { out } = await doppelwire(['curve', '--json', '--target', '1'])
  const [line] = parseLines(out) as [{ bands: { width: number }[]; curve: { probability: number }[] }]
  expect(line).toMatchObject({ schema: 2, values: 128, target: 1 })
  expect(line.bands.reduce((sum, { width }) => sum + width, 0)).toBe(128)
  expect(line.curve.at(-1)).toEqual({ similarity: 1, probability: 1 })
})

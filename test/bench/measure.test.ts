import { afterEach, describe, expect, it } from 'vitest'
import { firstArgument } from '../../bench/arguments.js'
import { measure } from '../../bench/measure.js'
import { showSpread, spreadOf } from '../../bench/spread.js'

describe('the spread of measurements', () => {
  it('is median and quartiles, in any order', () => {
    expect(spreadOf([10, 1, 3, 2, 4])).toEqual({ median: 3, low: 2, high: 4 })
    expect(spreadOf([1, 2])).toEqual({ median: 1.5, low: 1.25, high: 1.75 })
    expect(spreadOf([7])).toEqual({ median: 7, low: 7, high: 7 })
  })

  it('reads as a share of the median', () => expect(showSpread({ median: 50, low: 49, high: 52 })).toBe('±3.0 %'))
})

describe('measuring a step', () => {
  it('repeats what is short, counts the inputs, and uses every result', async () => {
    const sink = { checksum: 0 }
    let runs = 0
    const spin = (): number => {
      runs++
      let sum = 0
      for (let i = 0; i < 100_000; i++) sum = (sum + Math.imul(i, i)) | 0
      return sum === 0.5 ? 2 : 1
    }
    const step = { name: 'spin', count: 10, textBytes: 5000, bytesEach: 8, run: spin }
    const { microseconds, perSecond, megabytesPerSecond, bytesEach, samples } = await measure(step, sink)
    expect(sink.checksum).toBe(runs)
    expect(runs).toBeGreaterThan(3 * samples)
    expect(samples).toBeGreaterThanOrEqual(15)
    expect(perSecond * microseconds.median).toBeCloseTo(1e6, -4)
    // 500 bytes of text an input.
    expect(megabytesPerSecond / perSecond).toBeCloseTo(500 / 1e6, 5)
    expect(bytesEach).toBe(8)
  })
})

describe('the folder given to a benchmark', () => {
  const { argv } = process
  afterEach(() => {
    process.argv = argv
  })
  const given = (...words: string[]): string | undefined => {
    process.argv = ['node', 'bench', ...words]
    return firstArgument()
  }

  it('is not taken from the numbers of an option', () => {
    expect(given('--articles', '10,20', 'folder')).toBe('folder')
    expect(given('folder', '--articles', '10')).toBe('folder')
    expect(given('--articles', '10')).toBeUndefined()
  })
})

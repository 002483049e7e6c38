import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Counts, changesOf, EXPECTED_COUNTS, takeCounts } from '../../bench/counts.js'

describe('the work done', () => {
  it('comes to the numbers in bench/counts.json', async () => {
    const expected = JSON.parse(readFileSync(EXPECTED_COUNTS, 'utf8')) as Counts
    const changes = changesOf(expected, await takeCounts())
    const advice = 'If that is meant, write the new numbers with `npm run bench:counts` and commit them.'
    expect(changes, [...changes, advice].join('\n')).toEqual([])
  })
})

describe('a change of counts', () => {
  const expected = { 'seeds, level reprint': { rows: 100, candidates: 0 } }

  it('says which count moved, and by how much', () => {
    expect(changesOf(expected, { 'seeds, level reprint': { rows: 110, candidates: 0 } })).toEqual([
      'seeds, level reprint: rows: expected 100, found 110: +10 (+10.00 %)',
    ])
    expect(changesOf(expected, { 'seeds, level reprint': { rows: 100, candidates: 2 } })).toEqual([
      'seeds, level reprint: candidates: expected 0, found 2: +2',
    ])
  })

  it('names what came and what went', () => {
    expect(changesOf(expected, { 'seeds, level reprint': { rows: 100, pairs: 3 } })).toEqual([
      'seeds, level reprint: candidates: gone, was 0',
      'seeds, level reprint: pairs: new, 3',
    ])
    expect(changesOf(expected, expected)).toEqual([])
  })
})

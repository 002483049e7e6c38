import { describe, expect, it } from 'vitest'
import { kindOf } from '../../bench/eval/feed-pairs.js'

const article = (title: string, date?: string, source = 'Herald') => ({
  id: title,
  text: '',
  title,
  source,
  ...(date && { date }),
})
const little = { wording: 0.02, content: 0.12 }
const much = { wording: 0.4, content: 0.5 }

describe('pairs of a feed', () => {
  it.each([
    [
      'two outlets, one day, own words',
      article('Flood', '2019-05-01'),
      article('River', '2019-05-02', 'Post'),
      little,
      'same-event',
    ],
    [
      'two outlets, one day, shared words',
      article('Flood', '2019-05-01'),
      article('River', '2019-05-02', 'Post'),
      much,
      undefined,
    ],
    [
      'weeks apart and alike',
      article('Flood', '2019-05-01'),
      article('Election', '2019-06-02', 'Post'),
      much,
      'other-story',
    ],
    [
      'weeks apart and unlike',
      article('Flood', '2019-05-01'),
      article('Election', '2019-06-02', 'Post'),
      little,
      'candidate',
    ],
    [
      'weeks apart under one title: perhaps printed again',
      article('The flood', '2019-05-01'),
      article('The flood', '2019-06-02'),
      much,
      undefined,
    ],
    ['days apart in one outlet', article('Flood', '2019-05-01'), article('Aid', '2019-05-06'), much, 'other-story'],
    [
      'days apart in two outlets',
      article('Flood', '2019-05-01'),
      article('Aid', '2019-05-06', 'Post'),
      much,
      undefined,
    ],
    ['undated and alike', article('Flood'), article('Aid'), much, undefined],
    ['undated and unlike', article('Flood'), article('Aid'), little, 'candidate'],
  ])('%s', (_, a, b, measures, kind) => {
    expect(kindOf(a, b, measures)).toBe(kind)
    expect(kindOf(b, a, measures)).toBe(kind)
  })
})

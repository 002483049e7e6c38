import { expect, test } from 'vitest'
import { PAIR_INPUTS } from '../../src/compare/inputs.js'
import { addLikely, type ComparedPair, scoreIn } from '../../src/deduper/judging.js'
import { LikelyCopies } from '../../src/neighbourhood/likely-copies.js'

const PHRASES = Uint32Array.from({ length: 40 }, (_, phrase) => phrase)
const KEPT = { kept: 64, shared: PHRASES }
const TEXTS = 10_000

const pair = (a: number, b: number): ComparedPair => ({
  ...{ a, b, relation: 'rewrite', score: 0.6 },
  evidence: { inputs: new Float64Array(PAIR_INPUTS.length).fill(0.5), shorter: KEPT, longer: KEPT },
})

test('versions of a story say nothing against each other once they are likely copies, and strangers do', () => {
  const alone = scoreIn(TEXTS, () => 2)(pair(0, 1))
  const amongStrangers = scoreIn(TEXTS, () => 12)(pair(0, 1))
  expect(amongStrangers).toBeLessThan(alone)
  const copies = new LikelyCopies({ has: () => true, phrasesOf: () => PHRASES })
  for (let version = 2; version < 12; version++) copies.add(0, version, 1)
  expect(scoreIn(TEXTS, () => 12, copies.beside)(pair(0, 1))).toBeCloseTo(alone, 12)
})

test('what is no copy of another is no likely copy of it, whatever it scores', () => {
  const copies = new LikelyCopies({ has: () => true, phrasesOf: () => PHRASES })
  addLikely(copies, [{ ...pair(0, 2), relation: 'partial' }, pair(1, 3)], () => 0.9)
  expect(copies.beside(0, 1)).toEqual([{ phrases: new Set(PHRASES), probability: 0.9 }])
})

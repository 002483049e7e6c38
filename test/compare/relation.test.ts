import { describe, expect, test } from 'vitest'
import type { Measures } from '../../src/compare/features/features.js'
import { copyRelation, eventRelation, isCopy, isNeighbourly, RELATIONS } from '../../src/compare/relation.js'
import { compare, createFingerprinter } from '../../src/index.js'
import { HARBOUR, ORCHARD, TELESCOPE } from '../fixtures/articles.js'

const measured = (measures: Partial<Measures>) => measures as Measures
const fingerprint = await createFingerprinter()
const relate = (a: string, b: string) => compare(fingerprint({ text: a }), fingerprint({ text: b }))

test('the first four relations are copies, the next two are none and share a block or a form', () => {
  expect(RELATIONS.filter(isCopy)).toEqual(['identical', 'reprint', 'rewrite', 'excerpt'])
  expect(RELATIONS.filter(isNeighbourly)).toEqual(['partial', 'template'])
})

test.each([
  [0.499, 1, 'rewrite'],
  [0.499, 9, 'rewrite'],
  [0.5, 1, 'reprint'],
  [0.5, 1.99, 'reprint'],
  [0.5, 2, 'excerpt'],
])('a copy with %d of its wording kept, in a text %d times as long, is a %s', (wording, lengthRatio, relation) => {
  expect(copyRelation(measured({ wording }), lengthRatio)).toBe(relation)
})

test.each([
  [0.099, 'unrelated'],
  [0.1, 'related'],
  [1, 'related'],
])('two texts that have %d of their terms in common are %s', (content, relation) => {
  expect(eventRelation(measured({ content }))).toBe(relation)
})

describe('two stories that share a block', () => {
  const [a, b] = [`${HARBOUR}\n\n${TELESCOPE}`, `${ORCHARD}\n\n${TELESCOPE}`]
  const words = (text: string) => fingerprint({ text }).words.length

  test('say how much of each is shared, in words, and no direction', () => {
    const found = relate(a, b)
    expect(found).toMatchObject({ relation: 'partial', basis: 'pair' })
    expect(found.shared!.a).toBeCloseTo(words(TELESCOPE) / words(a), 1)
    expect(found.shared!.b).toBeCloseTo(words(TELESCOPE) / words(b), 1)
    expect(relate(b, a).shared).toEqual({ a: found.shared!.b, b: found.shared!.a })
    expect('direction' in found).toBe(false)
  })

  test('are told from all others by it', () => {
    expect('shared' in relate(HARBOUR, ORCHARD)).toBe(false)
    expect('shared' in relate(HARBOUR, `${HARBOUR} Reporting by our staff.`)).toBe(false)
  })
})

describe('rules decide without the models', () => {
  const consent = (partners: number) =>
    `We value your privacy. We and our ${partners} partners store information on a device, such as cookies. You may change your preferences at any time. Your consent applies to this website only.`

  test('of two pages by their wording, short of identical', () => {
    const other = relate(consent(311), consent(498))
    expect(fingerprint({ text: consent(311) }).kind).toBe('page')
    expect(other).toMatchObject({ relation: 'reprint', score: other.measures.wording })
    expect(other.score).toBeLessThan(0.9)
    const whole = relate(consent(311), `${consent(311)} Subscribe to continue reading.`)
    expect([whole.measures.wording, whole.score, whole.relation]).toEqual([1, 0.999, 'reprint'])
  })

  test('of a page and a story, and of a text shorter than a shingle: unrelated, though all its words stand in the other', () => {
    const page = consent(311)
    for (const [a, b] of [
      [page, `${page}\n\n${HARBOUR} ${ORCHARD}`],
      ['Ministers agreed on Friday', HARBOUR],
      [HARBOUR, HARBOUR.split(' ').slice(0, 4).join(' ')],
    ]) {
      expect(relate(a!, b!)).toMatchObject({ relation: 'unrelated', score: 0 })
    }
  })
})

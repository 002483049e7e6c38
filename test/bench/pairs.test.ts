import { describe, expect, it } from 'vitest'
import { TEMPLATE_KINDS } from '../../bench/generate/template-kinds.js'
import { generateTemplatePairs } from '../../bench/generate/templates.js'
import { generateWriteThroughPairs, WRITE_THROUGH_KINDS } from '../../bench/generate/write-throughs.js'
import { containment, jaccard, shingles } from '../../bench/shingles.js'

/** Numbers, and capitalised words that begin no sentence. */
function facts(text: string): Set<string> {
  return new Set(text.match(/(?<![.?:“"\n]\s?)\b(?<!^)\p{Lu}\p{L}+|\d[\d,.:]*/gu))
}

function sharedFacts(a: string, b: string): number {
  const [first, second] = [facts(a), facts(b)]
  return first.size <= second.size ? containment(first, second) : containment(second, first)
}

describe('template pairs', () => {
  const pairs = [...generateTemplatePairs()]

  it('are 200 of six kinds in turn, none a copy', () => {
    expect(pairs).toHaveLength(200)
    for (const [place, { kind, label }] of pairs.entries()) {
      expect(kind).toBe(`template-${TEMPLATE_KINDS[place % 6]}`)
      expect(label).toBe('independent')
    }
  })

  it('repeat their wording: a Jaccard similarity from .1 to .6, most above .2', () => {
    const similarities = pairs.map(({ a, b }) => jaccard(shingles(a.text), shingles(b.text)))
    expect(Math.min(...similarities)).toBeGreaterThan(0.1)
    expect(Math.max(...similarities)).toBeLessThan(0.6)
    expect(similarities.filter((similarity) => similarity > 0.2).length).toBeGreaterThan(120)
  })

  it('have under half of their facts in common', () => {
    for (const { a, b } of pairs) expect(sharedFacts(a.text, b.text)).toBeLessThan(0.5)
  })

  it('are the same for the same seed', () => expect([...generateTemplatePairs()]).toEqual(pairs))
})

describe('write-through pairs', () => {
  const pairs = [...generateWriteThroughPairs()]

  it('are 200 of five kinds in turn, all copies', () => {
    expect(pairs).toHaveLength(200)
    for (const [place, { kind, label }] of pairs.entries()) {
      expect(kind).toBe(`write-through-${WRITE_THROUGH_KINDS[place % 5]}`)
      expect(label).toBe('copy')
    }
  })

  it('share most of their text and of their facts', () => {
    for (const { a, b } of pairs) {
      expect(jaccard(shingles(a.text), shingles(b.text))).toBeGreaterThan(0.5)
      expect(sharedFacts(a.text, b.text)).toBeGreaterThan(0.5)
    }
  })

  it('change what their kind says', () => {
    for (const { a, b, kind } of pairs) {
      const toll = /At least (\d+) people/
      const changes = (what: string): boolean => kind.endsWith(what) || kind.endsWith('all')
      expect(toll.exec(a.text)![1] !== toll.exec(b.text)![1]).toBe(changes('toll'))
      expect(a.title !== b.title).toBe(changes('headline'))
      expect(b.text.split('\n\n').length > a.text.split('\n\n').length).toBe(changes('paragraphs'))
    }
  })
})

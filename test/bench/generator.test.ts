import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Generated, generateArticle, generateArticles } from '../../bench/generate/articles.js'
import { Random } from '../../bench/generate/random.js'
import { VOCABULARY_SIZE, zipfTable } from '../../bench/generate/vocabulary.js'
import { containment, jaccard, shingles } from '../../bench/shingles.js'

const SAMPLE = [...generateArticles({ count: 1200 })]
const BY_ID = new Map(SAMPLE.map((generated) => [generated.article.id, generated]))

const hashOf = (articles: readonly Generated[]): string =>
  createHash('sha256').update(JSON.stringify(articles)).digest('hex').slice(0, 16)

/** Every copy of a relation in the sample, with its original, as shingle sets. */
function copies(relation: string): { copy: Set<string>; original: Set<string> }[] {
  return SAMPLE.filter((generated) => generated.relation === relation).map(({ article, original }) => ({
    copy: shingles(article.text),
    original: shingles(BY_ID.get(original!)!.article.text),
  }))
}

describe('the random source', () => {
  // As sfc32 written anew in Python gives them.
  it('gives known numbers for a known key', () => {
    const random = new Random(1, 2, 3)
    expect([random.next(), random.next(), random.next()]).toEqual([2109684595, 2628789275, 4278348682])
  })

  it('keeps to its limits', () => {
    const random = new Random(7)
    const drawn = Array.from({ length: 5000 }, () => random.between(3, 6))
    expect(new Set(drawn)).toEqual(new Set([3, 4, 5, 6]))
  })

  it('samples different items', () => {
    expect(new Set(new Random(3).sample([1, 2, 3, 4, 5], 4)).size).toBe(4)
  })
})

describe('the vocabulary', () => {
  it('holds many thousand words', () => expect(VOCABULARY_SIZE).toBeGreaterThan(20_000))

  it('is drawn from by the law of Zipf and Mandelbrot: weight 1 / (rank + 2.7)', () => {
    const table = zipfTable(1000)
    const count = (rank: number): number => table.filter((one) => one === rank).length
    expect(count(0) / count(27)).toBeCloseTo((27 + 2.7) / 2.7, 0)
    expect(Math.max(...table)).toBe(999)
  })
})

describe('generated articles', () => {
  it('are the same for the same seed, byte for byte', () => {
    expect(hashOf(SAMPLE.slice(0, 100))).toBe('7da2392a8d1ba7af')
  })

  it('are others for another seed', () => {
    expect(generateArticle(0, { seed: 2 }).article.text).not.toBe(generateArticle(0).article.text)
  })

  it('can be made one at a time', () => expect(generateArticle(777)).toEqual(SAMPLE[777]))

  it('are as long as asked for', () => {
    const words = (text: string): number => text.split(/\s+/).length
    const originals = SAMPLE.filter(({ original }) => original === undefined)
    const mean = originals.reduce((sum, { article }) => sum + words(article.text), 0) / originals.length
    expect(mean).toBeGreaterThan(580)
    expect(mean).toBeLessThan(640)
  })

  it('name an original that came before and is no copy itself', () => {
    for (const { article, original } of SAMPLE) {
      if (original === undefined) continue
      expect(Number(original.slice(1))).toBeLessThan(Number(article.id.slice(1)))
      expect(BY_ID.get(original)!.original).toBeUndefined()
    }
  })

  it('hold the share of copies asked for', () => {
    const share = SAMPLE.filter(({ original }) => original !== undefined).length / SAMPLE.length
    expect(share).toBeGreaterThan(0.16)
    expect(share).toBeLessThan(0.24)
    expect([...generateArticles({ count: 50, copies: 0 })].every(({ original }) => original === undefined)).toBe(true)
  })
})

describe('labels', () => {
  it('identical: every shingle is shared', () => {
    const found = copies('identical')
    expect(found.length).toBeGreaterThan(20)
    for (const { copy, original } of found) expect(jaccard(copy, original)).toBe(1)
  })

  it('reprint: more than half of the shingles are shared', () => {
    const similarities = copies('reprint').map(({ copy, original }) => jaccard(copy, original))
    expect(Math.min(...similarities)).toBeGreaterThan(0.5)
    expect(similarities.filter((similarity) => similarity < 1).length / similarities.length).toBeGreaterThan(0.9)
  })

  it('excerpt: a third of the original, and nothing else', () => {
    const found = copies('excerpt')
    expect(found.length).toBeGreaterThan(10)
    for (const { copy, original } of found) {
      expect(containment(copy, original)).toBeGreaterThan(0.98)
      expect(copy.size / original.size).toBeGreaterThan(0.25)
      expect(copy.size / original.size).toBeLessThan(0.5)
    }
  })

  it('unrelated articles stay under a Jaccard similarity of .1', () => {
    const originals = SAMPLE.filter(({ original }) => original === undefined).slice(0, 300)
    const sets = originals.map(({ article }) => shingles(article.text))
    let highest = 0
    for (const [place, a] of sets.entries()) {
      for (const b of sets.slice(place + 1)) highest = Math.max(highest, jaccard(a, b))
    }
    expect(highest).toBeGreaterThan(0)
    expect(highest).toBeLessThan(0.1)
  })
})

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { generateArticle } from '../../bench/generate/articles.js'
import { judgeEstimates } from '../../bench/peers/accuracy.js'
import { createScanner } from '../../bench/peers/limit.js'
import { measuredRatios } from '../../bench/peers/ratios.js'
import { type Task, type TruePair, writeTask } from '../../bench/peers/task.js'
import { readArticles } from '../../bench/peers/texts.js'
import { shingles } from '../../bench/shingles.js'

describe('the limit that others are held against', () => {
  it('finds where each word ends', async () => {
    const scan = await createScanner('ends')
    const text = 'It rained -- 3 days.'
    const [start] = scan('x')
    expect([...scan(text)].map((end) => end - start! + 1)).toEqual([2, 9, 14, 19])
  })

  it('finds every word of any ASCII text, whatever it scanned before', async () => {
    const scan = await createScanner('hashes')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 200 }), (text) => {
        expect(scan(text).length).toBe(text.match(/[a-z0-9]+/gi)?.length ?? 0)
      }),
    )
  })

  it('hashes words alike in upper and lower case, and others apart', async () => {
    const scan = await createScanner('hashes')
    const [one, other, third] = scan('Rain rain raid')
    expect(one).toBe(other)
    expect(third).not.toBe(one)
    // FNV-1a from 0 instead of its usual start, as written anew in Python.
    expect(one).toBe(209_193_422)
  })

  it('takes texts longer than its memory', async () => {
    const scan = await createScanner('ends')
    expect(scan('a '.repeat(300_000)).length).toBe(300_000)
    expect(scan('é'.repeat(100_000)).length).toBe(1)
  })
})

describe('texts', () => {
  it('are generated, with a line saying so, where the data is not there', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    const articles = await readArticles(join(tmpdir(), 'no such folder'), 3)
    expect(articles.map(({ id }) => id)).toEqual(['g0', 'g1', 'g2'])
    expect(log.mock.calls.flat().join()).toContain('generated articles instead')
    log.mockRestore()
  })
})

describe('the task of all contestants', () => {
  const folder = mkdtempSync(join(tmpdir(), 'doppelwire-task-'))
  const texts = Array.from({ length: 20 }, (_, number) => generateArticle(number).article.text)
  const truth = writeTask(folder, texts)
  const task = JSON.parse(readFileSync(join(folder, 'task.json'), 'utf8')) as Task
  const numbersIn = (name: string): Uint32Array =>
    new Uint32Array(Uint8Array.from(readFileSync(join(folder, name))).buffer)
  const [hashes, offsets] = [numbersIn('hashes.bin'), numbersIn('offsets.bin')]
  rmSync(folder, { recursive: true })

  it('holds the hashed shingles of every text', () => {
    expect(offsets.length).toBe(texts.length + 1)
    expect(offsets.at(-1)).toBe(hashes.length)
    for (const [row, text] of texts.entries()) expect(offsets[row + 1]! - offsets[row]!).toBe(shingles(text).size)
  })

  it('has mixed pairs from near 0 to near 1', () => {
    const mixed = truth.filter(({ kind }) => kind === 'mixed').map(({ similarity }) => similarity)
    expect(Math.min(...mixed)).toBeLessThan(0.15)
    expect(Math.max(...mixed)).toBeGreaterThan(0.93)
  })

  it('has edited copies as they are named', () => {
    const words = (text: number): string[] => task.plain[text]!.split(' ')
    const added = (wanted: TruePair['kind']): number[] =>
      task.pairs.filter((_, place) => truth[place]!.kind === wanted).map(([a, b]) => words(b).length - words(a).length)
    expect(new Set(added('one inserted word'))).toEqual(new Set([1]))
    expect(new Set(added('five-word byline'))).toEqual(new Set([5]))
    expect(Math.max(...added('cut tail'))).toBeLessThan(-50)
  })
})

describe('accuracy', () => {
  const truth: TruePair[] = [
    { kind: 'mixed', similarity: 0.5 },
    { kind: 'mixed', similarity: 0.2 },
    { kind: 'one inserted word', similarity: 0.99 },
    { kind: 'five-word byline', similarity: 0.98 },
    { kind: 'five-word byline', similarity: 0.98 },
    { kind: 'cut tail', similarity: 0.7 },
  ]

  it('is the error of the mixed pairs and the share of copies found', () => {
    const { error, theory, recall } = judgeEstimates('x', truth, [0.6, 0.1, 0.98, 0.95, 0.4, 0.2])
    expect(error).toBeCloseTo(0.1)
    expect(theory).toBeCloseTo(Math.sqrt((0.25 + 0.16) / 2 / 128))
    expect(recall).toEqual({ 'one inserted word': 1, 'five-word byline': 0.5, 'cut tail': 0 })
  })

  it('has no error where there is no estimate, only a flag', () => {
    expect(judgeEstimates('x', truth, [1, 0, 1, 1, 0, 0])).not.toHaveProperty('error')
  })
})

describe('ratios that are aimed at', () => {
  const verdictOf = (ours: number[], theirs: number[], against: string, of = 'text to signature: doppelwire') => {
    const [ratio] = measuredRatios(
      new Map([
        [of, ours],
        [against, theirs],
      ]),
    )
    return { verdict: ratio!.verdict, ratio: ratio!.spread.median }
  }

  it('take the ratio within each round', () => {
    // In the second round the machine was ten times slower, for both.
    expect(verdictOf([1, 10, 1], [40, 400, 40], 'text to signature: datasketch')).toEqual({ verdict: 'met', ratio: 40 })
  })

  it('tell what is needed from what is aimed at', () => {
    const against = 'text to signature: datasketch'
    expect(verdictOf([1], [29], against).verdict).toBe('not met')
    expect(verdictOf([1], [60], against).verdict).toBe('aim met')
  })

  it('count time the other way where less is better', () => {
    const verdict = (ours: number) =>
      verdictOf([ours], [1], 'whole dedupe: parse only', 'whole dedupe: reprint').verdict
    expect([2, 5, 7].map(verdict)).toEqual(['aim met', 'met', 'not met'])
  })

  it('leave out peers that were not there', () => {
    expect(measuredRatios(new Map([['text to signature: doppelwire', [1]]]))).toEqual([])
  })
})

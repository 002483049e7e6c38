import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyze, BREAK, PARAGRAPH_END, type Scanner, SENTENCE_END, scanWords } from '../../src/text/analyze.js'
import { createScanner } from '../../src/text/tokenizer.js'

const seeds = new URL('../../seeds/', import.meta.url)
const seed = (number: string) => {
  const name = readdirSync(seeds).find((file) => file.startsWith(number))!
  return readFileSync(new URL(name, seeds), 'utf8')
}

describe('readText', () => {
  it('takes empty and wordless texts', () => {
    for (const text of ['', '\n\n', '...', '\ud800', '- “” -'])
      expect(analyze(text)).toMatchObject({ words: { count: 0 }, removed: [] })
  })

  it.each([
    ['000', 'reuters', ['tokyo', 'washington'], 8],
    ['001', 'reuters', ['tokyo', 'washington'], 1],
    ['002', 'reuters', ['tokyo', 'washington'], 5],
    ['003', undefined, undefined, 1],
    ['004', 'efe', ['tokyo'], 2],
  ])('reads seed %s', (number, agency, places, removals) => {
    const reading = analyze(seed(number))
    expect(reading.dateline?.agency).toBe(agency)
    expect(reading.dateline?.places).toEqual(places)
    expect(reading.removed).toHaveLength(removals)
  })

  it('leaves out of seed 000 what its site added', () => {
    const text = seed('000')
    expect(
      analyze(text).removed.map(({ rule, start, end }) => `${rule}: ${text.slice(start, end).replace(/\s+/g, ' ')}`),
    ).toEqual([
      'date: Thursday, July 25, 2024',
      'sign-up: Sign up now to get free unlimited access to',
      'sign-up: Sign Up',
      'related: See also Pidcock is back from last to pole, but Vanthourenhout wins at Overijse',
      'sign-up: Sign up now to get free unlimited access to',
      'sign-up: Sign Up',
      'standards: Our criteria: Thomson Reuters Trust Principles.',
      'related: More like this',
    ])
  })

  it('keeps the words that are not removed, marking the gaps', () => {
    const lines = fc.array(
      fc.constantFrom('Sign up', 'Advertisement', 'They met in Tokyo.', 'It rained.', '', 'date 2022-01-07 It rained'),
    )
    fc.assert(
      fc.property(lines, (chosen) => {
        const text = chosen.join('\n')
        const [all, { words, removed }] = [scanWords(text), analyze(text)]
        const isRemoved = (start: number) => removed.some((gap) => start >= gap.start && start < gap.end)
        const kept = [...all.starts].filter((start) => !isRemoved(start))
        expect([...words.starts.subarray(0, words.count)]).toEqual(kept)
        for (let index = 0; index < words.count; index++) {
          const from = index === 0 ? 0 : words.ends[index - 1]!
          const hasGap = removed.some((gap) => gap.start >= from && gap.end <= words.starts[index]!)
          expect((words.flags[index]! & BREAK) !== 0).toBe(hasGap)
        }
      }),
    )
  })

  it('never throws, stays in bounds, and ends with the end of a sentence', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
      fc
        .array(
          fc.constantFrom('(Reuters)', ' - ', 'PARIS', '\n', 'Sign up', ' ', '2022', '“', '”', '.', 'a', '日', '['),
          { maxLength: 40 },
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(anything, (text) => {
        const { words, removed, dateline } = analyze(text)
        for (const { start, end } of [...removed, ...(dateline ? [dateline] : [])]) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
        if (words.count > 0 && removed.length === 0) {
          expect(words.flags[words.count - 1]! & (SENTENCE_END | PARAGRAPH_END)).toBe(SENTENCE_END | PARAGRAPH_END)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('does not depend on the text that was scanned before', () => {
    const parts = [
      'PARIS',
      'A½½½½ (AFP) - ',
      '½',
      '(AFP)',
      ' - ',
      ' ',
      '\n',
      'date 2022-01-07 ',
      '¼',
      'Sign up',
      'Lyon, ',
      'AP photo / a) ',
      '',
    ]
    const scan = createScanner()
    const read = (text: string, by: Scanner) => {
      const { words, ...others } = analyze(text, by)
      const { count, hashes, flags, starts, ends } = words
      return { ...others, words: [hashes, flags, starts, ends].map((values) => [...values.subarray(0, count)]) }
    }
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 12 }), (chosen) => {
        scan('TOKYO WASHINGTON '.repeat(50))
        expect(read(chosen.join(''), scan)).toEqual(read(chosen.join(''), createScanner()))
      }),
      { numRuns: 1000 },
    )
  })

  it('reads a line of 5 MB', () => {
    expect(analyze('word '.repeat(1_000_000)).words.count).toBe(1_000_000)
    expect(analyze('x'.repeat(5_000_000)).words.count).toBe(78_125)
  })
})

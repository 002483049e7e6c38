import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Comparison,
  compare,
  createFingerprinter,
  decodeFingerprint,
  encodeFingerprint,
  explain,
  isCopy,
} from '../../src/index.js'
import { scanWords } from '../../src/text/tokens.js'
import { CHINESE, correctToll, FLOOD, JAPANESE, PARLIAMENT } from './stories.js'
import { TEMPLATES } from './templates.js'

const fingerprint = await createFingerprinter()
const relate = (a: string, b: string, lang?: string): Comparison =>
  compare(fingerprint({ text: a, lang }), fingerprint({ text: b, lang }))
const paragraphs = (text: string) => text.split('\n\n')

describe('identical', () => {
  test.each([
    ['the very same text', FLOOD],
    ['other spaces and line ends', `\ufeff${FLOOD.replaceAll('\n\n', '\r\n\r\n').replaceAll('. ', '.\u00a0 ')}\n`],
    ['other quotation marks and capitals', FLOOD.replaceAll('"', '”').toUpperCase()],
  ])('%s', (_, other) => {
    expect(relate(FLOOD, other)).toMatchObject({ relation: 'identical', score: 1 })
  })

  test('one word', () => {
    expect(relate('Corrected', '  corrected\n')).toMatchObject({ relation: 'identical', score: 1 })
  })
})

describe('a reprint', () => {
  test.each([
    [
      'an edited word here and there',
      FLOOD.replace('early', 'late').replace('railway', 'line').replace('warned', 'said'),
    ],
    ['a cut tail', paragraphs(FLOOD).slice(0, 3).join('\n\n')],
    ['a new beginning', `LENIK - By our own correspondent in the region.\n\n${FLOOD}`],
    [
      'lines of the site',
      `Sign up now for FREE access\n\n${FLOOD}\n\nRead more\n\nShare this article with your friends`,
    ],
    ['paragraphs moved', paragraphs(FLOOD).toReversed().join('\n\n')],
    ['a corrected toll', correctToll(FLOOD)],
    [
      'a write-through: toll, new quote, new paragraph',
      `${correctToll(FLOOD)}\n\n"The worst may be behind us," Hribar said on Monday.`,
    ],
    ['a Japanese text, edited', JAPANESE.replace('来年の春', '今年の秋')],
    ['a Chinese text, cut', CHINESE.slice(0, 150), CHINESE],
  ])('%s', (_, other, text = other.includes('東京') ? JAPANESE : FLOOD) => {
    const comparison = relate(text, other)
    expect(comparison.relation).toBe('reprint')
    expect(comparison.score).toBeGreaterThanOrEqual(0.5)
    expect(comparison.score).toBeLessThanOrEqual(1)
  })
})

describe('an excerpt', () => {
  test('has the direction in which it is contained', () => {
    const part = paragraphs(FLOOD)[1]!
    expect(relate(part, FLOOD)).toMatchObject({ relation: 'excerpt', direction: 'aInB' })
    expect(relate(FLOOD, part)).toMatchObject({ relation: 'excerpt', direction: 'bInA' })
    expect(relate(part, FLOOD).measures.containment.aInB).toBe(1)
  })

  test('of a text without spaces', () => {
    expect(relate(JAPANESE.slice(40, 110), JAPANESE)).toMatchObject({ relation: 'excerpt', direction: 'aInB' })
  })
})

describe('unrelated', () => {
  test.each([
    ['two stories', FLOOD, PARLIAMENT],
    ['Japanese and Chinese', JAPANESE, CHINESE],
    ['two words', 'yes', 'no'],
    ['a word and a story that holds it', 'Lenik', FLOOD],
    ['an empty text and a story', '', FLOOD],
    ['two empty texts', '', ''],
    ['texts without words', ' … ', ' — '],
  ])('%s', (_, a, b) => {
    expect(relate(a, b)).toMatchObject({ relation: 'unrelated' })
    expect(relate(a, b).score).toBeLessThan(0.5)
  })

  test('empty texts score nothing, so that no threshold makes them copies', () => {
    const empty = fingerprint({ text: '' })
    expect(compare(empty, empty, 0)).toMatchObject({ relation: 'unrelated', score: 0 })
  })
})

describe('a template with other facts is no copy', () => {
  test.each(TEMPLATES)('%s', (_, a, b) => {
    const comparison = relate(a, b)
    // Its wording alone would say otherwise: that is the trap.
    expect(comparison.measures.containment.aInB).toBeGreaterThan(0.5)
    expect(isCopy(comparison.relation)).toBe(false)
    expect(comparison.score).toBeLessThan(0.5)
  })

  test.each(TEMPLATES)('%s: but the same item with an edited sentence is', (_, a) => {
    expect(relate(a, a.replace(/\. (\w+)/, '. And $1').replace(' and ', ' as well as ')).relation).toBe('reprint')
  })
})

describe('two stories with a block in common are no copies', () => {
  const fair = (n: number) =>
    `Visitors of fair number ${n} admire a carousel that once stood in harbour ${n * 7}. Hide caption`
  const gallery = Array.from({ length: 12 }, (_, n) => fair(n + 1)).join('\n\n')

  test.each([
    ['below both', `${FLOOD}\n\n${gallery}`, `${PARLIAMENT}\n\n${gallery}`],
    ['above both', `${gallery}\n\n${FLOOD}`, `${gallery}\n\n${PARLIAMENT}`],
    ['below one and above the other', `${FLOOD}\n\n${gallery}`, `${gallery}\n\n${PARLIAMENT}`],
  ])('%s', (_, a, b) => {
    const { relation, measures } = relate(a, b)
    expect(measures.wording).toBeGreaterThan(0.5)
    expect(isCopy(relation)).toBe(false)
  })

  test('and the reasons say so', () => {
    const [a, b] = [FLOOD, PARLIAMENT].map((story) => fingerprint({ text: `${story}\n\n${gallery}` }))
    expect(explain(a!, b!).reasons[0]).toMatch(/^two stories with a part in common/)
  })

  test('but a story stays a copy with another gallery below it', () => {
    expect(isCopy(relate(FLOOD, `${FLOOD}\n\n${gallery}`).relation)).toBe(true)
    expect(isCopy(relate(`${gallery}\n\n${FLOOD}`, FLOOD).relation)).toBe(true)
  })
})

describe('articles taken for different languages', () => {
  test.each([
    ['an edited copy', FLOOD.replace('early', 'late'), 'reprint'],
    ['an excerpt', paragraphs(FLOOD).slice(2).join('\n\n'), 'excerpt'],
    ['another story', PARLIAMENT, 'unrelated'],
  ])('%s keeps its relation', (_, text, relation) => {
    const [english, german] = [fingerprint({ text: FLOOD, lang: 'en' }), fingerprint({ text, lang: 'de' })]
    const comparison = compare(english, german)
    expect(comparison.relation).toBe(relation)
    expect(comparison.measures.similarity).toBeCloseTo(relate(FLOOD, text, 'en').measures.similarity, 2)
    expect(compare(german, english).score).toBe(comparison.score)
  })

  test('a snippet too short to tell its language stands in its source', () => {
    const snippet = 'Lawmakers in Valmora rejected a bill on Thursday'
    const [short, long] = [fingerprint({ text: snippet }), fingerprint({ text: PARLIAMENT })]
    expect([short.language, long.language]).toEqual(['und', 'en'])
    const { relation, measures, passages } = explain(short, long)
    expect(relation).toBe('excerpt')
    expect(measures.containment.aInB).toBe(1)
    const whole = { start: 0, end: snippet.length }
    expect(passages).toEqual([{ a: whole, b: whole, words: 8, similarity: 1 }])
  })

  test('a template keeps its facts apart', () => {
    for (const [, a, b] of TEMPLATES) {
      const { relation } = compare(fingerprint({ text: a, lang: 'en' }), fingerprint({ text: b, lang: 'de' }))
      expect(isCopy(relation)).toBe(false)
    }
  })

  test('the same text stays identical', () => {
    const [english, german] = ['en', 'de'].map((lang) => fingerprint({ text: FLOOD, lang }))
    expect(compare(english!, german!)).toMatchObject({ relation: 'identical', score: 1 })
  })
})

test('the threshold moves the line between copy and none, not the score', () => {
  const [a, b] = [FLOOD, paragraphs(FLOOD).slice(0, 3).join('\n\n').replaceAll(' the ', ' a ')].map((text) =>
    fingerprint({ text }),
  )
  const { score } = compare(a!, b!)
  expect(score).toBeGreaterThan(0)
  expect(score).toBeLessThan(1)
  expect(isCopy(compare(a!, b!, score).relation)).toBe(true)
  const above = compare(a!, b!, score + (1 - score) / 2)
  expect(above.score).toBe(score)
  expect(isCopy(above.relation)).toBe(false)
})

test.each([-0.1, 1.1, Number.NaN, '0.5', {}])('refuses the threshold %j', (threshold) => {
  const one = fingerprint({ text: FLOOD })
  for (const look of [compare, explain]) {
    expect(() => look(one, one, threshold as number)).toThrow(/^threshold: expected a number from 0 to 1, found/)
  }
})

test.each([{ seed: 2 }, { shingleWords: 4 }, { signatureValues: 64 }])(
  'refuses to compare across options: %j',
  async (options) => {
    const other = (await createFingerprinter(options))({ text: FLOOD })
    for (const look of [compare, explain]) {
      expect(() => look(fingerprint({ text: FLOOD }), other)).toThrow(
        expect.objectContaining({ code: 'FINGERPRINT_MISMATCH' }),
      )
    }
  },
)

const VOCABULARY =
  'The toll rose to 41 in Manila on Friday . officials said “ we ” don’t know , 3,000 homes \n\n were lost A-B Łódź ﬁre'
const anyText = fc
  .array(fc.constantFrom(...VOCABULARY.split(' '), '東', '京'), { maxLength: 80 })
  .map((words) => words.join(' '))
/** Two texts of which parts of one stand in the other. */
const anyPair = fc
  .tuple(anyText, anyText, anyText, anyText)
  .map(([x, y, z, w]) => [`${x} ${y} ${z}`, `${w} ${y} ${z} ${x}`] as const)

test('the two sides are equal: turned round, the score stays and the sides change places', () => {
  fc.assert(
    fc.property(anyPair, fc.constantFrom('en', 'de', undefined), ([a, b], lang) => {
      const [one, other] = [fingerprint({ text: a, lang: 'en' }), fingerprint({ text: b, lang })]
      const [there, back] = [compare(one, other), compare(other, one)]
      expect(back.score).toBe(there.score)
      expect(back.relation).toBe(there.relation)
      expect(back.measures).toEqual({
        ...there.measures,
        containment: { aInB: there.measures.containment.bInA, bInA: there.measures.containment.aInB },
      })
      const turned = { aInB: 'bInA', bInA: 'aInB' } as const
      expect(back.direction).toBe(there.direction && turned[there.direction])
    }),
  )
})

/** The numbers of a value, however deep. */
const numbersIn = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : value instanceof Object ? Object.values(value).flatMap(numbersIn) : []

test('a score and every measure lie from 0 to 1, and a copy is what reaches the threshold', () => {
  fc.assert(
    fc.property(anyPair, fc.double({ min: 0, max: 1, noNaN: true }), ([a, b], threshold) => {
      const { score, relation, measures } = compare(fingerprint({ text: a }), fingerprint({ text: b }), threshold)
      for (const measure of [score, ...numbersIn(measures)]) {
        expect(measure).toBeGreaterThanOrEqual(0)
        expect(measure).toBeLessThanOrEqual(1)
      }
      if (score > 0) expect(isCopy(relation)).toBe(score >= threshold)
    }),
  )
})

test('comparing needs no text: decoded fingerprints give the same answer', () => {
  fc.assert(
    fc.property(anyPair, ([a, b]) => {
      const [one, other] = [fingerprint({ text: a }), fingerprint({ text: b })]
      expect(explain(decodeFingerprint(encodeFingerprint(one)), decodeFingerprint(encodeFingerprint(other)))).toEqual(
        explain(one, other),
      )
    }),
    { numRuns: 50 },
  )
})

describe('passages', () => {
  test('an edited sentence splits the passage around it', () => {
    const b = `Our own beginning of a few words. ${FLOOD.replace('interior', 'defence').replace('four helicopters', 'five planes')}`
    const { passages } = explain(fingerprint({ text: FLOOD }), fingerprint({ text: b }))
    const [first, second, ...more] = passages
    expect(more).toEqual([])
    expect(FLOOD.slice(first!.a.start, first!.a.end)).toMatch(/^At least 23 people[\s\S]* 600 soldiers and$/)
    expect(b.slice(first!.b.start, first!.b.end)).toMatch(/^At least 23 people[\s\S]* 600 soldiers and$/)
    expect(FLOOD.slice(second!.a.start, second!.a.end)).toMatch(/^Schools in[\s\S]* in the coming days$/)
  })

  test('end where the site put lines of its own in', () => {
    const [first, ...others] = paragraphs(FLOOD)
    const scraped = [first, 'Sign up now for FREE unlimited access', ...others].join('\n\n')
    const { passages } = explain(fingerprint({ text: scraped }), fingerprint({ text: FLOOD }))
    expect(passages).toHaveLength(2)
    expect(passages[0]!.words + passages[1]!.words).toBe(scanWords(FLOOD).count)
    expect(scraped.slice(passages[0]!.a.end, passages[1]!.a.start)).toContain('Sign up now')
  })

  test('unrelated stories have none', () => {
    expect(explain(fingerprint({ text: FLOOD }), fingerprint({ text: PARLIAMENT })).passages).toEqual([])
  })

  test('of a whole text that stands in the other, cover all of its words', () => {
    const excerpt = paragraphs(JAPANESE).join('').slice(40, 110)
    const { passages } = explain(fingerprint({ text: excerpt }), fingerprint({ text: JAPANESE }))
    expect(passages.reduce((sum, { words }) => sum + words, 0)).toBe(scanWords(excerpt).count)
  })

  test('hold the same normalised words in both texts where they claim so, in the order of the first', () => {
    let seen = 0
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        const { passages } = explain(fingerprint({ text: a, lang: 'en' }), fingerprint({ text: b, lang: 'en' }))
        expect(passages.map((passage) => passage.a.start)).toEqual(
          passages.map((passage) => passage.a.start).sort((x, y) => x - y),
        )
        for (const passage of passages) {
          if (passage.similarity < 1) continue
          const [inA, inB] = [
            scanWords(a.slice(passage.a.start, passage.a.end)),
            scanWords(b.slice(passage.b.start, passage.b.end)),
          ]
          expect(inA.count).toBe(passage.words)
          expect([...inA.hashes]).toEqual([...inB.hashes])
          seen++
        }
      }),
      { numRuns: 200 },
    )
    expect(seen).toBeGreaterThan(0)
  })
})

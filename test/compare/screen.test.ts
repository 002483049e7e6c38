import { beforeAll, describe, expect, test } from 'vitest'
import { generateArticle } from '../../bench/generate/articles.js'
import { Comparable } from '../../src/compare/comparable.js'
import { gather } from '../../src/compare/evidence.js'
import { Screen } from '../../src/compare/screen.js'
import { type Outline, outlineOf } from '../../src/fingerprint/outline.js'
import { createFingerprinter } from '../../src/index.js'
import { DENSE } from '../../src/text/words.js'
import { CHINESE, FLOOD, JAPANESE, PARLIAMENT } from './stories.js'
import { TEMPLATES } from './templates.js'

interface Text {
  readonly comparable: Comparable
  readonly outline: Outline
}
const screen = new Screen()
const storyAtMost = (suspect: Text, { comparable, outline }: Text, by = screen) => {
  by.turnTo(suspect.comparable, suspect.outline)
  const { words, flags, identity } = comparable.fingerprint
  return by.storyAtMost({ outline, words, flags, identity, dense: flags.some((flag) => flag & DENSE) })
}

let texts: Text[]
let make: (text: string) => Text
beforeAll(async () => {
  const fingerprint = await createFingerprinter()
  make = (text) => {
    const comparable = new Comparable(fingerprint({ text }))
    return { comparable, outline: outlineOf(comparable.contentInOrder) }
  }
  const generated = Array.from(
    { length: 40 },
    (_, number) => generateArticle(number, { seed: 5, copies: 0.5 }).article.text,
  )
  const cut = [
    FLOOD.slice(0, 500),
    `${PARLIAMENT} ${FLOOD}`,
    JAPANESE.slice(9),
    `${JAPANESE} ${FLOOD}`,
    `${FLOOD} ${FLOOD}`,
  ]
  texts = [...generated, FLOOD, PARLIAMENT, JAPANESE, CHINESE, ...cut, ...TEMPLATES.flat()].map((text) =>
    make(String(text)),
  )
})

describe('a screen', () => {
  test('gives the opening as it is, and the rest no lower, whichever text it looks from', () => {
    let pairs = 0
    for (const a of texts) {
      for (const b of texts) {
        if (a.comparable.fingerprint.language !== b.comparable.fingerprint.language) continue
        const { opening, remainder, thinnest } = gather(a.comparable, b.comparable).measures
        const most = storyAtMost(a, b)
        expect(most.opening).toBe(opening)
        expect(most.remainder).toBeGreaterThanOrEqual(remainder)
        expect(most.thinnest).toBeGreaterThanOrEqual(thinnest)
        expect(storyAtMost(b, a)).toEqual(most)
        pairs++
      }
    }
    expect(pairs).toBeGreaterThan(2000)
  })

  test('lets pass what shares a ninth of its content, and an excerpt', () => {
    screen.turnTo(make(FLOOD).comparable, make(FLOOD).outline)
    expect(screen.passes(make(FLOOD).outline)).toBe(true)
    expect(screen.passes(make(FLOOD.slice(0, 300)).outline)).toBe(true)
    expect(screen.passes(make(`${FLOOD} ${PARLIAMENT}`).outline)).toBe(true)
    expect(screen.passes(make(PARLIAMENT).outline)).toBe(false)
  })

  test('forgets the suspect before', () => {
    const [flood, parliament] = [make(FLOOD), make(PARLIAMENT)]
    screen.turnTo(parliament.comparable, parliament.outline)
    screen.turnTo(flood.comparable, flood.outline)
    expect(screen.passes(parliament.outline)).toBe(false)
    expect(storyAtMost(flood, parliament)).toEqual(storyAtMost(flood, parliament, new Screen()))
  })
})

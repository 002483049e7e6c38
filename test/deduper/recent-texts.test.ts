import { expect, test } from 'vitest'
import { RecentTexts } from '../../src/deduper/recent-texts.js'
import { type Article, createDeduper, createFingerprinter, type DeduperOptions } from '../../src/index.js'
import { FLOOD, PARLIAMENT } from '../compare/stories.js'

test('finds the very same text in the same language alone', () => {
  const recent = new RecentTexts()
  recent.add({ id: 'a', text: FLOOD, lang: 'en' }, 7)
  expect(recent.textIdOf({ id: 'b', text: FLOOD, lang: 'en' })).toBe(7)
  expect(recent.textIdOf({ id: 'b', text: FLOOD, lang: 'de' })).toBeUndefined()
  expect(recent.textIdOf({ id: 'b', text: FLOOD })).toBeUndefined()
  // As long, with one other character.
  expect(recent.textIdOf({ id: 'b', text: `${FLOOD.slice(0, -1)}!`, lang: 'en' })).toBeUndefined()
  expect(recent.textIdOf({ id: 'b', text: ` ${FLOOD}`, lang: 'en' })).toBeUndefined()
})

test('remembers some of many texts, and nothing once it is cleared', () => {
  const recent = new RecentTexts()
  const articles = Array.from({ length: 600 }, (_, i) => ({ id: 'a', text: FLOOD.slice(i) }))
  articles.forEach((article, i) => {
    recent.add(article, i)
  })
  const found = articles.map((article) => recent.textIdOf(article)).filter((textId) => textId !== undefined)
  expect(found.length).toBeGreaterThan(100)
  expect(found.length).toBeLessThanOrEqual(256)
  for (const textId of found) expect(recent.textIdOf(articles[textId]!)).toBe(textId)
  recent.clear()
  expect(articles.some((article) => recent.textIdOf(article) !== undefined)).toBe(false)
})

test('a text that is remembered is stored as one that is read', async () => {
  const fingerprint = await createFingerprinter()
  const texts = [FLOOD, PARLIAMENT, `${FLOOD} `, '', FLOOD, '', PARLIAMENT, FLOOD, '…', '…']
  const articles = texts.map((text, i): Article => ({ id: `id ${i % 6}`, text, date: i % 2 ? 'never' : '2024-03-01' }))
  for (const onDuplicate of ['version', 'replace'] as const satisfies readonly DeduperOptions['onDuplicate'][]) {
    const [read, given] = await Promise.all([createDeduper({ onDuplicate }), createDeduper({ onDuplicate })])
    for (const { text, ...meta } of articles) {
      expect(read.store({ ...meta, text })).toEqual(given.store({ ...meta, fingerprint: fingerprint({ text }) }))
    }
    expect(read.remove('id 1')).toBe(given.remove('id 1'))
    read.store({ id: 'again', text: PARLIAMENT })
    given.store({ id: 'again', fingerprint: fingerprint({ text: PARLIAMENT }) })
    expect([...read.clusters()]).toEqual([...given.clusters()])
    expect([...read.pairs()]).toEqual([...given.pairs()])
    const { texts: distinct, unreadableDates } = read.statistics()
    expect([distinct, unreadableDates]).toEqual([given.statistics().texts, given.statistics().unreadableDates])
  }
})

test('a text whose last article is removed is not remembered', async () => {
  const deduper = await createDeduper()
  deduper.store({ id: 'a', text: FLOOD })
  deduper.remove('a')
  deduper.store({ id: 'b', text: PARLIAMENT })
  deduper.store({ id: 'c', text: FLOOD })
  expect([...deduper.clusters()].map(({ size }) => size)).toEqual([1, 1])
  expect(deduper.explain('b', 'c').relation).toBe('unrelated')
})

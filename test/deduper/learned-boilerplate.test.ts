import { beforeAll, describe, expect, it } from 'vitest'
import { generateStream, type StreamText } from '../../bench/generate/streams.js'
import { createDeduper, type Deduper } from '../../src/index.js'

const FEED = { pages: 90, stories: 60, foreign: 14, shown: [5, 9], prints: 24 } as const
const texts = new Map<string, StreamText>()
for (const text of generateStream(FEED)) texts.set(text.id, text)

async function deduperOf(given: Iterable<StreamText>, options = {}): Promise<Deduper> {
  const deduper = await createDeduper(options)
  for (const { id, text } of given) deduper.store({ id, text })
  return deduper
}

const storyOf = (id: string): string => `${texts.get(id)!.kind} ${texts.get(id)!.story}`

function wrongPairs(deduper: Deduper): string[] {
  return [...deduper.pairs({ all: true })]
    .filter(({ a, b }) => storyOf(a) !== storyOf(b))
    .map(({ a, b }) => `${a} ${b}`)
}

describe('pages that show foreign stories in changing selections', () => {
  let deduper: Deduper
  let pairs: ReadonlySet<string>
  beforeAll(async () => {
    deduper = await deduperOf(texts.values())
    pairs = new Set([...deduper.pairs({ all: true })].map(({ a, b }) => `${a} ${b}`))
  }, 60_000)

  it('are no copies of each other, nor of the stories that they show', () => {
    expect(wrongPairs(deduper)).toEqual([])
  })

  it('are counted, and each stands alone', () => {
    expect(deduper.statistics().learnedBoilerplate.foreignTexts).toBe(FEED.pages)
    for (const { representative, size } of deduper.clusters()) {
      if (texts.get(representative)!.kind === 'page') expect(size).toBe(1)
    }
  })

  it('take no copy from a story that many print, with edits and footers', () => {
    const prints = [...texts.keys()].filter((id) => texts.get(id)!.kind === 'print').sort()
    for (const [i, b] of prints.entries()) {
      for (const a of prints.slice(0, i)) expect(pairs).toContain(`${a} ${b}`)
    }
  })

  it('take none from stories above a standing paragraph', () => {
    const printed = [...texts.keys()].filter((id) => id.startsWith('standing-') && id.endsWith('-1'))
    expect(printed.length).toBeGreaterThan(1)
    for (const b of printed) expect(pairs).toContain(`${b.replace(/1$/, '0')} ${b}`)
  })

  it('are learned alike in whatever order they come', async () => {
    const reversed = await deduperOf([...texts.values()].reverse())
    expect([...reversed.clusters()]).toEqual([...deduper.clusters()])
    expect(new Set([...reversed.pairs({ all: true })].map(({ a, b }) => `${a} ${b}`))).toEqual(pairs)
    expect(reversed.statistics().learnedBoilerplate).toEqual(deduper.statistics().learnedBoilerplate)
  })

  it('are explained without what is masked once the clusters are formed, and as they stand before', async () => {
    const [one, other] = [...texts.values()].filter(({ kind }) => kind === 'below').map(({ id }) => id)
    const learned = deduper.explain(one!, other!)
    expect(learned.reasons.filter((reason) => reason.includes('under other stories'))).toEqual([
      expect.stringMatching(
        /^\d+ words that many texts of the feed have under other stories left out of the first text$/,
      ),
      expect.stringMatching(/left out of the second text$/),
    ])
    const unsettled = await deduperOf(texts.values())
    const before = unsettled.explain(one!, other!)
    expect(before.reasons.join()).not.toContain('under other stories')
    const sharedWords = ({ passages }: typeof before) => passages.reduce((sum, { words }) => sum + words, 0)
    expect(sharedWords(learned)).toBeLessThan(sharedWords(before))
    const page = [...texts.values()].find(({ kind }) => kind === 'page')!
    expect(deduper.explain(page.id, one!).reasons).toContainEqual(
      expect.stringContaining('the first text is nothing but stories that other texts have too'),
    )
  })

  it('are compared as they stand where boilerplate is kept', async () => {
    const few = [...texts.values()].filter(({ kind }) => kind === 'page').slice(0, 25)
    const kept = await deduperOf(few, { boilerplate: false })
    expect(wrongPairs(kept).length).toBeGreaterThan(0)
    expect(kept.statistics().learnedBoilerplate).toEqual({ maskedTexts: 0, foreignTexts: 0 })
  })
})

it('stories of their own that share a standing block are partial copies, once many do', async () => {
  const below = [...texts.values()].filter(({ kind }) => kind === 'below' || kind === 'page')
  const deduper = await deduperOf(below)
  const pairs = [...deduper.pairs({ relations: ['identical', 'reprint', 'rewrite', 'excerpt', 'partial'] })]
  expect(pairs.length).toBeGreaterThan(0)
  for (const { relation, shared } of pairs) {
    expect(relation).toBe('partial')
    expect(Math.min(shared!.a, shared!.b)).toBeGreaterThan(0)
  }
})

it('what is learned is learned anew when the feed changes', async () => {
  const deduper = await deduperOf(texts.values())
  expect([...deduper.clusters()].length).toBeGreaterThan(0)
  for (const id of texts.keys()) if (id.startsWith('page-') && id !== 'page-0') deduper.remove(id)
  for (const id of texts.keys()) if (id.startsWith('below-')) deduper.remove(id)
  expect([...deduper.clusters()].length).toBeGreaterThan(0)
  expect(deduper.statistics().learnedBoilerplate.foreignTexts).toBe(0)
})

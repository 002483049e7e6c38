import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Article,
  type Cluster,
  createDeduper,
  createFingerprinter,
  type Deduper,
  type DeduperOptions,
  decodeFingerprint,
  encodeFingerprint,
  PRESETS,
  type Verdict,
} from '../../src/index.js'
import { CHINESE, correctToll, FLOOD, JAPANESE, PARLIAMENT } from '../compare/stories.js'
import { TEMPLATES } from '../compare/templates.js'

const LATER = `${FLOOD}\n\n"The worst may be behind us," Hribar said on Monday.`
const CUT = FLOOD.split('\n\n').slice(0, 3).join('\n\n')
const PART = FLOOD.split('\n\n')[1]!

const dedupe = async (texts: Record<string, string>, options: Partial<DeduperOptions> = {}): Promise<Deduper> => {
  const deduper = await createDeduper(options)
  for (const [id, text] of Object.entries(texts)) deduper.add({ id, text })
  return deduper
}
const clustersOf = (deduper: Deduper): Cluster[] => [...deduper.clusters()]
/** The ids of each cluster, the representative first, the others sorted. */
const groups = (deduper: Deduper) =>
  clustersOf(deduper).map(({ members: [first, ...others] }) => [first!.id, ...others.map(({ id }) => id).sort()])
const pairsOf = (deduper: Deduper) => [...deduper.pairs()].map(({ a, b, relation }) => `${a} ${b} ${relation}`).sort()
const isCopyVerdict = (verdict: Verdict) => {
  if (verdict.status !== 'copy') throw new Error(`expected a copy, found ${verdict.status}`)
  return verdict
}

describe('add', () => {
  test('finds at the level of reprints what it finds at that of rewrites, with the same measures', async () => {
    const verdicts = (level: DeduperOptions['level']) =>
      createDeduper({ level }).then((deduper) =>
        Object.entries({
          first: FLOOD,
          other: PARLIAMENT,
          later: LATER,
          cut: CUT,
          again: `${PARLIAMENT} So it is.`,
        }).map(([id, text]) => deduper.add({ id, text })),
      )
    const reprints = await verdicts('reprint')
    expect(reprints.map(({ status }) => status)).toEqual(['new', 'new', 'copy', 'copy', 'copy'])
    expect(reprints).toEqual(await verdicts('rewrite'))
  })

  test('says of a first article that it is new, of a copy what it is, of whom and where', async () => {
    const deduper = await createDeduper()
    expect(deduper.add({ id: 'first', text: FLOOD })).toEqual({ status: 'new', id: 'first' })
    expect(deduper.add({ id: 'other', text: PARLIAMENT })).toEqual({ status: 'new', id: 'other' })
    const verdict = isCopyVerdict(deduper.add({ id: 'later', text: LATER }))
    expect(verdict).toMatchObject({ id: 'later', of: 'first', relation: 'reprint' })
    expect(verdict.matches.map(({ id }) => id)).toEqual(['first'])
    expect(verdict.reasons).toContain('the same wording but for edits')
    const [passage] = verdict.passages
    expect(LATER.slice(passage!.a.start, passage!.a.end)).toBe(FLOOD.slice(passage!.b.start, passage!.b.end))
  })

  test('names the surest match and lists all, surest first, then by id', async () => {
    const deduper = await dedupe({ toll: correctToll(FLOOD), b: FLOOD, a: FLOOD })
    const verdict = isCopyVerdict(deduper.add({ id: 'again', text: `${FLOOD}\n` }))
    expect(verdict).toMatchObject({ of: 'a', relation: 'identical', score: 1 })
    expect(verdict.matches.map(({ id, relation }) => [id, relation])).toEqual([
      ['a', 'identical'],
      ['b', 'identical'],
      ['toll', 'reprint'],
    ])
  })

  test('measures and passages see the new article as a, the stored one as b', async () => {
    const deduper = await dedupe({ whole: FLOOD })
    const part = FLOOD.slice(0, 350)
    const [match] = deduper.find({ id: 'part', text: part })
    const verdict = isCopyVerdict(deduper.add({ id: 'part', text: part }))
    expect(verdict.measures).toEqual(match!.measures)
    expect(verdict.measures.containment.aInB).toBeGreaterThan(verdict.measures.containment.bInA)
    expect(verdict.passages).toEqual(deduper.explain('part', 'whole').passages)
  })

  test.each(['reprint', 'rewrite'] as const)(
    'an article whose very text is stored has at level %s the matches that a look-up finds',
    async (level) => {
      const texts = [
        FLOOD,
        LATER,
        CUT,
        `${FLOOD} `,
        correctToll(FLOOD),
        FLOOD.slice(0, 350),
        PARLIAMENT,
        JAPANESE,
        'word',
      ]
      const deduper = await dedupe(Object.fromEntries(texts.map((text, i) => [`n${i}`, text])), { level })
      for (const [number, text] of texts.entries()) {
        const found = deduper.find({ id: 'again', text })
        const before = deduper.statistics().verifiedPairs
        const verdict = isCopyVerdict(deduper.add({ id: 'again', text }))
        expect(verdict.matches).toEqual(found)
        expect(verdict.matches.map(({ id }) => id)).toContain(`n${number}`)
        expect(verdict).toMatchObject({ relation: 'identical', of: found[0]!.id })
        const { reasons, passages } = deduper.explain('again', verdict.of)
        expect([verdict.reasons, verdict.passages]).toEqual([reasons, passages])
        expect(deduper.statistics().verifiedPairs).toBe(before)
        deduper.remove('again')
      }
    },
  )

  test('says why, and where, as `explain` does afterwards', async () => {
    const deduper = await createDeduper()
    const texts = [FLOOD, LATER, CUT, correctToll(FLOOD), `${FLOOD} `, FLOOD.slice(0, 350), ` ${FLOOD}`]
    for (const [number, text] of texts.entries()) {
      const verdict = deduper.add({ id: `n${number}`, text })
      if (number === 0) continue
      const { of, relation, score, measures, reasons, passages } = isCopyVerdict(verdict)
      const explained = deduper.explain(`n${number}`, of)
      expect({ relation, score, reasons, passages }).toEqual({
        relation: explained.relation,
        score: explained.score,
        reasons: explained.reasons,
        passages: explained.passages,
      })
      expect(measures).toEqual(explained.measures)
    }
  })

  test('the same id with the same text changes nothing', async () => {
    const deduper = await dedupe({ a: FLOOD, b: LATER })
    expect(deduper.add({ id: 'a', text: FLOOD })).toEqual({ status: 'repeated', id: 'a' })
    expect(deduper.size).toBe(2)
    expect(pairsOf(deduper)).toEqual(['a b reprint'])
  })

  test('templates with other facts stay apart', async () => {
    const deduper = await dedupe(
      Object.fromEntries(
        TEMPLATES.flatMap(([kind, a, b]) => [
          [`${kind} 1`, a],
          [`${kind} 2`, b],
        ]),
      ),
    )
    expect(pairsOf(deduper)).toEqual([])
  })

  test.each([
    ['Japanese', JAPANESE, JAPANESE.replace('来年の春', '今年の秋')],
    ['Chinese', CHINESE, CHINESE.slice(0, 150)],
  ])('finds reprints in %s', async (_, a, b) => {
    expect(pairsOf(await dedupe({ a, b, flood: FLOOD }))).toEqual(['a b reprint'])
  })

  test('finds a copy that is tagged with another language', async () => {
    const deduper = await createDeduper()
    deduper.add({ id: 'a', text: FLOOD, lang: 'en' })
    expect(deduper.add({ id: 'b', text: LATER, lang: 'de' })).toMatchObject({ status: 'copy', relation: 'reprint' })
    expect(deduper.add({ id: 'c', text: FLOOD, lang: 'fr' })).toMatchObject({ of: 'a', relation: 'identical' })
  })
})

describe('store', () => {
  test('stores like add, and says only under which id and whether it was new', async () => {
    const deduper = await createDeduper({ onDuplicate: 'version' })
    expect(deduper.store({ id: 'a', text: FLOOD })).toEqual({ id: 'a', added: true })
    expect(deduper.store({ id: 'a', text: FLOOD })).toEqual({ id: 'a', added: false })
    expect(deduper.store({ id: 'a', text: LATER })).toEqual({ id: 'a#2', added: true })
    expect(pairsOf(deduper)).toEqual(['a a#2 reprint'])
  })
})

describe('a fingerprint in place of a text', () => {
  test('is stored, found and compared as its text would be', async () => {
    const fingerprinter = await createFingerprinter()
    const [ofTexts, ofFingerprints] = [await createDeduper(), await createDeduper()]
    const texts = { flood: FLOOD, toll: correctToll(FLOOD), part: PART, other: PARLIAMENT, again: FLOOD, empty: '' }
    for (const [id, text] of Object.entries(texts)) {
      const fingerprint = decodeFingerprint(encodeFingerprint(fingerprinter({ text })))
      expect(ofFingerprints.find({ id, fingerprint })).toEqual(ofTexts.find({ id, text }))
      expect(ofFingerprints.add({ id, fingerprint, date: '2022-01-07' })).toEqual(
        ofTexts.add({ id, text, date: '2022-01-07' }),
      )
    }
    expect([...ofFingerprints.clusters()]).toEqual([...ofTexts.clusters()])
  })

  test('is refused where it was made with other options, or is none', async () => {
    const fingerprint = (await createFingerprinter({ seed: 2 }))({ text: FLOOD })
    const deduper = await createDeduper()
    expect(() => deduper.add({ id: 'a', fingerprint })).toThrow('fingerprints differ in seed: 1 and 2')
    for (const none of [undefined, null, {}, new Uint8Array(3), { options: {} }]) {
      expect(() => deduper.store({ id: 'a', fingerprint: none as never })).toThrow('article "a": fingerprint: expected')
    }
    expect(() => deduper.store({ id: 1 as never, fingerprint })).toThrow('article: id: expected a non-empty string')
    expect(deduper.size).toBe(0)
  })
})

describe('find', () => {
  test('answers like add and stores nothing', async () => {
    const deduper = await dedupe({ a: FLOOD, b: PARLIAMENT })
    const [match, ...others] = deduper.find({ id: 'x', text: LATER })
    expect(match).toMatchObject({ id: 'a', relation: 'reprint' })
    expect(others).toEqual([])
    expect(deduper.has('x')).toBe(false)
    expect(deduper.size).toBe(2)
    expect(isCopyVerdict(deduper.add({ id: 'x', text: LATER })).matches).toEqual([match])
  })

  test('leaves out the article of its own id', async () => {
    const deduper = await dedupe({ a: FLOOD })
    expect(deduper.find({ id: 'a', text: FLOOD })).toEqual([])
    expect(deduper.find({ id: 'b', text: FLOOD })).toHaveLength(1)
  })
})

describe('remove', () => {
  test('forgets the article and its pairs', async () => {
    const deduper = await dedupe({ a: FLOOD, b: LATER, c: PARLIAMENT })
    expect(deduper.remove('b')).toBe(true)
    expect(deduper.remove('b')).toBe(false)
    expect([deduper.has('b'), deduper.size]).toEqual([false, 2])
    expect(pairsOf(deduper)).toEqual([])
    expect(groups(deduper)).toEqual([['a'], ['c']])
    expect(deduper.find({ id: 'x', text: LATER }).map(({ id }) => id)).toEqual(['a'])
  })

  test('then adding again restores everything', async () => {
    const deduper = await dedupe({ a: FLOOD, b: LATER, c: CUT })
    const before = [groups(deduper), pairsOf(deduper)]
    deduper.remove('a')
    deduper.add({ id: 'a', text: FLOOD })
    expect([groups(deduper), pairsOf(deduper)]).toEqual(before)
  })

  test('gives the memory back: a stream of articles that come and go keeps what a day of it takes', async () => {
    const deduper = await createDeduper()
    const text = (number: number) => `${FLOOD} Number ${number} of them: ${'word '.repeat(20)}${number * 7919}.`
    let most = 0
    for (let number = 0; number < 600; number++) {
      deduper.store({ id: `${number}`, text: text(number) })
      if (number >= 20) deduper.remove(`${number - 20}`)
      const { fingerprintBytes, indexBytes } = deduper.statistics()
      if (number === 100) most = fingerprintBytes + indexBytes
    }
    const { articles, fingerprintBytes, indexBytes } = deduper.statistics()
    expect(articles).toBe(20)
    expect(fingerprintBytes + indexBytes).toBeLessThan(1.3 * most)
    expect(deduper.find({ id: 'x', text: text(599) })[0]).toMatchObject({ id: '599', relation: 'identical' })
    expect(deduper.find({ id: 'x', text: text(599) })).toHaveLength(20)
  })

  test('of one of two identical articles leaves the other with the pairs', async () => {
    const deduper = await dedupe({ a: FLOOD, twin: FLOOD, b: LATER })
    deduper.remove('a')
    expect(pairsOf(deduper)).toEqual(['b twin reprint'])
  })

  test('the explanation of a removed or unknown article is refused', async () => {
    const deduper = await dedupe({ a: FLOOD, b: LATER })
    expect(deduper.explain('a', 'b').passages.length).toBeGreaterThan(0)
    deduper.remove('b')
    expect(() => deduper.explain('a', 'b')).toThrow(expect.objectContaining({ code: 'UNKNOWN_ID' }))
    expect(() => deduper.explain('a', 'b')).toThrow('no article "b" is stored')
  })
})

describe('a known id with another text', () => {
  test('is an error by default that loses nothing', async () => {
    const deduper = await dedupe({ a: FLOOD })
    expect(() => deduper.add({ id: 'a', text: PARLIAMENT })).toThrow(expect.objectContaining({ code: 'DUPLICATE_ID' }))
    expect(() => deduper.add({ id: 'a', text: PARLIAMENT })).toThrow(/"a".*onDuplicate/)
    expect(deduper.find({ id: 'x', text: FLOOD })).toHaveLength(1)
    expect(deduper.find({ id: 'x', text: PARLIAMENT })).toEqual([])
    expect(deduper.size).toBe(1)
  })

  test('replaces the old one, whose pairs vanish', async () => {
    const deduper = await dedupe({ a: FLOOD, b: LATER }, { onDuplicate: 'replace' })
    expect(deduper.add({ id: 'a', text: PARLIAMENT })).toEqual({ status: 'new', id: 'a' })
    expect(deduper.size).toBe(2)
    expect(pairsOf(deduper)).toEqual([])
    expect(deduper.find({ id: 'x', text: PARLIAMENT })).toHaveLength(1)
    expect(deduper.add({ id: 'a', text: PARLIAMENT }).status).toBe('repeated')
    expect(deduper.add({ id: 'a', text: LATER })).toMatchObject({ status: 'copy', of: 'b', relation: 'identical' })
  })

  test('is kept beside the old one as a version', async () => {
    const deduper = await dedupe({ a: FLOOD, 'a#3': 'taken by another' }, { onDuplicate: 'version' })
    expect(deduper.add({ id: 'a', text: LATER })).toMatchObject({ status: 'copy', id: 'a#2', of: 'a' })
    expect(deduper.add({ id: 'a', text: PARLIAMENT })).toEqual({ status: 'new', id: 'a#4' })
    expect(deduper.add({ id: 'a', text: LATER })).toEqual({ status: 'repeated', id: 'a#2' })
    expect(deduper.add({ id: 'a', text: PARLIAMENT })).toEqual({ status: 'repeated', id: 'a#4' })
    expect(deduper.size).toBe(4)
  })
})

describe('short, empty and hostile texts', () => {
  test('empty texts and texts without words never match anything', async () => {
    const deduper = await dedupe({ a: '', b: '', c: ' \n', d: '…', e: FLOOD })
    expect(pairsOf(deduper)).toEqual([])
    expect(groups(deduper)).toEqual([['a'], ['b'], ['c'], ['d'], ['e']])
    expect(deduper.add({ id: 'a', text: '' }).status).toBe('repeated')
    expect(deduper.remove('a')).toBe(true)
    expect(deduper.size).toBe(4)
  })

  test('one-word texts match when identical, whatever the spaces and capitals', async () => {
    const deduper = await dedupe({ a: 'Corrected', b: ' corrected\n', c: 'Collected', d: 'Corrected' })
    expect(pairsOf(deduper)).toEqual(['a b identical', 'a d identical'])
    const all = [...deduper.pairs({ all: true })].map(({ a, b }) => `${a} ${b}`).sort()
    expect(all).toEqual(['a b', 'a d', 'b d'])
    expect(groups(deduper)).toEqual([['a', 'b', 'd'], ['c']])
  })

  test('ids that name parts of every object are ids like others', async () => {
    const ids = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', ' ', '1']
    const deduper = await createDeduper()
    expect(ids.some((id) => deduper.has(id))).toBe(false)
    for (const id of ids) deduper.add({ id, text: FLOOD })
    expect(deduper.size).toBe(ids.length)
    expect(groups(deduper)).toHaveLength(1)
    for (const id of ids) expect(deduper.remove(id)).toBe(true)
    expect(deduper.size).toBe(0)
  })

  test.each([
    ['lone surrogates', `\ud800${FLOOD.replaceAll('Lenik', 'Len\udc00ik')}\udfff`],
    ['control characters', FLOOD.replaceAll(' ', '\u0000 \u0007').replaceAll('a', 'a\u200b')],
    ['a megabyte of marks', `${FLOOD} e${'\u0301'.repeat(1e6)}`],
    ['three megabytes in one line', 'The toll rose again on Friday. '.repeat(100_000)],
    ['two megabytes without a space', 'x'.repeat(2e6)],
    ['a hundred thousand times one Chinese character', '水'.repeat(100_000)],
  ])('%s', async (_, text) => {
    const deduper = await dedupe({ flood: PARLIAMENT, hostile: text, again: `${text} ` })
    expect(pairsOf(deduper)).toEqual(['again hostile identical'])
    expect(() => deduper.explain('hostile', 'again')).not.toThrow()
  })

  test('control and zero-width characters hide no copy', async () => {
    const deduper = await dedupe({ a: FLOOD, b: FLOOD.replaceAll('Sava', 'Sa\u200bva').replaceAll('. ', '.\u0000 ') })
    expect(pairsOf(deduper)).toEqual(['a b identical'])
  })

  test.each([
    [{ id: 1, text: 'x' }, 'found number 1; write it as the string "1"'],
    [{ id: 'a' }, 'text: expected a string, found nothing'],
    [undefined, 'expected an object with id and text, found nothing'],
  ])('refuses the article %j, in every door', async (article, message) => {
    const deduper = await createDeduper()
    const wrong = article as unknown as Article
    for (const door of ['add', 'find', 'fingerprint'] as const) expect(() => deduper[door](wrong)).toThrow(message)
    await expect(deduper.addAll([wrong])).rejects.toThrow(message)
    expect(deduper.size).toBe(0)
  })
})

describe('addAll', () => {
  const stories = [FLOOD, LATER, PARLIAMENT, FLOOD].map((text, i): Article => ({ id: String(i % 3), text }))
  async function* feed(articles: readonly Article[], pause = 0) {
    for (const article of articles) {
      await new Promise((resolve) => setTimeout(resolve, pause))
      yield article
    }
  }

  test.each([
    ['an array', () => stories],
    ['a generator', () => stories.values()],
    ['an asynchronous feed', () => feed(stories)],
  ])('takes %s and counts what was added and what was there', async (_, source) => {
    const deduper = await createDeduper()
    expect(await deduper.addAll(source())).toEqual({ added: 3, repeated: 1 })
    expect(groups(deduper)).toHaveLength(2)
    expect(pairsOf(deduper)).toEqual(['0 1 reprint'])
  })

  test('stops at the first article it refuses and keeps those before', async () => {
    const deduper = await createDeduper()
    const bad = [stories[0]!, { id: '0', text: PARLIAMENT }, stories[2]!]
    await expect(deduper.addAll(bad)).rejects.toMatchObject({ code: 'DUPLICATE_ID' })
    expect(deduper.size).toBe(1)
  })

  test('an abort stops it with the reason and keeps what was added', async () => {
    const deduper = await createDeduper()
    const controller = new AbortController()
    function* endless() {
      for (let number = 0; ; number++) {
        if (number === 3) controller.abort(new Error('enough'))
        yield { id: `n${number}`, text: `Story ${number} of many` }
      }
    }
    await expect(deduper.addAll(endless(), { signal: controller.signal })).rejects.toThrow('enough')
    expect(deduper.size).toBe(3)
  })

  test('an abort from outside is seen while articles keep coming', async () => {
    const deduper = await createDeduper()
    function* endless() {
      for (let number = 0; ; number++) yield { id: `n${number}`, text: `Story ${number} of many` }
    }
    await expect(deduper.addAll(endless(), { signal: AbortSignal.timeout(80) })).rejects.toMatchObject({
      name: 'TimeoutError',
    })
    expect(deduper.size).toBeGreaterThan(0)
  })

  test('an abort is seen while a feed is silent', async () => {
    const deduper = await createDeduper()
    async function* silent() {
      yield stories[0]!
      await new Promise(() => {})
    }
    const started = Date.now()
    await expect(deduper.addAll(silent(), { signal: AbortSignal.timeout(20) })).rejects.toMatchObject({
      name: 'TimeoutError',
    })
    expect(Date.now() - started).toBeLessThan(5000)
    expect(deduper.has('0')).toBe(true)
  })

  test('a signal that aborted before adds nothing', async () => {
    const deduper = await createDeduper()
    await expect(deduper.addAll(stories, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
    expect(deduper.size).toBe(0)
  })

  test('tells how far it is', async () => {
    const told: number[] = []
    const deduper = await createDeduper()
    await deduper.addAll(feed(stories, 30), { onProgress: (articles) => told.push(articles) })
    expect(told.length).toBeGreaterThan(0)
    expect(told).toEqual([...new Set(told)].sort((a, b) => a - b))
    expect(told.at(-1)).toBeLessThanOrEqual(4)
  })
})

describe('clusters', () => {
  test('hold every article once, the largest first, those alone by id', async () => {
    const deduper = await dedupe({
      z: PARLIAMENT,
      a: FLOOD,
      b: LATER,
      c: CUT,
      j: JAPANESE,
      k: JAPANESE,
      alone: CHINESE,
    })
    expect(groups(deduper).map((ids) => ids.toSorted())).toEqual([['a', 'b', 'c'], ['j', 'k'], ['alone'], ['z']])
    for (const { members, size, lowestScore, representative } of clustersOf(deduper)) {
      expect(members.length).toBe(size)
      expect(members[0]).toMatchObject({ id: representative, relation: 'representative', score: 1 })
      expect(lowestScore).toBe(Math.min(...members.map(({ score }) => score)))
    }
  })

  test('an excerpt is in the cluster of the longer text, with its own reprints', async () => {
    const part = FLOOD.slice(0, 350)
    const deduper = await dedupe({ whole: FLOOD, part, twin: part })
    expect(clustersOf(deduper).map(({ members }) => members)).toEqual([
      [
        { id: 'whole', relation: 'representative', score: 1, reprintOf: null },
        { id: 'part', relation: 'excerpt', score: expect.any(Number), reprintOf: null },
        { id: 'twin', relation: 'identical', score: 1, reprintOf: 'part' },
      ],
    ])
  })

  test('forming them changes nothing that is stored', async () => {
    const deduper = await dedupe({ a: FLOOD, b: LATER, c: CUT, d: PART, e: FLOOD.slice(0, 350) })
    const state = () => [clustersOf(deduper), pairsOf(deduper), deduper.statistics().verifiedPairs, deduper.size]
    expect(state()).toEqual(state())
  })

  test('an excerpt is a pair, and no member of a cluster at reprint level', async () => {
    const deduper = await dedupe({ whole: FLOOD, part: FLOOD.slice(0, 350) }, { level: 'reprint' })
    expect(pairsOf(deduper)).toEqual(['part whole excerpt'])
    expect(groups(deduper)).toEqual([['part'], ['whole']])
  })

  test.each([
    ['earliest', 'old'],
    ['latest', 'new'],
    ['longest', 'long'],
    [{ sources: ['Herald', 'Daily'] }, 'herald'],
    [(a: { id: string }, b: { id: string }) => (a.id < b.id ? 1 : -1), 'plain'],
  ] as [DeduperOptions['representative'], string][])(
    'are represented as the policy %j says',
    async (representative, expected) => {
      const deduper = await createDeduper({ representative })
      const edited = (change: string) => FLOOD.replace('thirty hours', change)
      deduper.add({ id: 'herald', text: edited('a day'), source: 'Herald', date: '2022-01-05' })
      deduper.add({ id: 'new', text: edited('a week'), source: 'Daily', date: '2022-02-01T10:00Z' })
      deduper.add({ id: 'old', text: edited('a night'), date: '2021-12-31' })
      deduper.add({ id: 'long', text: `${edited('days')} ${PARLIAMENT.slice(0, 200)}`, date: 'yesterday' })
      deduper.add({ id: 'plain', text: edited('long'), source: 'Other' })
      const [cluster, ...others] = clustersOf(deduper)
      expect(others).toEqual([])
      expect(cluster!.representative).toBe(expected)
    },
  )

  test('are represented by the article nearest to all others by default, not by the longest or first', async () => {
    const [first, ...others] = FLOOD.split('\n\n')
    const longer = [...others, ...PARLIAMENT.split('\n\n').slice(0, 2)].join('\n\n')
    const shorter = [first, ...others.slice(0, -1)].join('\n\n')
    const deduper = await dedupe({ a: longer, b: shorter, z: FLOOD })
    expect(groups(deduper)[0]![0]).toBe('z')
  })

  test('the order of input changes nothing', async () => {
    const edits = ['early', 'railway', 'helicopters', 'residents', 'Forecasters', 'boats'].map((word, i) =>
      FLOOD.split('\n\n')
        .slice(i % 3)
        .join('\n\n')
        .replaceAll(word, `${word} ${word}`),
    )
    const articles = [
      FLOOD,
      FLOOD,
      `${FLOOD} `,
      LATER,
      CUT,
      PART,
      PARLIAMENT,
      JAPANESE,
      'Corrected',
      'corrected',
      '',
      ...edits,
    ].map(
      (text, number): Article => ({
        id: `n${number}`,
        text,
        date: number % 3 ? `2022-01-0${(number % 9) + 1}` : undefined,
      }),
    )
    const result = async (order: readonly Article[], representative: DeduperOptions['representative']) => {
      const deduper = await createDeduper({ representative })
      await deduper.addAll(order)
      return [clustersOf(deduper), [...deduper.pairs()].sort((a, b) => (`${a.a} ${a.b}` < `${b.a} ${b.b}` ? -1 : 1))]
    }
    const order = fc.shuffledSubarray(articles, { minLength: articles.length })
    await fc.assert(
      fc.asyncProperty(order, fc.constantFrom('central', 'earliest' as const), async (shuffled, representative) => {
        expect(await result(shuffled, representative as 'central')).toEqual(
          await result(articles, representative as 'central'),
        )
      }),
      { numRuns: 20 },
    )
  })
})

describe('statistics', () => {
  test('count unreadable dates, texts and pairs', async () => {
    const deduper = await createDeduper()
    const dates = ['2022-01-07', 'Thursday, July 25, 2024', '', undefined, '2022-02-30']
    for (const [number, date] of dates.entries()) deduper.add({ id: `n${number}`, text: FLOOD, date })
    deduper.add({ id: 'later', text: LATER, date: null as unknown as undefined })
    expect(deduper.statistics()).toMatchObject({
      articles: 6,
      texts: 2,
      unreadableDates: 2,
      verifiedPairs: 1,
      cappedBuckets: 0,
      cappedPhrases: 0,
      outrankedPairs: 0,
      cutPairs: 0,
      preparedTexts: expect.objectContaining({ needed: expect.any(Number) }),
    })
    expect(deduper.statistics().fingerprintBytes).toBeGreaterThan(0)
    expect(deduper.statistics().indexBytes).toBeGreaterThan(0)
  })

  test('report buckets that were cut, of which the latest articles are compared', async () => {
    const deduper = await createDeduper({ bucketCap: 2, level: 'reprint' })
    for (let number = 0; number < 8; number++) deduper.add({ id: `n${number}`, text: `${FLOOD} Update ${number}.` })
    expect(deduper.statistics().cappedBuckets).toBeGreaterThan(0)
    const found = deduper.find({ id: 'x', text: `${FLOOD} Update 9.` }).map(({ id }) => id)
    expect(found).toContain('n7')
    expect(found.length).toBeLessThan(8)
  })

  test('of short texts that are the same but for spaces, as many as a bucket may have are seen, the latest first', async () => {
    const deduper = await createDeduper({ bucketCap: 3 })
    const seen = () => deduper.find({ id: 'x', text: 'corrected' }).map(({ id }) => id)
    for (let spaces = 0; spaces < 3; spaces++) deduper.add({ id: `n${spaces}`, text: `${' '.repeat(spaces)}Corrected` })
    expect(seen()).toEqual(['n0', 'n1', 'n2'])
    expect(deduper.statistics().cappedBuckets).toBe(0)
    deduper.add({ id: 'n3', text: '   Corrected' })
    const { cappedBuckets } = deduper.statistics()
    expect(seen()).toEqual(['n1', 'n2', 'n3'])
    expect(deduper.statistics().cappedBuckets).toBe(cappedBuckets + 1)
  })
})

describe('options', () => {
  test('a preset is a threshold with a name', async () => {
    const score = async (options: Partial<DeduperOptions>) => {
      const deduper = await dedupe({ a: FLOOD, b: LATER }, options)
      return [...deduper.pairs()].map((pair) => pair.score)
    }
    const [sure] = await score({ preset: 'broad' })
    expect(sure).toBeGreaterThan(PRESETS.broad)
    expect(await score({})).toEqual(await score({ threshold: PRESETS.balanced }))
    expect(await score({ preset: 'strict' })).toEqual(await score({ threshold: PRESETS.strict }))
    expect(await score({ preset: 'strict', threshold: sure })).toEqual([sure])
    expect(await score({ preset: 'broad', threshold: 1 })).toEqual([])
  })

  test('dedupers with different options live side by side', async () => {
    const [strict, loose, fine] = await Promise.all([
      createDeduper({ threshold: 1 }),
      createDeduper({ threshold: 0.2 }),
      createDeduper({ shingleWords: 3, signatureValues: 64, seed: 9 }),
    ])
    for (const [id, text] of Object.entries({
      a: FLOOD,
      b: correctToll(FLOOD).replace('Rescuers in boats', 'Men in boats'),
    })) {
      for (const deduper of [strict, loose, fine]) deduper.add({ id, text })
    }
    expect([strict, loose, fine].map((deduper) => pairsOf(deduper))).toEqual([[], ['a b reprint'], ['a b reprint']])
    expect(fine.fingerprint({ id: 'x', text: FLOOD }).signature.length).toBe(64)
    strict.remove('a')
    expect(loose.has('a')).toBe(true)
  })

  test.each([
    [{ treshold: 0.5 }, 'createDeduper: unknown option "treshold"; known options are'],
    [{ threshold: 1.5 }, 'threshold: expected a number from 0 to 1, found number 1.5'],
    [{ target: Number.NaN }, 'target: expected a number from 0 to 1, found number NaN'],
    [{ bucketCap: 0 }, 'bucketCap: expected a whole number from 1 to'],
    [{ level: 'copy' }, 'level: expected one of reprint, rewrite, found "copy"'],
    [{ preset: 'lax' }, 'preset: expected one of strict, balanced, broad, found "lax"'],
    [{ onDuplicate: 'ignore' }, 'onDuplicate: expected one of error, replace, version, found "ignore"'],
    [{ representative: 'first' }, 'representative: expected one of central, earliest, latest, longest, found "first"'],
    [{ representative: { sources: 'Daily' } }, 'representative.sources: expected an array of strings'],
    [{ representative: {} }, 'representative: expected one of'],
    [{ shingleWords: 0 }, 'shingleWords: expected a whole number from 1 to 32, found number 0'],
    [{ signatureValues: '128' }, 'signatureValues: expected a whole number from 1 to 4096, found "128"'],
    [JSON.parse('{"__proto__": {"threshold": 1}}'), 'createDeduper: unknown option "__proto__"'],
    [null, 'createDeduper: expected an object of options, found null'],
    ['fast', 'createDeduper: expected an object of options, found "fast"'],
  ])('refuses %j', async (options, message) => {
    const refused = createDeduper(options as Partial<DeduperOptions>)
    await expect(refused).rejects.toMatchObject({ code: 'OPTION_INVALID', message: expect.stringContaining(message) })
  })

  test.each([
    {},
    undefined,
    { threshold: undefined },
    { threshold: 1, target: 1 },
    { threshold: 0, target: 0 },
    { signatureValues: 1 },
  ])('accepts %j', async (options) => {
    const deduper = await createDeduper(options as Partial<DeduperOptions>)
    deduper.add({ id: 'a', text: FLOOD })
    expect(deduper.add({ id: 'b', text: FLOOD })).toMatchObject({ status: 'copy', relation: 'identical' })
  })
})

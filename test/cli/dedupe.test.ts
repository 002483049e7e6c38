import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { generateStream } from '../../bench/generate/streams.js'
import { displayWidth } from '../../src/cli/view/display.js'
import type { Pair } from '../../src/index.js'
import { excerptOf, HARBOUR, ORCHARD, reprintOf, TELESCOPE } from '../fixtures/articles.js'
import { folderOf } from '../fixtures/folder.js'
import { jsonLines } from '../fixtures/json-lines.js'
import { doppelwire, parseLines } from './harness.js'

const records = [
  { id: 'wire', text: HARBOUR, title: 'Port Elwick strike ends', date: '2026-03-03', source: 'Wire' },
  { id: 'orchard', text: ORCHARD, source: 'Tamber Post' },
  { id: 'paper', text: reprintOf(HARBOUR), title: 'Strike over', date: '2026-03-04', source: 'Paper' },
  { id: 'telescope', text: TELESCOPE, source: 'Paper' },
]

const feed = (extra: readonly unknown[] = []) => folderOf({ 'feed.jsonl': jsonLines([...records, ...extra]) })

/** What could act on a terminal: everything but line feeds among the control characters, and reversed text. */
const ACTING = /(?!\n)\p{Cc}|\u202e/u

interface ClusterLine {
  schema: number
  cluster: number
  representative: string
  size: number
  lowestScore: number
  members: {
    id: string
    relation: string
    score: number
    reprintOf: string | null
    versionOf?: string
    archive?: boolean
  }[]
}

async function clusters(argv: readonly string[], stdin = '', told: RegExp = /^$/): Promise<ClusterLine[]> {
  const { code, out, err } = await doppelwire(['dedupe', '--json', ...argv], { stdin })
  expect(err).toMatch(told)
  expect(code).toBe(0)
  return parseLines(out) as ClusterLine[]
}

/** The ids of the clusters, the representative first. */
const grouped = (lines: readonly ClusterLine[]) => lines.map(({ members }) => members.map(({ id }) => id))

describe('the seeds', () => {
  test('000 and 001 are reprints of each other and rewrites of 002; 004 is an independent report', async () => {
    const lines = await clusters(['seeds/'])
    const { members } = lines.find((cluster) => cluster.members.some(({ id }) => id.startsWith('002')))!
    const relations = members.map(({ id, relation, reprintOf }) => [id.slice(0, 3), relation, reprintOf?.slice(0, 3)])
    expect(relations).toEqual([
      ['000', 'representative', undefined],
      ['001', 'reprint', '000'],
      ['002', 'rewrite', undefined],
    ])
    expect(grouped(lines)).toContainEqual(['004_54a668db38cee4e4.txt'])
  })

  test('as reprints, 000 and 001 are together and the others alone', async () => {
    const lines = await clusters(['seeds/', '--level', 'reprint'])
    expect(grouped(lines)).toEqual([
      ['000_761b2a112998a1a0.txt', '001_515b1d55653f0fdd.txt'],
      ['002_9920f8b871e157fc.txt'],
      ['003_b5aba4bf86d92e1c.txt'],
      ['004_54a668db38cee4e4.txt'],
    ])
  })
})

describe('--json', () => {
  test('is one cluster a line with exactly the documented fields', async () => {
    const lines = await clusters([feed()])
    expect(lines).toHaveLength(3)
    const [first] = lines
    expect(Object.keys(first!)).toEqual([
      'schema',
      'cluster',
      'representative',
      'size',
      'lowestScore',
      'basis',
      'members',
      'near',
    ])
    expect(first).toMatchObject({ schema: 2, cluster: 1, size: 2 })
    expect(first!.members[0]).toEqual({
      id: first!.representative,
      relation: 'representative',
      score: 1,
      reprintOf: null,
    })
    expect(first!.members[1]).toMatchObject({ relation: 'reprint', reprintOf: first!.representative })
    expect(first!.lowestScore).toBe(first!.members[1]!.score)
    expect(lines[1]).toEqual({
      schema: 2,
      cluster: 2,
      representative: 'orchard',
      size: 1,
      lowestScore: 1,
      basis: 'feed',
      members: [{ id: 'orchard', relation: 'representative', score: 1, reprintOf: null }],
      near: [],
    })
  })

  test('an excerpt is in the cluster of its source with its own reprints, unless asked for reprints only', async () => {
    const part = excerptOf(HARBOUR, 0, 0.4)
    const folder = feed([
      { id: 'part', text: part },
      { id: 'part again', text: part },
    ])
    const [first] = await clusters([folder])
    const copies = first!.members.map(({ id, relation, reprintOf }) => [id, relation, reprintOf])
    expect(copies).toEqual([
      ['wire', 'representative', null],
      ['paper', 'reprint', 'wire'],
      ['part', 'excerpt', null],
      ['part again', 'identical', 'part'],
    ])
    const reprints = grouped(await clusters([folder, '--level', 'reprint']))
    expect(reprints.slice(0, 2)).toEqual([
      ['part', 'part again'],
      ['wire', 'paper'],
    ])
  })

  test('holds every article exactly once, whatever its id', async () => {
    const odd = ['__proto__', 'constructor', 'a\tb', 'ünï "quoted"', '\ud800', 'toString'].map((id) => ({
      id,
      text: id,
    }))
    const ids = (await clusters([feed(odd)])).flatMap(({ members }) => members.map(({ id }) => id))
    expect(ids.sort()).toEqual([...records, ...odd].map(({ id }) => id).sort())
  })

  test('the order of the input changes nothing', async () => {
    const reversed = folderOf({ 'feed.jsonl': jsonLines([...records].reverse()) })
    expect(await clusters([reversed])).toEqual(await clusters([feed()]))
  })

  test('empty texts match nothing, short ones only the very same', async () => {
    const short = [
      { id: 'e1', text: '' },
      { id: 'e2', text: '' },
      { id: 'blank', text: ' \n ' },
      { id: 'w1', text: 'Correction' },
      { id: 'w2', text: 'CORRECTION' },
      { id: 'w3', text: 'Corrections' },
    ]
    const lines = await clusters([feed(short)], '', /^empty: 3 articles without text, the first at .*feed\.jsonl:5\n$/)
    expect(grouped(lines).filter((ids) => ids.length > 1)).toHaveLength(2)
    expect(grouped(lines)).toContainEqual(['w1', 'w2'])
  })

  test('reads standard input, and several inputs of different kinds together', async () => {
    const texts = folderOf({ 'copy.txt': reprintOf(ORCHARD), 'packed.jsonl.gz': gzipSync(jsonLines([records[3]])) })
    const lines = await clusters(['-', texts], jsonLines(records.slice(0, 3)))
    expect(grouped(lines)).toContainEqual(expect.arrayContaining(['orchard', `${texts}/copy.txt`]))
    expect(lines).toHaveLength(3)
  })
})

describe('options', () => {
  test('--threshold moves the line between copy and no copy', async () => {
    expect(await clusters(['--threshold', '1', feed()])).toHaveLength(4)
    expect(await clusters(['--threshold', '0.9', feed()])).toHaveLength(3)
  })

  test('--preset is overridden by --threshold', async () => {
    expect(await clusters(['--preset', 'broad', feed()])).toHaveLength(3)
    expect(await clusters(['--preset', 'strict', '--threshold', '0.5', feed()])).toHaveLength(3)
    expect(await clusters(['--preset', 'broad', '--threshold', '1', feed()])).toHaveLength(4)
  })

  test.each([
    ['earliest', 'wire'],
    ['latest', 'paper'],
    ['longest', 'wire'],
    ['sources:Nobody,Paper', 'paper'],
    ['sources:Wire,Paper', 'wire'],
    ['source:Wire', 'wire'],
  ])('--representative %s', async (policy, representative) => {
    expect((await clusters(['--representative', policy, feed()]))[0]!.representative).toBe(representative)
  })

  test.each(['sources:', 'sources:Wire,,Paper'])('--representative %s names no source', async (policy) => {
    const { code, err } = await doppelwire(['dedupe', feed(), '--representative', policy])
    expect(code).toBe(2)
    expect(err).toContain(`--representative: expected sources:NAME,NAME,..., found "${policy}"`)
  })

  test('--field reads other names', async () => {
    const folder = folderOf({ 'feed.jsonl': jsonLines(records.map(({ id, text }) => ({ guid: id, body: text }))) })
    expect(grouped(await clusters([folder, '--field', 'text=body', '--field', 'id=guid']))).toHaveLength(3)
  })
})

describe('an id that comes twice', () => {
  test('with the same text is one article', async () => {
    expect(grouped(await clusters([feed([records[1]])])).flat()).toHaveLength(4)
  })

  test('with another text is a version by default', async () => {
    const lines = await clusters(
      [feed([{ id: 'wire', text: ORCHARD }])],
      '',
      /^versions: 1 article .*jsonl:5, of "wire"\n$/,
    )
    const members = lines.flatMap((line) => line.members)
    expect(members.filter(({ versionOf }) => versionOf !== undefined)).toMatchObject([
      { id: 'wire#2', versionOf: 'wire' },
    ])
  })

  test('is an error that names both places, and the flags that help, with --on-duplicate error', async () => {
    const folder = feed([{ id: 'wire', text: TELESCOPE }])
    const { code, out, err } = await doppelwire(['dedupe', folder, '--on-duplicate', 'error'])
    expect(code).toBe(1)
    expect(out).toBe('')
    const file = `${folder}/feed.jsonl`
    expect(err).toContain(`doppelwire: ${file}:5: the id "wire" stands at ${file}:1 with another text`)
    expect(err).toMatch(/--on-duplicate version keeps both/)
  })

  test('--on-duplicate version keeps both, replace the later', async () => {
    const folder = feed([{ id: 'wire', text: ORCHARD }])
    expect(grouped(await clusters([folder, '--on-duplicate', 'version'], '', /^versions/))).toContainEqual([
      'orchard',
      'wire#2',
    ])
    const replaced = grouped(await clusters([folder, '--on-duplicate', 'replace']))
    expect(replaced).toContainEqual(['orchard', 'wire'])
    expect(replaced).toContainEqual(['paper'])
  })
})

describe('input that cannot be read', () => {
  const broken = () =>
    folderOf({ 'feed.jsonl': `${jsonLines(records.slice(0, 3))}not json\n${jsonLines([records[3]])}` })

  test('ends the command with 1, file and line, and advice', async () => {
    const folder = broken()
    const { code, out, err } = await doppelwire(['dedupe', '--json', folder])
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toContain(`doppelwire: ${folder}/feed.jsonl:4: expected a JSON object, found "not json"`)
    expect(err).toContain('--skip-invalid skips what cannot be read')
  })

  test('is skipped, named and counted with --skip-invalid', async () => {
    const { code, out, err } = await doppelwire(['dedupe', '--json', '--skip-invalid', broken()])
    expect(code).toBe(0)
    expect(parseLines(out)).toHaveLength(3)
    expect(err).toMatch(/^skipped: .*feed\.jsonl:4: .*\nskipped 1 entry that could not be read\n$/)
  })

  test('many skipped entries do not flood the screen', async () => {
    const { err } = await doppelwire(['dedupe', '--skip-invalid', '-'], {
      stdin: `${'x\n'.repeat(500)}{"text":"good"}`,
    })
    expect(err.split('\n')).toHaveLength(12)
    expect(err).toContain('skipped 500 entries')
  })

  test('is an error where nothing else is left', async () => {
    const { code, out, err } = await doppelwire(['dedupe', '--skip-invalid', '-'], { stdin: 'x\n'.repeat(3) })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/nothing is left: everything was skipped\n$/)
  })

  test('a missing file is an error even then', async () => {
    const { code, err } = await doppelwire(['dedupe', '--skip-invalid', 'nowhere.jsonl'])
    expect(code).toBe(1)
    expect(err).toBe('doppelwire: nowhere.jsonl: no such file or folder\n')
  })

  test('a name with line breaks forges no message', async () => {
    const { err } = await doppelwire(['dedupe', 'no\ndoppelwire: all is well\nfile.jsonl'])
    expect(err).toBe('doppelwire: no doppelwire: all is well file.jsonl: no such file or folder\n')
    const folder = folderOf({ 'x\nkept 5 articles in y\n.jsonl': 'not json\n' })
    const broken = await doppelwire(['dedupe', folder])
    expect(broken.err.split('\n')).toHaveLength(3)
    expect(broken.err).toMatch(/^doppelwire: .*\n--skip-invalid skips what cannot be read\n$/)
  })

  test('messages cannot act on the terminal', async () => {
    const { err } = await doppelwire(['dedupe', '-'], { stdin: '\u001b[31mred \u202e\n' })
    expect(err).not.toMatch(ACTING)
  })
})

test('texts that are nothing but stories of others are counted and marked, as pages without a story are', async () => {
  const pages = generateStream({ pages: 40, stories: 4, foreign: 12, shown: [5, 8] })
  const wall = { id: 'wall', text: 'Please enable JavaScript to view this page. Your browser has JavaScript disabled.' }
  const { out, err } = await doppelwire([
    'dedupe',
    '--json',
    feed([...pages, wall].map(({ id, text }) => ({ id, text }))),
  ])
  expect(err).toMatch(/^warning: 40 texts are nothing but stories that many others have too/)
  const members = parseLines(out).flatMap((line) => (line as { members: { id: string; kind?: string }[] }).members)
  for (const { id, kind } of members) expect(kind === 'page', id).toBe(/^page-|^wall$/.test(id))
})

test('unreadable dates are counted and reported', async () => {
  const folder = feed([{ id: 'dated', text: 'Some text.', date: 'one day in July' }])
  const { err } = await doppelwire(['dedupe', folder])
  expect(err).toBe(
    'warning: 1 date in no form that is known (ISO 8601, RFC 822, seconds since 1970); these articles are treated as undated\n',
  )
})

describe('for people', () => {
  test('clusters of copies with relation, score, origin and first words, below a summary', async () => {
    const folder = feed([{ id: 'part', text: excerptOf(HARBOUR, 0, 0.4), title: 'In brief' }])
    const { code, out, err } = await doppelwire(['dedupe', folder])
    expect(code).toBe(0)
    expect(err).toBe('')
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^5 articles: 1 cluster with 2 copies, 2 alone \(\d+\.\d s\)$/),
      '  copies  40 % of all articles, 1 reprint, 1 excerpt',
      '  first   Wire 1',
      '',
      expect.stringMatching(/^Cluster 1: 3 articles, lowest score [\d.>]{5}$/),
      '  representative         wire   2026-03-03  Wire   Port Elwick strike ends',
      expect.stringMatching(/^ {4}reprint {7}[\d.>]{5} {2}paper {2}2026-03-04 {2}Paper {2}Strike over$/),
      expect.stringMatching(/^ {2}excerpt {9}[\d.>]{5} {2}part {22}In brief$/),
      '',
      '',
    ])
  })

  test('colour on a terminal only, and not with NO_COLOR', async () => {
    expect((await doppelwire(['dedupe', feed()])).out).not.toContain('\u001b[')
    expect((await doppelwire(['dedupe', feed()], { columns: 80 })).out).toContain('\u001b[')
    expect((await doppelwire(['dedupe', feed()], { columns: 80, env: { NO_COLOR: '1' } })).out).not.toContain('\u001b[')
    expect((await doppelwire(['dedupe', feed()], { columns: 80, env: { TERM: 'dumb' } })).out).not.toContain('\u001b[')
  })

  test.each([20, 39, 60, 80, 120, 200])('no line is wider than a terminal of %i columns', async (columns) => {
    const titles = [
      '日本とアメリカ、新たな防衛協力で合意した。首脳会談の成果を発表する見通しだと政府関係者が明らかにした',
      'الولايات المتحدة واليابان توقعان اتفاقية دفاعية جديدة بعد قمة استمرت يومين في العاصمة',
      '👩‍👩‍👧‍👦 🇯🇵🇺🇸 Deal signed ✈️ today, says the minister, and everybody goes home to sleep at last',
    ]
    const wide = titles.map((title, i) => ({
      id: `https://news.example.org/2026/03/0${i}/a-very-long-address-of-an-article`,
      ...{ title, text: ORCHARD, date: `2026-03-0${i + 1}T10:00:00Z`, source: ['朝日新聞', 'الجزيرة', 'Wire'][i] },
    }))
    const { out } = await doppelwire(['dedupe', feed(wide)], { columns, env: { NO_COLOR: '1' } })
    for (const line of out.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(columns)
    expect(out).toContain('日本')
  })

  test('--limit shows fewer clusters and members, and says how many are left', async () => {
    const more = feed([
      { id: 'orchard 2', text: ORCHARD },
      { id: 'wire 2', text: HARBOUR },
      { id: 'wire 3', text: HARBOUR },
    ])
    const { out } = await doppelwire(['dedupe', more, '--limit', '1'])
    expect(out).toMatch(/^Cluster 1: 4 articles/m)
    expect(out).toContain('… and 3 more articles')
    expect(out).toMatch(/… and 1 more cluster: --limit all\n$/)
    expect((await doppelwire(['dedupe', more, '--limit', '0'])).out).not.toContain('Cluster')
    expect((await doppelwire(['dedupe', more])).out).toContain('Cluster 2')
  })

  test('a terminal gets 25 clusters, a file all of them', async () => {
    const pairs = Array.from({ length: 60 }, (_, i) => ({ id: `n${i}`, text: `Only these few words ${i >> 1}` }))
    const input = { stdin: jsonLines(pairs) }
    const shown = ({ out }: { out: string }) => out.match(/Cluster \d+:/g)?.length
    expect(shown(await doppelwire(['dedupe', '-'], { ...input, columns: 80 }))).toBe(25)
    expect(shown(await doppelwire(['dedupe', '-'], input))).toBe(30)
    expect(shown(await doppelwire(['dedupe', '-', '--limit', 'all'], { ...input, columns: 80 }))).toBe(30)
  })

  test('--sort orders clusters by doubt or by their newest article; numbers stay', async () => {
    const more = feed([{ id: 'orchard 2', text: ORCHARD, date: '2020-01-01' }])
    const order = async (...argv: string[]) =>
      [...(await doppelwire(['dedupe', more, ...argv])).out.matchAll(/^Cluster (\d)/gm)].map((match) => match[1])
    expect(await order()).toEqual(['1', '2'])
    const [bySize, byScore, byDate] = [await order(), await order('--sort', 'score'), await order('--sort', 'newest')]
    expect(byScore).not.toEqual(byDate.length === 0 ? [] : [...byScore].reverse())
    expect(new Set(byDate)).toEqual(new Set(bySize))
    const heads = (await doppelwire(['dedupe', more, '--sort', 'newest'])).out.split('Cluster ')
    expect(heads[1]).toContain('wire')
    const doubtful = (await doppelwire(['dedupe', more, '--sort', 'score'])).out.split('Cluster ')
    expect(doubtful[1]).toContain('wire')
    expect(doubtful[2]).toContain('lowest score 1.000')
  })

  test.each([
    [['--sort', 'colour'], /--sort: expected one of size, score, newest, found "colour"/],
    [['--limit', 'few'], /--limit: expected a number, found "few"/],
    [['--limit', '-1'], /--limit|ambiguous/],
    [['--limit', '1', '--json'], /--limit and --sort are for the clusters that people read/],
  ])('%j is wrong usage', async (argv, message) => {
    const { code, err } = await doppelwire(['dedupe', feed(), ...argv])
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })

  test('titles and ids cannot act on the terminal', async () => {
    const title = '\u001b]0;owned\u0007<b>Strike</b>\u202e over\u0007'
    const copies = [
      { id: 'x\u001b[2J', text: ORCHARD, title },
      { id: 'y', text: ORCHARD, title: '' },
    ]
    const { out } = await doppelwire(['dedupe', '-'], {
      stdin: jsonLines(copies),
      columns: 100,
      env: { NO_COLOR: '1' },
    })
    expect(out).not.toMatch(ACTING)
    expect(out).toContain('Strike over')
    expect(out).toContain('Growers in the Tamber valley')
  })

  test('says so where there are no copies', async () => {
    const { out } = await doppelwire(['dedupe', '-'], { stdin: jsonLines(records.slice(0, 2)) })
    expect(out).toMatch(/^2 articles: no copies \(\d+\.\d s\)\n$/)
  })
})

describe('progress', () => {
  /** Lets every look at the clock take half a second. */
  function slowly() {
    let time = 0
    vi.spyOn(Date, 'now').mockImplementation(() => {
      time += 500
      return time
    })
  }
  afterEach(() => vi.restoreAllMocks())

  test('stands on one line of a terminal, and goes away', async () => {
    slowly()
    const { out, err } = await doppelwire(['dedupe', feed()], { columns: 80 })
    expect(err.replaceAll('\r\u001b[K', '|')).toMatch(
      /^(\|\d articles?, 0 of 0 MB, [\d.]+ a second(, \d+ s left)?)+\|(\|compared \d articles?, [\d.]+ a second(, \d+ s left)?)+\|$/,
    )
    expect(err).toContain(' left')
    expect(out).not.toContain(' MB')
  })

  test('is not shown where nobody watches, nor within the first second', async () => {
    expect((await doppelwire(['dedupe', feed()], { columns: 80 })).err).toBe('')
    slowly()
    expect((await doppelwire(['dedupe', feed()])).err).toBe('')
  })
})

describe('--pairs', () => {
  test('is a table that compare --pairs can read', async () => {
    const { out } = await doppelwire(['dedupe', '--pairs', feed()])
    expect(out).toMatch(/^a\tb\trelation\tscore\npaper\twire\treprint\t0\.\d+\n$/)
  })

  test('prints pairs of other relations in place of the copies, with the share that is carried over', async () => {
    const folder = folderOf({
      'feed.jsonl': jsonLines([
        { id: 'harbour', text: `${HARBOUR}\n\n${TELESCOPE}` },
        { id: 'orchard', text: `${ORCHARD}\n\n${TELESCOPE}` },
        { id: 'reprint', text: reprintOf(`${ORCHARD}\n\n${TELESCOPE}`) },
      ]),
    })
    const argv = ['dedupe', '--pairs', '--json', `${folder}/feed.jsonl`]
    const copies = parseLines((await doppelwire(argv)).out)
    expect(copies).toMatchObject([{ a: 'orchard', b: 'reprint', relation: 'reprint' }])
    const partial = parseLines((await doppelwire([...argv, '--relations', 'partial,template'])).out) as Pair[]
    for (const { relation } of partial) expect(relation).toBe('partial')
    const pair = partial.find(({ b }) => b === 'orchard')
    expect(pair).toMatchObject({ a: 'harbour', b: 'orchard', relation: 'partial' })
    const { shared } = pair!
    for (const share of [shared!.a, shared!.b]) expect(share).toBeCloseTo(0.5, 0)
  })

  test.each([
    [
      ['--pairs', '--relations', 'partial,same'],
      /--relations: expected names out of identical, .*template, found "same"/,
    ],
    [
      ['--relations', 'partial'],
      /--relations: expected --pairs with it and names out of identical, .*template, found no/,
    ],
  ])('%j is called wrongly', async (argv, message) => {
    const { err, code } = await doppelwire(['dedupe', ...argv, feed()])
    expect(err).toMatch(message)
    expect(code).toBe(2)
  })

  test('is one object a line with --json', async () => {
    const { out } = await doppelwire(['dedupe', '--pairs', '--json', feed()])
    const [pair] = parseLines(out) as [Record<string, unknown>]
    expect(Object.keys(pair)).toEqual(['schema', 'a', 'b', 'relation', 'score', 'basis'])
    expect(pair).toMatchObject({ schema: 2, a: 'paper', b: 'wire', relation: 'reprint', basis: 'feed' })
  })

  test('includes the excerpts that were found, which share no cluster of reprints', async () => {
    const parts = [HARBOUR, ORCHARD, TELESCOPE].flatMap((story, i) =>
      [0, 0.2, 0.4, 0.53].map((from) => ({ id: `part ${i} from ${from}`, text: excerptOf(story, from) })),
    )
    const folder = folderOf({ 'feed.jsonl': jsonLines([...records.filter(({ id }) => id !== 'paper'), ...parts]) })
    const { out } = await doppelwire(['dedupe', '--pairs', folder])
    const found = /^(?:orchard\t)?(part [^\t]+)\t(?:telescope|wire|orchard)\texcerpt\t/m.exec(out)
    expect(found).not.toBeNull()
    const together = grouped(await clusters([folder, '--level', 'reprint'])).find((ids) => ids.includes(found![1]!))
    expect(together).not.toContainEqual(expect.stringMatching(/^(telescope|wire|orchard)$/))
  })

  test('ids cannot break the table', async () => {
    const copies = ['a\tb', 'c\nd'].map((id) => ({ id, text: ORCHARD }))
    const { out } = await doppelwire(['dedupe', '--pairs', '-'], { stdin: jsonLines(copies) })
    expect(out.split('\n')[1]).toBe('a\\tb\tc\\nd\tidentical\t1')
  })

  test('what it prints, compare --pairs reads, whatever the ids', async () => {
    const ids = ['a\tb', 'a\\tb', 'c\nd', '\r', '\u001b[2J', 'C:\\news\\x', '\ud800', '"q"', '\\', '__proto__', 'é']
    const folder = folderOf({ 'feed.jsonl': jsonLines(ids.map((id) => ({ id, text: ORCHARD }))) })
    const { out } = await doppelwire(['dedupe', '--all-pairs', folder])
    expect(out.split('\n')).toHaveLength(2 + (ids.length * (ids.length - 1)) / 2)
    expect(out).not.toMatch(/[^\P{Cc}\t\n]/u)
    const pairs = folderOf({ 'pairs.tsv': out })
    const compared = await doppelwire([
      ...['compare', '--documents', `${folder}/feed.jsonl`, '--pairs', `${pairs}/pairs.tsv`, '--json'],
    ])
    expect(compared.err).toBe('')
    const found = parseLines(compared.out) as { a: string; b: string }[]
    expect(new Set(found.flatMap(({ a, b }) => [a, b]))).toEqual(new Set(ids))
    expect(
      (await doppelwire(['compare', '--documents', `${folder}/feed.jsonl`, '--pairs', `${pairs}/pairs.tsv`])).out,
    ).toBe(out)
  })
})

describe('--csv', () => {
  test('is a table of all articles after RFC 4180', async () => {
    const folder = feed([{ id: 'say "hi", all', text: 'x', title: 'Line\nbreak' }])
    const { out } = await doppelwire(['dedupe', '--csv', folder])
    const rows = out.split('\r\n')
    expect(rows[0]).toBe('cluster,id,relation,score,reprintOf,title')
    expect(rows).toHaveLength(7)
    expect(rows[2]).toMatch(/^1,paper,reprint,[\d.]+,wire,Strike over$/)
    expect(rows[5]).toMatch(/^\d,/)
    expect(out).toContain('"say ""hi"", all",representative,1,,Line break\r\n')
  })

  test('no cell is a formula to a spreadsheet, whatever was scraped', async () => {
    const titles = ['=HYPERLINK("http://evil.example")', '+1', '-1', '@SUM(A1)', ' =1', '\u200b=1', '＝1']
    const articles = titles.map((title, i) => ({ id: `=id${i}`, title, text: `${i} ${ORCHARD}` }))
    const { out } = await doppelwire(['dedupe', '--csv', '-'], { stdin: jsonLines(articles) })
    expect(out.match(/'=id\d/g)!.length).toBeGreaterThanOrEqual(titles.length)
    expect(out).not.toMatch(/(^|,)"?[\s\u200b]*[=+\-@＝]/m)
    expect(out).toContain('"\'=HYPERLINK(""http://evil.example"")"')
  })

  test('an id with an invisible sign before the formula is defused too', async () => {
    const ids = ['\t=1', '\r=1', '\u200b=1', '\u0000@x', 'a=1']
    const articles = ids.map((id, i) => ({ id, text: `${i} words`, title: 'Title' }))
    const { out } = await doppelwire(['dedupe', '--csv', '-'], { stdin: jsonLines(articles) })
    for (const id of ids.slice(0, 4)) expect(out).toContain(`'${id}`)
    expect(out).toContain(',a=1,')
  })

  test('has whole titles', async () => {
    const title = 'A long title '.repeat(40).trim()
    expect((await doppelwire(['dedupe', '--csv', feed([{ id: 'long', text: 'x', title }])])).out).toContain(title)
  })

  test('begins with a byte order mark on request', async () => {
    expect((await doppelwire(['dedupe', '--csv', '--bom', feed()])).out).toMatch(/^\ufeffcluster,/)
    expect((await doppelwire(['dedupe', '--csv', feed()])).out).toMatch(/^cluster,/)
    expect(await doppelwire(['dedupe', '--bom', feed()])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--bom: expected --csv'),
    })
  })
})

describe('--explain', () => {
  const explain = (...argv: string[]) => doppelwire(['dedupe', feed(), '--explain', ...argv])

  test('says what a copy is a copy of, why, and shows the passages', async () => {
    const { code, out } = await explain('paper')
    expect(code).toBe(0)
    expect(out).toMatch(/^paper: reprint of wire, score [\d.>]{5}, in cluster 1 of 2 articles\n/)
    expect(out).toContain('- the same wording but for edits')
    expect(out).toMatch(/^alike {2}wire +│ paper$/m)
  })

  test('compares a representative with its closest copy, and says who stands alone', async () => {
    expect((await explain('wire')).out).toMatch(
      /^wire: representative of cluster 1 of 2 articles; its closest copy is paper/,
    )
    expect((await explain('orchard')).out).toBe(
      'orchard stands alone: it is a copy of no other article, and no other is one of it\n',
    )
  })

  test('an unknown id is an error', async () => {
    expect(await explain('nobody\nat all')).toEqual({
      code: 1,
      out: '',
      err: 'doppelwire: --explain: no article "nobody\\nat all" in the input; --json lists the ids\n',
    })
  })
})

describe('--fail-on-copies', () => {
  const alone = () => folderOf({ 'feed.jsonl': jsonLines([{ id: 'one', text: ORCHARD }]) })

  test.each([[], ['--json'], ['--csv'], ['--pairs']])('exits with 3 only if there are copies %s', async (...how) => {
    const asked = ['dedupe', '--fail-on-copies', ...how]
    expect((await doppelwire([...asked, feed()])).code).toBe(3)
    expect((await doppelwire([...asked, alone()])).code).toBe(0)
    expect((await doppelwire(['dedupe', ...how, feed()])).code).toBe(0)
  })

  test('counts only copies among the new articles where there is an archive', async () => {
    const archive = feed()
    expect((await doppelwire(['dedupe', '--fail-on-copies', alone(), '--against', archive])).code).toBe(3)
    const fresh = folderOf({ 'feed.jsonl': jsonLines([{ id: 'new', text: 'Words of its own.' }]) })
    expect((await doppelwire(['dedupe', '--fail-on-copies', fresh, '--against', archive])).code).toBe(0)
  })
})

import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { PRESETS, type Preset } from '../../src/compare/model.js'
import { isCopy, type Relation } from '../../src/compare/relation.js'
import { excerptOf, HARBOUR, ORCHARD, reprintOf, TELESCOPE } from '../fixtures/articles.js'
import { folderOf } from '../fixtures/folder.js'
import { jsonLines } from '../fixtures/json-lines.js'
import { doppelwire, parseLines } from './harness.js'

const documents = [
  { id: 'wire', text: HARBOUR },
  { id: 'paper', text: reprintOf(HARBOUR) },
  { id: 'part', text: excerptOf(HARBOUR) },
  { id: 'orchard', text: ORCHARD },
  { id: '__proto__', text: TELESCOPE },
  { id: '"quoted"', text: TELESCOPE },
]

const filesOf = (pairs = '') => folderOf({ 'documents.jsonl': jsonLines(documents), 'pairs.tsv': pairs })

describe('two articles', () => {
  test('by their paths, whatever the ending', async () => {
    const folder = folderOf({ 'a.txt': HARBOUR, 'b.md': reprintOf(HARBOUR), 'c.txt.gz': gzipSync(ORCHARD) })
    const { code, out, err } = await doppelwire(['compare', `${folder}/a.txt`, `${folder}/b.md`])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(
      /^reprint, score [\d.>]{5}\n( {2}- .*\n( {4}\w.*\n)*)+\n {2}similarity +0\.\d{3} .*\n {2}containment /,
    )
    expect(out).toMatch(/2 matching passages, \d+ words/)
    const other = await doppelwire(['compare', `${folder}/a.txt`, `${folder}/c.txt.gz`])
    expect(other.code).toBe(0)
    expect(other.out).toMatch(/^unrelated, score 0/)
    expect(other.out).toContain('no matching passages')
  })

  test('a rewrite with the reasons, and sentences in other words side by side', async () => {
    const argv = ['compare', 'seeds/000_761b2a112998a1a0.txt', 'seeds/002_9920f8b871e157fc.txt']
    const { out } = await doppelwire(argv, { columns: 100, env: { NO_COLOR: '1' } })
    expect(out).toMatch(/^rewrite, score [\d.>]{5}\n {2}- the same content in the same order, in other words\n/)
    expect(out).toMatch(/ {2}- \d+ of \d+ names and numbers are shared/)
    expect(out).toContain('both datelines name reuters and a place in common')
    expect(out).toMatch(/^alike {2}seeds\/000_\S+ +│ seeds\/002_\S+$/m)
    expect(out).toMatch(/^0\.\d\d {3}.*\[.*\].* │ .*\[.*\]/m)
    expect(out).toMatch(/^same {3}\[.* │ \[/m)
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
    // Within the sentence that stands above it, on both sides.
    expect(out.match(/annual increase in 2022/g)).toHaveLength(2)
  })

  test('by their ids', async () => {
    const folder = filesOf()
    const { out } = await doppelwire(['compare', '--documents', `${folder}/documents.jsonl`, 'part', 'wire'])
    expect(out).toMatch(/^excerpt, score \S+: part stands in wire\n/)
    const turned = await doppelwire(['compare', '--documents', folder, 'wire', 'part'])
    expect(turned.out).toMatch(/^excerpt, score \S+: part stands in wire\n/)
  })

  test('--json holds measures and passages as offsets into both texts', async () => {
    const argv = ['compare', '--json', '--documents', `${filesOf()}/documents.jsonl`, 'wire', 'paper']
    const { out } = await doppelwire(argv)
    const [line] = parseLines(out) as [Record<string, unknown>]
    expect(line).toMatchObject({ schema: 2, a: 'wire', b: 'paper', relation: 'reprint' })
    expect(line.reasons).toContain('the same wording but for edits')
    expect(line.measures).toMatchObject({ containment: { aInB: expect.any(Number), bInA: expect.any(Number) } })
    const [passage] = line.passages as [{ a: { start: number; end: number }; b: { start: number; end: number } }]
    expect(passage).toMatchObject({ words: expect.any(Number), similarity: 1 })
    const [one, other] = [documents[0]!.text, documents[1]!.text]
    expect(one.slice(passage.a.start, passage.a.end)).toBe(other.slice(passage.b.start, passage.b.end))
  })

  test('side by side within the width of the terminal, shared words visible', async () => {
    const folder = folderOf({ 'a.txt': HARBOUR, 'b.txt': reprintOf(HARBOUR) })
    const argv = ['compare', `${folder}/a.txt`, `${folder}/b.txt`]
    const plain = await doppelwire(argv, { columns: 80, env: { NO_COLOR: '1' } })
    expect(plain.out).toContain('│ [')
    expect(Math.max(...plain.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    const coloured = await doppelwire(argv, { columns: 80 })
    expect(coloured.out).toContain('\u001b[1m')
    expect(coloured.out).not.toContain('[PORT')
  })

  test('--threshold moves the relation, not the score', async () => {
    const argv = ['compare', '--json', '--documents', `${filesOf()}/documents.jsonl`, 'wire', 'paper']
    const [line] = parseLines((await doppelwire(argv)).out) as [{ score: number }]
    const [strict] = parseLines((await doppelwire([...argv, '--threshold', '1'])).out) as [object]
    expect(strict).toMatchObject({ relation: 'partial', score: line.score })
  })

  test('--preset moves it too, and --threshold overrides the preset', async () => {
    const argv = ['compare', '--json', 'seeds/000_761b2a112998a1a0.txt', 'seeds/003_b5aba4bf86d92e1c.txt']
    const relation = async (...options: string[]) => {
      const [line] = parseLines((await doppelwire([...argv, ...options])).out) as [
        { score: number; relation: Relation },
      ]
      return [isCopy(line.relation), line.score >= PRESETS[options[1] as Preset]]
    }
    for (const preset of Object.keys(PRESETS)) {
      const [copy, reaches] = await relation('--preset', preset)
      expect(copy).toBe(reaches)
    }
    expect((await relation('--preset', 'strict', '--threshold', '0'))[0]).toBe(true)
    expect((await relation('--preset', 'broad', '--threshold', '1'))[0]).toBe(false)
  })

  test.each([
    ['a missing file', ['nowhere.txt', 'seeds/000_761b2a112998a1a0.txt'], /nowhere\.txt: no such file/],
    ['many articles', ['seeds', 'seeds'], /seeds: expected a file of one article, found many articles; .*--documents/],
  ])('%s is an error', async (_, paths, message) => {
    const { code, out, err } = await doppelwire(['compare', ...paths])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(message)
  })

  test('an unknown id is an error', async () => {
    const { code, err } = await doppelwire(['compare', '--documents', filesOf(), 'wire', 'nobody'])
    expect(code).toBe(1)
    expect(err).toMatch(/no article "nobody" in /)
  })
})

describe('many pairs', () => {
  const json = (folder: string, ...argv: string[]) =>
    doppelwire([
      'compare',
      '--documents',
      `${folder}/documents.jsonl`,
      '--pairs',
      `${folder}/pairs.tsv`,
      '--json',
      ...argv,
    ])

  test('one line a pair, in the order of the file, with exactly these fields', async () => {
    const rows = ['label\tb\tkind\ta', 'copy\tpaper\tx\twire', 'no\tpaper\ty\torchard', 'copy\tpaper\tx\twire', '']
    const { code, out, err } = await json(filesOf(rows.join('\n')))
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const lines = parseLines(out) as { a: string; score: number }[]
    expect(lines.map(({ a }) => a)).toEqual(['wire', 'orchard', 'wire'])
    for (const line of lines) expect(Object.keys(line)).toEqual(['a', 'b', 'relation', 'score'])
    expect(lines[0]).toEqual(lines[2])
    expect(lines[0]).toMatchObject({ b: 'paper', relation: 'reprint' })
  })

  test('nothing else in the file changes a score, nor does the direction of the question', async () => {
    const one = await json(filesOf('a\tb\nwire\tpaper\n'))
    const many = await json(filesOf('a\tb\npaper\twire\nwire\torchard\nwire\tpaper\n'))
    const lines = parseLines(many.out) as { score: number }[]
    expect(parseLines(one.out)[0]).toEqual(lines[2])
    expect(lines[0]!.score).toBe(lines[2]!.score)
  })

  test('quotes are literal, CRLF, a byte order mark, blank lines and odd ids do no harm', async () => {
    const { out } = await json(filesOf('\ufeffa\tb\r\n"quoted"\t__proto__\r\n\r\n'))
    expect(parseLines(out)).toEqual([{ a: '"quoted"', b: '__proto__', relation: 'identical', score: 1 }])
  })

  test('without --json a table', async () => {
    const folder = filesOf('a\tb\nwire\torchard\n')
    const { out } = await doppelwire([
      'compare',
      '--documents',
      `${folder}/documents.jsonl`,
      '--pairs',
      `${folder}/pairs.tsv`,
    ])
    expect(out).toMatch(/^a\tb\trelation\tscore\nwire\torchard\tunrelated\t0(\.\d+)?\n$/)
  })

  test.each([
    ['an unknown id', 'a\tb\nwire\tpaper\nwire\tnobody\n', /pairs\.tsv:3: no article "nobody" in/],
    ['a column too few', 'a\tb\nwire\n', /pairs\.tsv:2: expected 2 columns, found 1/],
    ['no header', 'wire\tpaper\n', /pairs\.tsv:1: expected a header with tab-separated columns a and b, found/],
    ['commas for tabs', 'a,b\nwire,paper\n', /expected a header.*found "a,b" without a/],
    ['an empty file', '', /pairs\.tsv:1: expected a header/],
  ])('%s is an error, and nothing is printed', async (_, content, message) => {
    const { code, out, err } = await json(filesOf(content))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(message)
  })

  test('an id with two texts is an error where it is asked for', async () => {
    const twice = [...documents, { id: 'wire', text: ORCHARD }]
    const folder = folderOf({ 'documents.jsonl': jsonLines(twice), 'pairs.tsv': 'a\tb\nwire\tpaper\n' })
    const { code, err } = await json(folder)
    expect(code).toBe(1)
    expect(err).toMatch(/documents\.jsonl:7: "wire" was read before with another text/)
  })
})

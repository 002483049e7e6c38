import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { displayWidth } from '../../src/cli/view/display.js'
import { excerptOf, HARBOUR, ORCHARD, reprintOf, TELESCOPE } from '../fixtures/articles.js'
import { folderOf, readText } from '../fixtures/folder.js'
import { jsonLines } from '../fixtures/json-lines.js'
import { doppelwire, parseLines } from './harness.js'

const HOSTILE = '\u001b]0;owned\u0007\u001b[31m<script>alert(1)</script>\u202e'

const documents = [
  { id: 'wire', text: HARBOUR, title: 'Dock strike ends', date: '2026-03-03', source: 'Wire' },
  { id: 'paper', text: reprintOf(HARBOUR), title: `${HOSTILE}港のストライキ終わる 🚢` },
  { id: 'part\tof\n', text: excerptOf(HARBOUR), title: 'انتهاء الإضراب في الميناء' },
  { id: '__proto__', text: `${TELESCOPE}\n\n${excerptOf(HARBOUR, 0, 0.4)}` },
  { id: 'orchard', text: ORCHARD },
]

const filesOf = (pairs: string) => {
  const folder = folderOf({ 'feed.jsonl': jsonLines(documents), 'pairs.tsv': pairs })
  return { folder, feed: `${folder}/feed.jsonl`, pairs: `${folder}/pairs.tsv` }
}

const rowsOf = (table: string) =>
  table
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))

describe('sample', () => {
  test('prints pairs with weights, which label and evaluate read', async () => {
    const { feed, pairs } = filesOf('')
    const { code, out, err } = await doppelwire(['sample', feed])
    expect(code).toBe(0)
    const [header, ...rows] = rowsOf(out)
    expect(header).toEqual(['a', 'b', 'label', 'score', 'stratum', 'weight'])
    expect(rows.length).toBeGreaterThanOrEqual(3)
    expect(err).toBe(`drew ${rows.length} of ${rows.length} pairs that score 0.01 or more\n`)
    expect(out).toContain('part\\tof\\n')
    expect((await doppelwire(['sample', feed])).out).toBe(out)
    writeFileSync(pairs, out)
    const labelled = await doppelwire(['label', pairs, '--documents', feed], {
      columns: 80,
      keys: ['c'.repeat(rows.length)],
    })
    expect({ code: labelled.code, err: labelled.err }).toMatchObject({
      code: 0,
      err: expect.stringContaining('are labelled'),
    })
    const evaluated = await doppelwire(['evaluate', '--documents', feed, '--pairs', pairs])
    expect(evaluated.out).toMatch(new RegExp(`^${rows.length} labelled pairs \\(${rows.length} copies\\)`))
  })

  test('draws as many as asked for, by a seed', async () => {
    const { feed } = filesOf('')
    const { out } = await doppelwire(['sample', feed, '--size', '1', '--from', '0.9', '--seed', '4'])
    expect(rowsOf(out).slice(1).length).toBeLessThanOrEqual(2)
    for (const [, , , score] of rowsOf(out).slice(1)) expect(Number(score)).toBeGreaterThanOrEqual(0.9)
  })

  test('says so where nothing is alike', async () => {
    const folder = folderOf({ 'a.txt': ORCHARD, 'b.txt': TELESCOPE })
    const { code, out, err } = await doppelwire(['sample', folder])
    expect({ code, out }).toEqual({ code: 0, out: 'a\tb\tlabel\tscore\tstratum\tweight\n' })
    expect(err).toBe('no two of 2 articles share enough to be labelled\n')
  })

  test.each([
    [['sample'], 'expected one or more inputs, found none'],
    [['sample', 'x', '--size', '0'], 'size: expected a whole number from 1 to 1000000, found number 0'],
    [['sample', 'x', '--from', '2'], 'from: expected a number from 0 to 1, found number 2'],
    [['sample', 'x', '--seed', 'soon'], '--seed: expected a number, found "soon"'],
  ])('%j is refused', async (argv, message) => {
    const { code, err } = await doppelwire(argv)
    expect(code).toBe(2)
    expect(err).toContain(message)
  })
})

const TABLE =
  'a\tb\tlabel\tnote\nwire\tpaper\t\tfirst\nwire\tpart\\tof\\n\t\tsecond\norchard\t__proto__\tcopy\tkept\npaper\torchard\t\tlast\n'

describe('label', () => {
  const label = (files: ReturnType<typeof filesOf>, keys: string[], columns = 100, env = {}) =>
    doppelwire(['label', files.pairs, '--documents', files.feed], { columns, keys, env })

  test('writes each answer at once, keeps what else is in the file, and asks no pair twice', async () => {
    const files = filesOf(TABLE)
    const { code, err } = await label(files, ['c', 'n', 'q'])
    expect(code).toBe(0)
    expect(err).toContain('1 pair left without a label')
    expect(readText(files.pairs)).toBe(
      TABLE.replace('paper\t\tfirst', 'paper\tcopy\tfirst').replace('\t\tsecond', '\tindependent\tsecond'),
    )
    const again = await label(files, ['t'])
    expect(again.out).toContain('pair 1 of 1, 3 labelled')
    expect(again.out).toContain('last')
    expect(readText(files.pairs)).toContain('paper\torchard\ttemplate\tlast')
    expect((await label(files, [])).err).toContain('4 pairs, all of them labelled')
  })

  test('keeps what was answered on Ctrl-C', async () => {
    const files = filesOf(TABLE)
    expect((await label(files, ['p', '\u0003', 'c'])).code).toBe(130)
    expect(rowsOf(readText(files.pairs)).map((row) => row[2])).toEqual(['label', 'partial', '', 'copy', ''])
  })

  test('undoes, leaves for later, and takes no notice of other keys', async () => {
    const files = filesOf(TABLE)
    await label(files, ['c', 'z', '\u001b[A', 'x', 's', 'u', 'q'])
    expect(rowsOf(readText(files.pairs)).map((row) => row[2])).toEqual(['label', '', 'unsure', 'copy', ''])
  })

  test('adds a column where there is none, and ends with the keys', async () => {
    const files = filesOf('a\tb\nwire\tpaper\nwire\torchard\n')
    expect((await label(files, ['N'])).code).toBe(0)
    expect(readText(files.pairs)).toBe('a\tb\tlabel\nwire\tpaper\tindependent\nwire\torchard\n')
  })

  test.each([20, 60, 80, 200])('fits %i columns, and lets nothing scraped act on the terminal', async (columns) => {
    const files = filesOf('a\tb\nwire\tpaper\npaper\tpart\\tof\\n\n')
    const { out } = await label(files, [' ', 'c', ' ', 'c'], columns, { TERM: 'dumb' })
    for (const line of out.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(columns)
    expect(out).not.toMatch(/\p{Cc}(?<!\n)|\u202e/u)
    expect(out).toContain('港')
    // In 20 columns it stands below the first article, some parts further on.
    if (columns > 20) expect(out).toContain('انتهاء')
    expect(out).not.toContain('owned')
  })

  test('marks what both have', async () => {
    const { out } = await label(filesOf('a\tb\nwire\tpaper\n'), ['q'], 120, { NO_COLOR: '1' })
    expect(out).toMatch(/\[.*harbour/)
    expect(out).toContain('2026-03-03 · Wire · wire')
    expect(out).not.toContain('0.9')
  })

  test('refuses to write over what another program changed', async () => {
    const files = filesOf(TABLE)
    const surprise = `${TABLE}wire\torchard\t\tnew\n`
    const keys = {
      *[Symbol.iterator]() {
        yield 'c'
        writeFileSync(files.pairs, surprise)
        yield 'c'
      },
    }
    const { code, err } = await label(files, keys as unknown as string[])
    expect(code).toBe(1)
    expect(err).toContain(`${files.pairs}: was changed by another program`)
    expect(readText(files.pairs)).toBe(surprise)
  })

  test('without a terminal says what to do', async () => {
    const files = filesOf(TABLE)
    const { code, err } = await doppelwire(['label', files.pairs, '--documents', files.feed])
    expect(code).toBe(2)
    expect(err).toContain('expected a terminal to show articles on and to read keys from, found none; the column label')
    expect(readFileSync(files.pairs, 'utf8')).toBe(TABLE)
  })

  test('names the line of an unknown id and of a label that is none', async () => {
    const unknown = filesOf('a\tb\nwire\tpaper\nwire\tnobody\n')
    const before = statSync(unknown.pairs).mtimeMs
    expect((await label(unknown, ['c'])).err).toContain(`${unknown.pairs}:3: no article "nobody" in ${unknown.feed}`)
    expect(statSync(unknown.pairs).mtimeMs).toBe(before)
    const odd = filesOf('a\tb\tlabel\nwire\tpaper\tperhaps\n')
    expect((await label(odd, [])).err).toMatch(
      /pairs\.tsv:2: label: expected one of copy, .*, or nothing; found "perhaps"/,
    )
  })
})

const LABELLED =
  'a\tb\tlabel\tstratum\tweight\nwire\tpaper\tcopy\thigh\t2\nwire\tpart\\tof\\n\tExcerpt\thigh\t2\nwire\t__proto__\tpartial\tlow\t10\n' +
  'orchard\t__proto__\t\tlow\t10\npaper\torchard\tunsure\tlow\t10\norchard\twire\t\tnone\t70\n'

describe('evaluate', () => {
  test('says what is found at thresholds, with intervals and a chart', async () => {
    const { feed, pairs } = filesOf(LABELLED)
    const { code, out, err } = await doppelwire(['evaluate', '--documents', feed, '--pairs', pairs])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^3 labelled pairs \(2 copies\), which stand for 34 pairs of the feed \(4 copies\)\n/)
    expect(out).toContain('left out: 2 without a label, 1 unsure')
    expect(out).toContain('nothing is known of 70 pairs in strata without a label: none')
    expect(out).toMatch(/^best F1 +0\.\d+ {2}1\.00 \(0\.\d\d-1\.00\) 1\.00 \(0\.\d\d-1\.00\) 1\.00$/m)
    expect(out).toMatch(/^balanced +0\.\d+ {2}/m)
    expect(out).toMatch(/^0\.5 +█+░+ +1\.00 +█+░+ +1\.00$/m)
    expect(out).toMatch(/doppelwire dedupe FEED --threshold 0\.\d+/)
  })

  test('--json has the same figures', async () => {
    const { feed, pairs } = filesOf(LABELLED)
    const { out } = await doppelwire(['evaluate', '--documents', feed, '--pairs', pairs, '--json'])
    const [line] = parseLines(out)
    expect(line).toMatchObject({
      ...{ schema: 2, labelled: 3, copies: 2, unsure: 1, unlabelled: 2, pairs: 34, copiesOfPairs: 4, notProposed: 0 },
      ...{ strataLeftOut: ['none'], pairsLeftOut: 70 },
      best: { f1: 1, precision: { value: 1 }, recall: { value: 1 } },
    })
    // What evaluate recommends, dedupe takes.
    const { threshold } = (line as { best: { threshold: number } }).best
    const found = await doppelwire(['dedupe', feed, '--pairs', '--threshold', String(threshold)])
    expect(rowsOf(found.out).map(([a, b]) => `${a} ${b}`)).toEqual(
      expect.arrayContaining(['paper wire', 'part\\tof\\n wire']),
    )
    expect(found.out).not.toContain('__proto__')
  })

  test.each([20, 60, 80, 200])('fits %i columns', async (columns) => {
    const { feed, pairs } = filesOf(LABELLED.replace('none', HOSTILE))
    const argv = ['evaluate', '--documents', feed, '--pairs', pairs]
    const { out } = await doppelwire(argv, { columns, env: { NO_COLOR: '1' } })
    for (const line of out.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(columns)
    expect(out).not.toMatch(/\p{Cc}(?<!\n)|\u202e/u)
  })

  test.each([
    ['a\tb\nwire\tpaper\n', /pairs\.tsv:1: expected a column label, found "a", "b"/],
    [
      'a\tb\tlabel\nwire\tpaper\t\n',
      /pairs\.tsv:1: expected labelled pairs, found 1 without; label them: doppelwire label /,
    ],
    ['a\tb\tlabel\nwire\tpaper\tmaybe\n', /pairs\.tsv:2: label: expected one of copy, .* found "maybe"/],
    ['a\tb\tlabel\tweight\nwire\tpaper\tcopy\t-1\n', /pairs\.tsv:2: weight: expected a number above 0, found "-1"/],
    ['a\tb\tlabel\tweight\nwire\tpaper\tcopy\t\n', /pairs\.tsv:2: weight: expected a number above 0, found ""/],
    ['a\tb\tlabel\nwire\tpaper\tcopy\nwire\tx\tcopy\n', /pairs\.tsv:3: no article "x" in /],
    ['a\tb\tlabel\nwire\n', /pairs\.tsv:2: expected 3 columns, found 1/],
    ['', /pairs\.tsv:1: expected a header with tab-separated columns a and b/],
  ])('names the line of a fault: %j', async (table, message) => {
    const { feed, pairs } = filesOf(table)
    const { code, err } = await doppelwire(['evaluate', '--documents', feed, '--pairs', pairs])
    expect(code).toBe(1)
    expect(err).toMatch(message)
  })

  test.each([
    [['evaluate', '--pairs', 'x'], 'found no --documents'],
    [['evaluate', '--documents', 'x'], 'found no --pairs'],
    [['evaluate', 'x'], 'expected no arguments, found x'],
    [
      ['evaluate', '--documents', 'x', '--pairs', 'y', '--precision', '7'],
      'precision: expected a number from 0 to 1, found number 7',
    ],
  ])('%j is refused', async (argv, message) => {
    const { code, err } = await doppelwire(argv)
    expect(code).toBe(2)
    expect(err).toContain(message)
  })
})

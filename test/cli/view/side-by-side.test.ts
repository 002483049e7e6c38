import { expect, test } from 'vitest'
import type { Marking } from '../../../src/cli/view/columns.js'
import { displayWidth } from '../../../src/cli/view/display.js'
import { sideBySide } from '../../../src/cli/view/side-by-side.js'
import { createFingerprinter } from '../../../src/fingerprint/fingerprint.js'

const fingerprint = await createFingerprinter()

const marks: Marking = { open: '[', close: ']', style: (text) => text }

function whole(a: string, b: string, width: number, similarity = 0.5): string {
  const passage = { a: { start: 0, end: a.length }, b: { start: 0, end: b.length }, words: 1, similarity }
  const [left, right] = [a, b].map((text) => ({ name: 'Name', text, fingerprint: fingerprint({ text, lang: 'en' }) }))
  return sideBySide(left!, right!, [passage], width, marks)
}

test('marks stretches of shared words by their stems, without stop words at the edges', () => {
  const a = 'Ministers agreed on the tax, but not on the toll.'
  const shown = whole(a, 'Last Friday the minister agreed to cut taxes on bread. The toll of the flood rose.', 109)
  expect(shown.split('\n')[2]).toBe(
    `0.50   ${'[Ministers agreed on the tax], but not on the'.padEnd(49)} │ ` +
      'Last Friday the [minister agreed] to cut [taxes]',
  )
  expect(shown.split('\n')[3]).toBe(`       ${'[toll].'.padEnd(49)} │ on bread. The [toll] of the flood rose.`)
})

test('of scripts without spaces marks stretches of two characters and more', () => {
  expect(whole('港口罢工结束', '昨日港口的罢工', 60).split('\n')[2]).toMatch(
    /^0\.50 {3}\[港口罢工\]结束 +│ 昨日\[港口\]的\[罢工\]$/,
  )
})

test('the very same words are marked as a whole', () => {
  const rows = whole('the end of the strike', 'The end – of the strike', 80, 1).split('\n')
  expect(rows[0]).toMatch(/^alike {2}Name +│ Name$/)
  expect(rows[2]).toMatch(/^same {3}\[the end of the strike\] +│ \[The end – of the strike\]$/)
})

test('lines keep to the columns, in scripts with and without spaces', () => {
  const [english, chinese] = ['Rain fell on the northern harbour. '.repeat(9), '港口罢工结束'.repeat(20)]
  for (const width of [40, 80, 121]) {
    for (const line of whole(english, chinese, width).split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width)
  }
})

test('loses no word and lets nothing act on the terminal', () => {
  const text = 'One \u001b[31mtwo\r\n\r\nthree\u202e four-five  six. Überlänge: seven'
  const column = whole(text, 'nothing alike', 50)
    .split('\n')
    .slice(2)
    .map((line) => line.slice(7).split('│')[0]!.trim())
  expect(column.join(' ').trim()).toBe('One two three four-five six. Überlänge: seven')
})

test('takes time in proportion to the passages, not to passages times words', () => {
  const sentences = Array.from({ length: 20_000 }, (_, i) => `harbour${i} strike${i} ended.`)
  const text = sentences.join(' ')
  const made = fingerprint({ text, lang: 'en' })
  const side = { name: 'Name', text, fingerprint: made }
  let start = 0
  const passages = sentences.map((sentence) => {
    const span = { start, end: start + sentence.length }
    start += sentence.length + 1
    return { a: span, b: span, words: 3, similarity: 0.5 }
  })
  const started = performance.now()
  const rows = sideBySide(side, side, passages, 80, marks).split('\n')
  // .4 s; 31 s when every passage looked at all words.
  expect(performance.now() - started).toBeLessThan(5000)
  expect(rows).toHaveLength(2 * passages.length + 2)
  expect(rows.at(-2)).toMatch(/^0\.50 {3}\[harbour19999 strike19999/)
})

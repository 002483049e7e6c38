import { describe, expect, it } from 'vitest'
import { PARAGRAPH_END, QUOTED, SENTENCE_END, scanWords } from '../../src/text/analyze.js'

/** The words joined by spaces, `|` for the end of a sentence and `¶` for that of a paragraph. */
function outline(text: string): string {
  const { count, starts, ends, flags } = scanWords(text)
  let shown = ''
  for (let index = 0; index < count; index++) {
    shown += text.slice(starts[index], ends[index])
    shown += (flags[index]! & PARAGRAPH_END) !== 0 ? '¶' : (flags[index]! & SENTENCE_END) !== 0 ? '|' : ' '
  }
  return shown
}

function quoted(text: string): string {
  const { count, starts, ends, flags } = scanWords(text)
  const words = Array.from({ length: count }, (_, index) => text.slice(starts[index], ends[index]))
  return words.filter((_, index) => (flags[index]! & QUOTED) !== 0).join(' ')
}

describe('sentences', () => {
  it.each([
    ['One. Two! Three? Four… Five', 'One|Two|Three|Four|Five¶'],
    ['He came.” “She left.” (So?) Then', 'He came|She left|So|Then¶'],
    ['He came. so did she', 'He came so did she¶'],
    ['“Why?” he asked. “So.”', 'Why he asked|So¶'],
    ['It cost $9.3. Then', 'It cost 9.3|Then¶'],
    ['See Reuters.com or U.S.-based', 'See Reuters com or U S based¶'],
    ['The U.S. Congress and John F. Kennedy', 'The U S Congress and John F Kennedy¶'],
    [
      'Sen. Cruz, Lt. Col. Ames and Dr. Who met Jan. 7 vs. Acme Inc. Friday',
      'Sen Cruz Lt Col Ames and Dr Who met Jan 7 vs Acme Inc Friday¶',
    ],
    ['He said no. She left. It is No. 1 now', 'He said no|She left|It is No 1 now¶'],
    ['Am 1. August kam er. In Saal 7. Danach', 'Am 1 August kam er|In Saal 7|Danach¶'],
    ['Am 12. Januar um 9. Der 3. Februar', 'Am 12 Januar um 9|Der 3 Februar¶'],
    ['Boats < 8 metres pay.<br>Then A < B.< P>C <D', 'Boats 8 metres pay br Then A B P C D¶'],
    ['rules and regulations. . Then', 'rules and regulations|Then¶'],
    ['Он пришёл. Она ушла. а потом', 'Он пришёл|Она ушла а потом¶'],
    ['他来了。她走了！', '他 来 了|她 走 了¶'],
    ['「行く。」彼は', '行 く|彼 は¶'],
    ['هل جاء؟ نعم', 'هل جاء|نعم¶'],
    ['वह आया। वह गई', 'वह आया|वह गई¶'],
    ['A headline\nThe story. It goes\n\non', 'A headline¶The story|It goes¶on¶'],
    ['One\r\n\r\nTwo\rThree\u2028Four', 'One¶Two¶Three¶Four¶'],
    ['\n\n. One', 'One¶'],
  ])('ends them in %j', (text, shown) => expect(outline(text)).toBe(shown))

  const wrapped = [
    'The first paragraph of this text was wrapped at fifty',
    'columns, as mail and old archives do it. No sentence',
    'ends at the end of a line, only at its point. Here it',
    'stops.',
    'The second one follows without a blank line between',
    'them, which only the short line before it gives away.',
    '',
    'The third one follows a blank line',
  ]

  it('go on over the lines of wrapped text', () => {
    for (const newline of ['\n', '\r\n']) {
      const paragraphs = outline(wrapped.join(newline)).split('¶')
      expect(paragraphs).toHaveLength(4)
      expect(paragraphs[0]).toMatch(/^The first .* fifty columns .* do it\|No sentence ends .* point\|Here it stops$/)
      expect(paragraphs[1]).toMatch(/^The second one .* between them .* away$/)
    }
  })

  it('end with the line where lines have lengths of their own', () => {
    const list = [
      'Winners of the day',
      'Anna of the long surname, Norway',
      'Bo',
      'Carla, Italy',
      'Dirk from the Netherlands',
      'Eve',
    ]
    expect(outline(list.join('\n')).split('¶')).toHaveLength(list.length + 1)
  })
})

describe('quotations', () => {
  it.each([
    ['He said “we go” and “stay” now', 'we go stay'],
    ['He said "we go" and "stay" now', 'we go stay'],
    ['Er sagte „wir gehen“ und »bleibt« jetzt', 'wir gehen bleibt'],
    ['Il dit « nous allons » puis «restez» ici', 'nous allons restez'],
    ['Hon sade ”vi går” nu', 'vi går'],
    ['彼は「行く」と『言う』た', '行 く 言 う'],
    ['彼は「『行』く」と', '行 く'],
    ['in the region, “we deplore it, “said Wang. More', 'we deplore it'],
    ['“We start here\n\n“and we end” he said', 'We start here and we end'],
    ['No close “here it goes\nNext line', 'here it goes'],
    ['a 6" gun and a 4" one', ''],
    ['left over” words', ''],
    ['it’s ‘single’ only', ''],
    ['"We go," he said, "now."', 'We go now'],
  ])('are found in %j', (text, words) => expect(quoted(text)).toBe(words))
})

describe('a quotation over lines of one sentence each', () => {
  it('reaches to the mark that closes it on the next line', () => {
    expect(quoted('She said: “ I am glad.\nYou know the rest. ” Then she left.')).toBe('I am glad You know the rest')
  })

  it('does not reach back over a line that leaves it open', () => {
    expect(quoted('“We came.\n“We saw.\nHe won” he said.')).toBe('We came We saw He won')
    expect(quoted('No mark here.\nNor here” but one left over.')).toBe('')
  })
})

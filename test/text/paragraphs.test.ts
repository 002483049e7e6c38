import { expect, test } from 'vitest'
import { flagParagraphs } from '../../src/text/paragraphs.js'
import { createScanner } from '../../src/text/tokenizer.js'
import { PARAGRAPH_END, SENTENCE_END } from '../../src/text/tokens.js'

const scan = createScanner()
const WRAPPED =
  'one two three four five six seven\neight nine ten eleven twelve 13\nfourteen fifteen sixteen 17 18\nnineteen'

test.each<[string, number[]]>([
  ['', []],
  ['\n.\n', []],
  ['one two', [1]],
  ['one\ntwo\r\nthree\r\rfour', [0, 1, 2, 3]],
  ['\n\none\n“\n\ntwo\n', [0, 1]],
  [WRAPPED, [18]],
  [`${WRAPPED}\n\ntwenty`, [18, 19]],
])('the last words of the paragraphs of %j', (text, lasts) => {
  const { words, punctuation } = scan(text)
  expect(flagParagraphs(text, words, punctuation)).toEqual(lasts)
  const flagged = [...words.flags.subarray(0, words.count)].flatMap((flags, word) =>
    flags & PARAGRAPH_END ? [word] : [],
  )
  expect(flagged).toEqual(lasts)
  for (const last of lasts) expect(words.flags[last]! & SENTENCE_END).toBe(SENTENCE_END)
})

import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { STORIES } from '../../bench/generate/reported/stories.js'
import { copyOf, createTransientFingerprinter, FINGERPRINT_DEFAULTS } from '../../src/fingerprint/fingerprint.js'
import { createSigner } from '../../src/fingerprint/signer.js'
import { createFingerprinter, encodeFingerprint, type FingerprintOptions } from '../../src/index.js'
import { hashWord } from '../../src/structures/hash.js'
import { scanWords } from '../../src/text/tokens.js'

const fingerprint = await createFingerprinter()
const SENTENCE = 'Ministers agreed on Friday to cut the tax on bread.'
const ENGLISH =
  'The mayor said that the bridge will be closed for a year, and it was not clear who would pay for all of this.'

test('the same text gives the same bytes, for good', () => {
  const digest = createHash('sha256')
    .update(encodeFingerprint(fingerprint({ text: SENTENCE, lang: 'en' })))
    .digest('hex')
  expect(digest).toBe('23f054e977381a821f938cadbf74b7bd5047dec2462918bd47d4189c59295406')
})

test('the text hash is the xxHash64 of the normalised text', () => {
  // By another implementation: XXH64 of the UTF-16LE "ministers agreed on friday to cut the tax on bread.", seed 0.
  expect(fingerprint({ text: SENTENCE }).textHash.toString(16)).toBe('4db73325b824359d')
  expect(fingerprint({ text: `\n MINISTERS agreed\u00a0on  Friday to cut the tax on bread.\r\n` }).textHash).toBe(
    fingerprint({ text: SENTENCE }).textHash,
  )
  expect(fingerprint({ text: SENTENCE.replace('tax', 'tariff') }).textHash).not.toBe(
    fingerprint({ text: SENTENCE }).textHash,
  )
})

test('a transient fingerprint is right until the next is taken, and a copy of it for good', async () => {
  const transient = await createTransientFingerprinter(FINGERPRINT_DEFAULTS)
  for (const text of [ENGLISH, SENTENCE, '', `${ENGLISH}\n\n${SENTENCE.repeat(20_000)}`]) {
    const kept = copyOf(transient({ text }).fingerprint)
    expect(kept).toEqual(fingerprint({ text }))
    transient({ text: SENTENCE.toUpperCase().repeat(9) })
    expect(kept).toEqual(fingerprint({ text }))
  }
})

test('an empty text has no text hash, no words and no signature', () => {
  for (const text of ['', ' \n', '\u200b']) {
    const { textHash, words, signature } = fingerprint({ text })
    expect([textHash, words.length, signature.length]).toEqual([0n, 0, 0])
  }
})

test('a text without a word, and one of nothing but boilerplate, has a text hash', () => {
  for (const text of ['… — !', '<p><br/></p>', 'Share this', '1 200 300\n4 500 600']) {
    expect(fingerprint({ text }).textHash).not.toBe(0n)
  }
})

test('a text shorter than a shingle has words and a text hash, but no signature', () => {
  const { textHash, words, signature } = fingerprint({ text: 'Four words are few' })
  expect(textHash).not.toBe(0n)
  expect(words.length).toBe(4)
  expect(signature.length).toBe(0)
  expect(fingerprint({ text: 'But five words are enough' }).signature.length).toBe(128)
})

test('stores words with the stems of their language', () => {
  const [singular, plural] = ['minister', 'ministers'].map((text) => fingerprint({ text, lang: 'en' }).words[0]!)
  expect(singular! >>> 8).toBe(plural! >>> 8)
  expect(singular).not.toBe(plural)
  expect([...fingerprint({ text: 'ministers', lang: 'tlh' }).words]).toEqual([hashWord('ministers')])
})

test('the signature is of the words, whatever their language is taken for', () => {
  const [english, german] = ['en', 'de'].map((lang) => fingerprint({ text: ENGLISH, lang }))
  expect(english!.words).not.toEqual(german!.words)
  expect(english!.signature).toEqual(german!.signature)
})

test.each([
  ['en-GB', 'en'],
  ['tlh', 'und'],
  [undefined, 'en'],
  ['', 'en'],
])('the tag %j of a short English text gives %s', (lang, language) => {
  expect(fingerprint({ text: ENGLISH, lang }).language).toBe(language)
})

test.each(['de', 'ru', 'tlh'])('no tag makes a long English text one of another language: %s', (lang) => {
  expect(fingerprint({ text: `${ENGLISH} ${ENGLISH}`, lang }).language).toBe('en')
})

test.each([
  ['cs', STORIES.cs, 'und'],
  ['en', STORIES.ru, 'ru'],
  ['fr', STORIES.es, 'es'],
])('the tag %s is right or wrong by the words', (lang, text, language) => {
  expect(fingerprint({ text, lang }).language).toBe(language)
})

test('words keep their places in the original text', async () => {
  const { unpackSpans } = await import('../../src/text/spans.js')
  const text = '“Japan’s” 1,200 ﬁne\u00ad words — 東京'
  const { spans, words } = fingerprint({ text })
  const { starts, ends } = unpackSpans(spans, words.length)
  expect(Array.from(starts, (start, i) => text.slice(start, ends[i]))).toEqual(
    Array.from(scanWords(text).starts, (start, i) => text.slice(start, scanWords(text).ends[i])),
  )
})

test('every option changes what it says', async () => {
  const take = async (options: Partial<FingerprintOptions>) => (await createFingerprinter(options))({ text: ENGLISH })
  expect((await take({ signatureValues: 16 })).signature.length).toBe(16)
  expect((await take({ seed: 2 })).signature).not.toEqual((await take({})).signature)
  expect((await take({ shingleWords: 3 })).signature).not.toEqual((await take({})).signature)
  expect((await take({ seed: 2 })).options).toEqual({
    shingleWords: 5,
    signatureValues: 128,
    seed: 2,
    boilerplate: true,
  })
  const page = { text: `${ENGLISH}\n\nShare this` }
  const kept = (await createFingerprinter({ boilerplate: false }))(page)
  const left = (await createFingerprinter())(page)
  expect([kept.words.length - left.words.length, kept.removedWords, left.removedWords]).toEqual([2, 0, 2])
  expect(createSigner({ boilerplate: false })(page.text)).toEqual(kept.signature)
})

test.each([
  [{ shingleWords: 0 }, 'shingleWords: expected a whole number from 1 to 32, found number 0'],
  [{ shingleWords: 33 }, 'shingleWords: expected a whole number from 1 to 32, found number 33'],
  [{ shingleWords: 2.5 }, 'shingleWords: expected a whole number from 1 to 32, found number 2.5'],
  [{ signatureValues: 4097 }, 'signatureValues: expected a whole number from 1 to 4096, found number 4097'],
  [{ seed: -1 }, 'seed: expected a whole number from 0 to 4294967295, found number -1'],
  [{ seed: '1' }, 'seed: expected a whole number from 0 to 4294967295, found "1"'],
  [{ boilerplate: 'no' }, 'boilerplate: expected true or false, found "no"'],
  [
    { k: 5 },
    'createFingerprinter: unknown option "k"; known options are shingleWords, signatureValues, seed, boilerplate',
  ],
])('refuses the options %j', async (options, message) => {
  const refused = createFingerprinter(options as Partial<FingerprintOptions>)
  await expect(refused).rejects.toMatchObject({ code: 'OPTION_INVALID', message })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyOf, createFingerprinterOn } from '../../src/fingerprint/fingerprint.js'
import { FINGERPRINT_DEFAULTS, type FingerprintOptions } from '../../src/fingerprint/options.js'
import { LONGEST_TEXT } from '../../src/kernel/layout.js'
import { createPlainKernel } from '../../src/kernel/plain.js'
import { createWasmKernel } from '../../src/kernel/wasm.js'
import { idfTable } from '../../src/language/idf.js'
import { languageOf } from '../../src/language/language.js'
import { StemCache } from '../../src/language/stems.js'
import { hashWord, mix32 } from '../../src/structures/hash.js'
import { plainXxhash64 } from '../../src/structures/xxhash.js'
import { analyze } from '../../src/text/analyze.js'
import { marksOf, NO_MARKS } from '../../src/text/listed-words.js'
import { normalizeText } from '../../src/text/normalize.js'
import {
  AMPERSAND_SIGN,
  AT_SIGN,
  BACKSLASH_SIGN,
  COLON_SIGN,
  CYRILLIC_SIGN,
  DOUBLE_W_SIGN,
  GREEK_SIGN,
  LATIN_1_SIGN,
  LESS_THAN_SIGN,
} from '../../src/text/signs.js'
import { HARBOUR, ORCHARD, TELESCOPE } from '../fixtures/articles.js'

const plain = createPlainKernel()
const wasm = createWasmKernel(plain)!

/** The inverse of an odd number modulo 2^32; each step of Newton's doubles the bits that are right. */
function inverse(odd: number): number {
  let found = odd
  for (let step = 0; step < 5; step++) found = Math.imul(found, 2 - Math.imul(odd, found))
  return found
}

/** What `mix32` made of it. */
function unmix32(mixed: number): number {
  let hash = mixed ^ (mixed >>> 16)
  hash = Math.imul(hash, inverse(0xc2b2ae35))
  hash ^= (hash >>> 13) ^ (hash >>> 26)
  hash = Math.imul(hash, inverse(0x85ebca6b))
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The result of a scan without surface hashes, which each kernel computes in its own way. */
function scanned(kernel: typeof plain, text: string) {
  const { words, punctuation } = kernel.scan(text)
  const { count } = words
  return {
    hashes: words.hashes.subarray(0, count).join(' '),
    starts: words.starts.subarray(0, count).join(' '),
    ends: words.ends.subarray(0, count).join(' '),
    flags: words.flags.subarray(0, count).join(' '),
    kinds: punctuation.kinds.subarray(0, punctuation.count).join(' '),
    positions: punctuation.positions.subarray(0, punctuation.count).join(' '),
    wordsBefore: punctuation.wordsBefore.subarray(0, punctuation.count).join(' '),
  }
}

function normalized(kernel: typeof plain, text: string): string {
  kernel.scan(text)
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(kernel.normalizedUnitsView(text).slice())
}

function signed(kernel: typeof plain, text: string, options: FingerprintOptions): number[] {
  return [...kernel.sign(analyze(text, kernel.scan).words, options)]
}

const packed = (kernel: typeof plain, text: string) => [...kernel.packSpansView(analyze(text, kernel.scan).words)]

function signedHashes(kernel: typeof plain, hashes: Uint32Array, options = FINGERPRINT_DEFAULTS): number[] {
  return [...kernel.signHashesView(hashes, options)]
}

/** What each sign stands for; see `text/signs.ts`. */
const SIGNS: readonly (readonly [number, RegExp])[] = [
  [AMPERSAND_SIGN, /&/],
  [LESS_THAN_SIGN, /</],
  [AT_SIGN, /@/],
  [BACKSLASH_SIGN, /[\\\]]/],
  [LATIN_1_SIGN, /[\u00c0-\u00ff]/],
  [GREEK_SIGN, /[\u0380-\u03ff]/],
  [CYRILLIC_SIGN, /[\u0400-\u053f]/],
  [COLON_SIGN, /:/],
  [DOUBLE_W_SIGN, /ww/],
]

function expectSigns(text: string): void {
  const { signs } = wasm.scan(text)
  for (const [sign, pattern] of SIGNS) expect((signs & sign) !== 0).toBe(pattern.test(text))
}

function expectSame(text: string, options: FingerprintOptions = FINGERPRINT_DEFAULTS): void {
  expect(scanned(wasm, text)).toEqual(scanned(plain, text))
  expect(normalized(wasm, text)).toBe(normalizeText(text))
  expect(signed(wasm, text, options)).toEqual(signed(plain, text, options))
  expect(packed(wasm, text)).toEqual(packed(plain, text))
}

// Every kind of character that either kernel handles separately.
const SPECIAL = [
  ...'aZé9 .,\'"!?\n\r\t\0\u007f`’“”«„…—-_',
  ...['ÉΣς', 'ﬁ', '½', 'ß', '\u0301', '\u0316', '\u00ad', '\u200b', '\ufeff', '\u0085', '\u2028', '\u3000', '\u00a0'],
  ...['日', '。', '「', '」', 'か\u3099', 'ｶﾞ', 'ก้', '１', '，', '．', 'ع', '؟', '한', '\u1100\u1161', '\ufdfa', '¨'],
  ...['😀', '𝐀', '𐐀', '\u{20000}', '\u{e0041}', '\u{1d7ce}', '\ud800', '\udc00', '\ufffd', '\ue000', '\u0378'],
  ...['don’t', 'U.S.', '1,200.5', 'The ', 'said, ', 'Sign up\n', 'x'.repeat(56), 'x'.repeat(57), 'Y'.repeat(65)],
  ...[7, 8, 9, 15, 16, 17].flatMap((length) => [
    'a1B'.repeat(6).slice(0, length),
    'ABC'.repeat(6).slice(0, length),
    '0'.repeat(length),
  ]),
]
const special = fc.array(fc.constantFrom(...SPECIAL), { maxLength: 120 }).map((parts) => parts.join(''))
const anything = fc.oneof(
  special,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: fc.integer({ min: 0, max: 127 }).map((code) => String.fromCharCode(code)), maxLength: 300 }),
)
const anyOptions = fc.record({
  shingleWords: fc.integer({ min: 1, max: 32 }),
  signatureValues: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 4096 })),
  seed: fc.integer({ min: 0, max: 0xffffffff }),
  boilerplate: fc.constant(true),
})

const anyWord = fc.oneof(
  fc.constantFrom('of', 'more', 'cookies', '1,200', '1 200', '3b', 'Ölpreis', '北京'),
  fc.string(),
)

describe('the two kernels', () => {
  test('find the same in arbitrary text', () => {
    fc.assert(
      fc.property(anything, (text) => expectSame(text)),
      { numRuns: 3000 },
    )
  })

  test('find the same around every character of the Basic Multilingual Plane', () => {
    for (let code = 0; code < 0x10000; code += 64) {
      const units = Array.from({ length: 64 }, (_, i) => String.fromCharCode(code + i))
      expectSame(units.map((unit) => `a${unit}b 1${unit}2 ${unit} ${unit}A’${unit}`).join(' '))
    }
  })

  test('find the same at every length around the borders of blocks', () => {
    for (const part of ['a', 'Ab ', 'é', '1,', '日', '“', '\n', '. ', '😀']) {
      for (let length = 0; length < 150; length++) expectSame(part.repeat(length))
    }
  })

  test('see the signs of what is no prose', () => {
    for (let code = 0; code < 0x10000; code += 64) {
      expectSigns(Array.from({ length: 64 }, (_, i) => String.fromCharCode(code + i)).join(''))
    }
    for (const sign of ['&', '<', '@', '\\', ']', 'À', 'ÿ', 'ο', 'е', ':', 'ww']) {
      for (let before = 0; before < 40; before++) expectSigns(`${'x'.repeat(before)}${sign}${'.'.repeat(before % 7)}`)
    }
    fc.assert(
      fc.property(anything, (text) => expectSigns(text)),
      { numRuns: 1000 },
    )
  })

  test('list the same numbers and words with a mark', () => {
    const marks = marksOf(['of', 'cookies', 'more'].map(hashWord))
    const listed = (kernel: typeof plain, text: string, of: Uint8Array) => {
      const { count, numbers } = kernel.listWords(kernel.scan(text).words, of)
      return [...numbers.subarray(0, count)]
    }
    for (const kernel of [plain, wasm]) {
      expect(listed(kernel, 'Read more of 1,200 cookies on page 3b', marks)).toEqual([1, 2, 3, 4, 7])
      expect(listed(kernel, 'Read more of 1,200 cookies on page 3b', NO_MARKS)).toEqual([3, 7])
      expect(listed(kernel, '', marks)).toEqual([])
    }
    fc.assert(
      fc.property(fc.array(anyWord), fc.boolean(), (words, isMarked) => {
        const [text, of] = [words.join(' '), isMarked ? marks : NO_MARKS]
        expect(listed(wasm, text, of)).toEqual(listed(plain, text, of))
      }),
    )
  })

  test('give the same signatures with any options', () => {
    const words = fc.array(fc.constantFrom('the', 'Tokyo', 'of', '12', '東京', 'Sign up\n', '\n', '.'), {
      maxLength: 90,
    })
    fc.assert(
      fc.property(
        fc.oneof(
          words.map((all) => all.join(' ')),
          anything,
        ),
        anyOptions,
        (text, options) => {
          expect(signed(wasm, text, options)).toEqual(signed(plain, text, options))
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('sign hashed shingles to the same signatures', () => {
    const hashes = fc.uint32Array({ minLength: 1, maxLength: 2000 })
    fc.assert(
      fc.property(hashes, anyOptions, (shingles, options) => {
        expect(signedHashes(wasm, shingles, options)).toEqual(signedHashes(plain, shingles, options))
      }),
      { numRuns: 500 },
    )
    const many = Uint32Array.from({ length: LONGEST_TEXT + 1 }, (_, number) => mix32(number))
    for (const count of [127, 128, 700, LONGEST_TEXT, LONGEST_TEXT + 1]) {
      const shingles = many.subarray(0, count)
      expect(signedHashes(wasm, shingles)).toEqual(signedHashes(plain, shingles))
    }
  })

  test('fill no value with the greatest rank, which marks an empty value', () => {
    // In round r a shingle has the rank mix32(shingle ^ salt) * RANK_FACTOR; here it is 2^31 - 1 in round 0.
    const saltOf = (round: number) => mix32((42 + Math.imul(round + 1, 0x9e3779b9)) | 0)
    const shingle = (unmix32(Math.imul(0x7fffffff, inverse(0x2c1b3c6d))) ^ saltOf(0)) >>> 0
    expect(Math.imul(mix32(shingle ^ saltOf(0)), 0x2c1b3c6d)).toBe(0x7fffffff)
    const options = { ...FINGERPRINT_DEFAULTS, signatureValues: 1, seed: 42 }
    const signature = Math.imul(mix32(shingle ^ saltOf(1)), 0x2c1b3c6d) >>> 0
    for (const kernel of [wasm, plain]) {
      expect(signedHashes(kernel, Uint32Array.of(shingle), options)).toEqual([signature])
    }
  })

  test('give the same fingerprints of articles, one after the other', () => {
    const take = (kernel: typeof plain) => createFingerprinterOn(kernel, plainXxhash64, FINGERPRINT_DEFAULTS)
    const [one, other] = [take(wasm), take(plain)]
    for (const text of [HARBOUR, ORCHARD, '', TELESCOPE, `Sign up\n\n${ORCHARD}`, 'Ünïcödé ½ ™', HARBOUR]) {
      expect(copyOf(one({ text }).fingerprint)).toEqual(copyOf(other({ text }).fingerprint))
    }
  })

  test('cache the same stems', () => {
    const caches = [wasm, plain].map(
      (kernel) => new StemCache(languageOf('en'), idfTable('en').idfStep, kernel.stemCacheTable),
    )
    const read = (text: string) =>
      [wasm, plain].map((kernel, i) => {
        const { words } = analyze(text, kernel.scan)
        const { stored, idfSteps } = caches[i]!.storedWords(text, words)
        return [[...stored.subarray(0, words.count)], [...idfSteps.subarray(0, words.count)]]
      })
    const words = fc.stringMatching(/^[a-dA-D’]{1,4}(?:s|ed|ing)?$/)
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          fc.array(words, { maxLength: 60 }).map((all) => all.join(' ')),
        ),
        (text) => {
          const [first, second] = [read(text), read(text)]
          expect(first[0]).toEqual(first[1])
          expect(second).toEqual(first)
        },
      ),
      { numRuns: 2000 },
    )
    const crowd = Array.from({ length: 100_000 }, (_, i) => `x${i.toString(36)}ed`)
    for (let from = 0; from < crowd.length; from += 5000) {
      const text = crowd.slice(from, from + 5000).join(' ')
      const [one, other] = read(text)
      expect(one).toEqual(other)
    }
  })

  test('give the same for long texts and words, just below and above the longest text that fits the memory', () => {
    for (const part of ['word ', 'x', '日', '. ', '…', 'a½ ']) {
      const text = part.repeat(LONGEST_TEXT / part.length + 2)
      for (const length of [LONGEST_TEXT, LONGEST_TEXT + 1]) expectSame(text.slice(0, length))
    }
    for (const gap of [14, 15, 142, 143, 16_398, 16_399, 100_000]) expectSame(`${' '.repeat(gap)}a${' '.repeat(gap)}b`)
    expectSame('x'.repeat(1_000_000))
    // Eighteen letters each: more than the kernel has room for.
    const longest = '\ufdfa'.repeat(30_000)
    expect(normalized(wasm, longest)).toBe(normalizeText(longest))
  })
})

test('the results of the kernel in WebAssembly do not depend on a longer text scanned before', () => {
  const alone = createWasmKernel(plain)!
  wasm.scan(`${'Tokyo said “so”. 😀 '.repeat(3000)}`)
  for (const text of ['', 'a', 'One. “Two” three', HARBOUR]) {
    expect(scanned(wasm, text)).toEqual(scanned(alone, text))
    expect(normalized(wasm, text)).toBe(normalized(alone, text))
  }
})

test('surface hashes distinguish words that are spelled differently, and no others', () => {
  for (const kernel of [wasm, plain]) {
    const text =
      'japan Japan’s Japans ﬁne fine internationalisation internationalization café cafe\u0301 a b 1,200 1200'
    const { words } = kernel.scan(`${text} ${text} a Fine Japans`)
    const [first, second, third] = [0, 13, 26].map((from) => [...words.surfaceHashes.subarray(from, from + 13)])
    expect(new Set(first).size).toBe(13)
    expect(second).toEqual(first)
    expect(third!.slice(0, 3)).toEqual([first![9], first![4], first![2]])
  }
})

test('a surface hash does not depend on the text around the word', () => {
  for (let length = 1; length <= 40; length++) {
    const word = 'Abc2'.repeat(10).slice(0, length)
    const { surfaceHashes } = wasm.scan(`${word} “${word}” ${word.toLowerCase()}—x`).words
    expect([...surfaceHashes.subarray(1, 3)]).toEqual([surfaceHashes[0], surfaceHashes[0]])
  }
})

describe('hashes of tokens', () => {
  const hashesBy = (kernel: typeof plain, tokens: readonly string[]) => [...kernel.hashTokensView(tokens)]

  test('are those of the words, for tokens of any length in ASCII', () => {
    const lengths = fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 40 }), { maxLength: 40 })
    fc.assert(
      fc.property(lengths, (tokens) => {
        expect(hashesBy(wasm, tokens)).toEqual(tokens.map(hashWord))
        expect(hashesBy(plain, tokens)).toEqual(tokens.map(hashWord))
      }),
    )
  })

  test('are those of the words beyond ASCII too, of halves of surrogate pairs, and of a pair that two tokens share', () => {
    const unit = fc.constantFrom('a', 'é', '東', '𝐌', '\ud835', '\udc0c', '\ufffd', '\0')
    fc.assert(
      fc.property(
        fc.array(
          fc.array(unit, { maxLength: 12 }).map((units) => units.join('')),
          { maxLength: 20 },
        ),
        (tokens) => {
          expect(hashesBy(wasm, tokens)).toEqual(tokens.map(hashWord))
        },
      ),
      { numRuns: 500 },
    )
    expect(hashesBy(wasm, ['one \ud835', '\udc0c two'])).toEqual([hashWord('one \ud835'), hashWord('\udc0c two')])
  })

  test('are those of the words where there are more, or longer ones, than the memory takes', () => {
    const many = Array.from({ length: LONGEST_TEXT + 1 }, (_, i) => (i % 50).toString(36))
    expect(hashesBy(wasm, many).slice(-60)).toEqual(many.slice(-60).map(hashWord))
    for (const long of [
      'x'.repeat(3 * LONGEST_TEXT),
      'x'.repeat(3 * LONGEST_TEXT + 1),
      '東'.repeat(LONGEST_TEXT + 1),
    ]) {
      expect(hashesBy(wasm, [long, 'y'])).toEqual([hashWord(long), hashWord('y')])
    }
  })

  test('leave nothing behind that the next text would be read with', () => {
    for (const text of ['', 'The tax on bread', HARBOUR]) {
      wasm.scan(text)
      wasm.hashTokensView(['red', 'green'])
      expect([...wasm.normalizedUnitsView(text)]).toEqual([...plain.normalizedUnitsView(text)])
      expect(scanned(wasm, text)).toEqual(scanned(plain, text))
    }
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFingerprinterOn } from '../../../src/fingerprint/fingerprint.js'
import { LONGEST_TEXT } from '../../../src/fingerprint/kernel/layout.js'
import { createPlainKernel } from '../../../src/fingerprint/kernel/plain.js'
import { createWasmKernel } from '../../../src/fingerprint/kernel/wasm.js'
import { FINGERPRINT_DEFAULTS, type FingerprintOptions } from '../../../src/fingerprint/options.js'
import { plainXxhash64 } from '../../../src/fingerprint/xxhash.js'
import { languageOf } from '../../../src/language/language.js'
import { rarity } from '../../../src/language/rarity.js'
import { StemCache } from '../../../src/language/stems.js'
import { normalizeText } from '../../../src/text/normalize.js'
import { readText } from '../../../src/text/reading.js'
import { HARBOUR, ORCHARD, TELESCOPE } from '../../fixtures/articles.js'

const plain = createPlainKernel()
const wasm = createWasmKernel(plain)!

/** All that a scan found, but for the spellings, which each kernel has its own hash for. */
function scanned(kernel: typeof plain, text: string) {
  const { words, marks } = kernel.scan(text)
  const { count } = words
  return {
    hashes: words.hashes.subarray(0, count).join(' '),
    starts: words.starts.subarray(0, count).join(' '),
    ends: words.ends.subarray(0, count).join(' '),
    flags: words.flags.subarray(0, count).join(' '),
    kinds: marks.kinds.subarray(0, marks.count).join(' '),
    places: marks.places.subarray(0, marks.count).join(' '),
    wordsBefore: marks.wordsBefore.subarray(0, marks.count).join(' '),
  }
}

function normalized(kernel: typeof plain, text: string): string {
  kernel.scan(text)
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(kernel.normalizedUnits(text).slice())
}

function signed(kernel: typeof plain, text: string, options: FingerprintOptions): number[] {
  return [...kernel.sign(readText(text, kernel.scan).words, options)]
}

const packed = (kernel: typeof plain, text: string) => [...kernel.spans(readText(text, kernel.scan).words)]

function expectSame(text: string, options: FingerprintOptions = FINGERPRINT_DEFAULTS): void {
  expect(scanned(wasm, text)).toEqual(scanned(plain, text))
  expect(normalized(wasm, text)).toBe(normalizeText(text))
  expect(signed(wasm, text, options)).toEqual(signed(plain, text, options))
  expect(packed(wasm, text)).toEqual(packed(plain, text))
}

// Every kind of character that either kernel treats in a way of its own.
const TELLING = [
  ...'aZé9 .,\'"!?\n\r\t\0\u007f`’“”«„…—-_',
  ...['ÉΣς', 'ﬁ', '½', 'ß', '\u0301', '\u0316', '\u00ad', '\u200b', '\ufeff', '\u0085', '\u2028', '\u3000', '\u00a0'],
  ...['日', '。', '「', '」', 'か\u3099', 'ｶﾞ', 'ก้', '１', '，', '．', 'ع', '؟', '한', '\u1100\u1161', '\ufdfa', '¨'],
  ...['😀', '𝐀', '𐐀', '\u{20000}', '\u{e0041}', '\u{1d7ce}', '\ud800', '\udc00', '\ufffd', '\ue000', '\u0378'],
  ...['don’t', 'U.S.', '1,200.5', 'The ', 'said, ', 'Sign up\n', 'x'.repeat(56), 'x'.repeat(57), 'Y'.repeat(65)],
]
const telling = fc.array(fc.constantFrom(...TELLING), { maxLength: 120 }).map((parts) => parts.join(''))
const anything = fc.oneof(
  telling,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: fc.integer({ min: 0, max: 127 }).map((code) => String.fromCharCode(code)), maxLength: 300 }),
)
const anyOptions = fc.record({
  shingleWords: fc.integer({ min: 1, max: 32 }),
  signatureValues: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 4096 })),
  seed: fc.integer({ min: 0, max: 0xffffffff }),
})

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

  test('sign alike with any options', () => {
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

  test('give the same fingerprints of articles, one after the other', () => {
    const take = (kernel: typeof plain) => createFingerprinterOn(kernel, plainXxhash64, FINGERPRINT_DEFAULTS)
    const [one, other] = [take(wasm), take(plain)]
    for (const text of [HARBOUR, ORCHARD, '', TELESCOPE, `Sign up\n\n${ORCHARD}`, 'Ünïcödé ½ ™', HARBOUR]) {
      expect(one({ text })).toEqual(other({ text }))
    }
  })

  test('remember the same stems', () => {
    const caches = [wasm, plain].map((kernel) => new StemCache(languageOf('en'), rarity('en').level, kernel.stems))
    const read = (text: string) =>
      [wasm, plain].map((kernel, i) => {
        const { words } = readText(text, kernel.scan)
        const { stored, levels } = caches[i]!.storedWords(text, words)
        return [[...stored.subarray(0, words.count)], [...levels.subarray(0, words.count)]]
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

  test('take long texts and words alike, on both sides of the longest that the memory holds', () => {
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

test('the kernel in WebAssembly keeps nothing of a longer text in what it says of the next', () => {
  const alone = createWasmKernel(plain)!
  wasm.scan(`${'Tokyo said “so”. 😀 '.repeat(3000)}`)
  for (const text of ['', 'a', 'One. “Two” three', HARBOUR]) {
    expect(scanned(wasm, text)).toEqual(scanned(alone, text))
    expect(normalized(wasm, text)).toBe(normalized(alone, text))
  }
})

test('spellings tell apart what is written differently, and nothing else', () => {
  for (const kernel of [wasm, plain]) {
    const text =
      'japan Japan’s Japans ﬁne fine internationalisation internationalization café cafe\u0301 a b 1,200 1200'
    const { words } = kernel.scan(`${text} ${text} a Fine Japans`)
    const [first, second, third] = [0, 13, 26].map((from) => [...words.spellings.subarray(from, from + 13)])
    expect(new Set(first).size).toBe(13)
    expect(second).toEqual(first)
    expect(third!.slice(0, 3)).toEqual([first![9], first![4], first![2]])
  }
})

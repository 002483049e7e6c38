import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { generateArticle } from '../../bench/generate/articles.js'
import { checkComparable } from '../../src/fingerprint/check.js'
import { countWords, decodeUnsealed, encodeTo, readLanguage } from '../../src/fingerprint/codec.js'
import { joinFingerprint } from '../../src/fingerprint/sealed-bytes.js'
import {
  compare,
  createFingerprinter,
  DoppelwireError,
  decodeFingerprint,
  type ErrorCode,
  encodeFingerprint,
  explain,
  type Fingerprint,
  type Fingerprinter,
  FORMAT_VERSION,
} from '../../src/index.js'
import { LANGUAGE_VERSION } from '../../src/language/language.js'
import { reuse } from '../../src/structures/buffers.js'
import { SEAL_BYTES, seal } from '../../src/structures/seal.js'
import { scanWords } from '../../src/text/tokens.js'

let fingerprint: Fingerprinter
beforeAll(async () => {
  fingerprint = await createFingerprinter()
})

const SMALL: Fingerprint = {
  options: { shingleWords: 2, signatureValues: 3, seed: 0x01020304, boilerplate: false },
  language: 'en',
  kind: 'page',
  removedWords: 0x0107,
  textHash: 0x1122334455667788n,
  words: Uint32Array.of(0xaabbccdd, 0x00000001),
  flags: Uint8Array.of(8, 3),
  spans: Uint8Array.of(0x02, 0x14),
  signature: Uint32Array.of(0xffffffff, 0, 0x80000000),
  agency: 'reuters',
  datelinePlaces: ['tokyo', 'são paulo'],
}
// Spelled out field by field; see the layout in codec.ts.
const SMALL_HEX = [
  `7764 0${FORMAT_VERSION} 02`,
  '04030201 8877665544332211',
  '0300 0300 02000000 02000000',
  '1b000000',
  `0${LANGUAGE_VERSION}00 0300 07010000`,
  'ffffffff 00000000 00000080',
  'ddccbbaa 01000000',
  '0803 0214',
  '656e 0a 72657574657273 0a 746f6b796f 0a 73c3a36f207061756c6f',
  // A checksum of all bytes before it; see test/structures/seal.test.ts.
  'ff29d74c',
]
  .join('')
  .replaceAll(' ', '')

const errorOf = (action: () => unknown): DoppelwireError => {
  try {
    action()
  } catch (error) {
    if (error instanceof DoppelwireError) return error
    throw error
  }
  throw new Error('expected a refusal')
}
const codeOf = (action: () => unknown): ErrorCode => errorOf(action).code
/** The bytes of SMALL with one changed, and a checksum that fits. */
const changed = (at: number, value: number) => seal(encodeFingerprint(SMALL).with(at, value))

test('the bytes never change without a new version', () => {
  expect(Buffer.from(encodeFingerprint(SMALL)).toString('hex')).toBe(SMALL_HEX)
})

test('decoding gives back the fingerprint', () => {
  expect(decodeFingerprint(encodeFingerprint(SMALL))).toEqual(SMALL)
  expect(countWords(encodeFingerprint(SMALL))).toBe(2)
})

test('of any text, the fingerprint survives encoding, and its bytes survive decoding', () => {
  const words = fc.array(
    fc.constantFrom('The', 'toll', 'rose', 'to', '41', 'on', 'Friday.', '“Stop,”', 'USA', '東京', '\n'),
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    words.map((drawn) => drawn.join(' ')),
    words.map((drawn) => `TOKYO/WASHINGTON (Reuters) - ${drawn.join(' ')}`),
  )
  fc.assert(
    fc.property(texts, fc.constantFrom(undefined, 'en', 'de', 'xx'), (text, lang) => {
      const original = fingerprint({ text, lang })
      const bytes = encodeFingerprint(original)
      expect(decodeFingerprint(bytes)).toEqual({ ...original })
      expect(encodeFingerprint(decodeFingerprint(bytes))).toEqual(bytes)
      expect(countWords(bytes)).toBe(original.words.length)
    }),
    { numRuns: 300 },
  )
})

test.each(['a|b', '', '|', 'ß', '日本', '\ufeffbom'])('a place %j survives', (place) => {
  expect(decodeFingerprint(encodeFingerprint({ ...SMALL, datelinePlaces: [place, 'x'] })).datelinePlaces).toEqual([
    place,
    'x',
  ])
  expect(decodeFingerprint(encodeFingerprint({ ...SMALL, agency: undefined, datelinePlaces: [place] }))).toMatchObject({
    agency: undefined,
    datelinePlaces: [place],
  })
})

test('reads bytes wherever they stand in their buffer, and a Node Buffer', () => {
  const bytes = encodeFingerprint(SMALL)
  for (const offset of [1, 2, 3]) {
    const larger = new Uint8Array(bytes.length + 8)
    larger.set(bytes, offset)
    expect(decodeFingerprint(larger.subarray(offset, offset + bytes.length))).toEqual(SMALL)
    expect(decodeFingerprint(Buffer.from(larger.buffer, offset, bytes.length))).toEqual(SMALL)
  }
})

test('memory that holds other bytes gets the same', () => {
  let memory = new Uint8Array(0)
  const long = { ...SMALL, datelinePlaces: ['x'.repeat(50_000)] }
  for (const one of [SMALL, long, SMALL, { ...long, datelinePlaces: ['y'.repeat(2_000_000)] }, SMALL]) {
    const bytes = encodeTo(one, (length) => {
      memory = reuse(memory, length)
      return memory
    })
    // To look for the first difference of 2 MB, byte by byte, takes a minute on a busy machine.
    expect(Buffer.compare(bytes, encodeFingerprint(one).subarray(0, -SEAL_BYTES))).toBe(0)
    expect(decodeUnsealed(bytes)).toEqual(one)
  }
})

test('what is decoded is a copy: the bytes may be used again', () => {
  for (const bytes of [encodeFingerprint(SMALL), Buffer.from(encodeFingerprint(SMALL))]) {
    const decoded = decodeFingerprint(bytes)
    bytes.fill(0)
    expect(decoded).toEqual(SMALL)
  }
})

test('an ordinary article of about 600 words takes at most 4.5 KB', () => {
  for (let number = 0; number < 20; number++) {
    const { article } = generateArticle(number, { copies: 0 })
    const words = scanWords(article.text).count
    const bytes = encodeFingerprint(fingerprint(article)).length
    // 4,608 bytes at 600 words; what does not grow with them, header and signature, takes 548.
    expect(bytes - 548).toBeLessThanOrEqual(((4608 - 548) * words) / 600)
  }
})

test('what is stored of a text and its signature are put together again', () => {
  for (const text of ['', 'Ministers agreed.', generateArticle(3).article.text, '東京で会議が開かれた。']) {
    const taken = fingerprint({ text })
    const stored = encodeTo({ ...taken, signature: new Uint32Array(0) })
    expect(joinFingerprint(stored, taken.signature)).toEqual(encodeFingerprint(taken))
    expect(readLanguage(stored)).toBe(taken.language)
  }
})

describe('refuses', () => {
  test('bytes cut anywhere, and bytes too many', () => {
    const bytes = encodeFingerprint(SMALL)
    for (let length = 0; length < bytes.length; length++) {
      expect(codeOf(() => decodeFingerprint(bytes.subarray(0, length)))).toBe('FINGERPRINT_INVALID')
    }
    expect(codeOf(() => decodeFingerprint(Uint8Array.of(...bytes, 0)))).toBe('FINGERPRINT_INVALID')
  })

  test('what is no fingerprint', () => {
    expect(codeOf(() => decodeFingerprint(changed(0, 0)))).toBe('FINGERPRINT_INVALID')
    expect(codeOf(() => decodeFingerprint(new Uint8Array(100)))).toBe('FINGERPRINT_INVALID')
    expect(errorOf(() => decodeFingerprint(7 as unknown as Uint8Array)).message).toBe(
      'expected a Uint8Array or a string in base64, found number 7',
    )
    expect(codeOf(() => decodeFingerprint([] as unknown as Uint8Array))).toBe('FINGERPRINT_INVALID')
  })

  test('another format or language version, saying which', () => {
    const format = errorOf(() => decodeFingerprint(changed(2, FORMAT_VERSION + 1)))
    expect(format.code).toBe('FINGERPRINT_MISMATCH')
    expect(format.message).toContain(
      `expected fingerprint format of version ${FORMAT_VERSION}, found ${FORMAT_VERSION + 1}`,
    )
    const tables = errorOf(() => decodeFingerprint(changed(32, LANGUAGE_VERSION + 1)))
    expect(tables.code).toBe('FINGERPRINT_MISMATCH')
    expect(tables.message).toContain(`language tables of version ${LANGUAGE_VERSION}, found ${LANGUAGE_VERSION + 1}`)
  })

  test.each([
    ['no words in a shingle', 3, 0],
    ['a signature of another length than its options say', 16, 4],
    ['bits that mean nothing', 34, 4],
    ['an origin that is no UTF-8', 40 + 12 + 8 + 2 + 2, 0xff],
  ])('%s', (_, at, value) => {
    expect(codeOf(() => decodeFingerprint(changed(at, value)))).toBe('FINGERPRINT_INVALID')
  })

  test('fewer bytes of spans than words', () => {
    const bytes = encodeFingerprint({ ...SMALL, spans: Uint8Array.of(0x02) })
    expect(codeOf(() => decodeFingerprint(bytes))).toBe('FINGERPRINT_INVALID')
  })

  test.each(['shingleWords', 'signatureValues', 'seed'] as const)('to compare fingerprints of another %s', (option) => {
    const other = { ...SMALL, options: { ...SMALL.options, [option]: 9 } }
    const error = errorOf(() => checkComparable(SMALL, other))
    expect(error.code).toBe('FINGERPRINT_MISMATCH')
    expect(error.message).toContain(`differ in ${option}: ${SMALL.options[option]} and 9`)
    expect(() => checkComparable(SMALL, { ...SMALL })).not.toThrow()
  })
})

test('of every position, a byte that was changed in any way is refused', () => {
  const long = encodeFingerprint(
    fingerprint({ text: 'Ministers agreed on Friday to cut the tax on bread, milk and eggs.' }),
  )
  const everyWay = Array.from({ length: 255 }, (_, i) => i + 1)
  for (const [bytes, ways] of [[encodeFingerprint(SMALL), everyWay] as const, [long, [1, 0x80, 0xff]] as const]) {
    for (let at = 0; at < bytes.length; at++) {
      for (const by of ways) {
        const code = refusalOf(bytes.with(at, bytes[at]! ^ by))
        const isVersion = at === 2 || at === 32 || at === 33
        expect(`byte ${at} by ${by}: ${code}`).toBe(
          `byte ${at} by ${by}: FINGERPRINT_${isVersion ? 'MISMATCH' : 'INVALID'}`,
        )
      }
    }
  }
})

test('bytes changed in several places are refused, whatever was changed', () => {
  const bytes = encodeFingerprint(SMALL)
  const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })), {
    ...{ minLength: 1, maxLength: 6 },
  })
  fc.assert(
    fc.property(changes, (changed) => {
      const copy = bytes.slice()
      for (const [at, by] of changed) copy[at]! ^= by
      fc.pre(copy.some((byte, at) => byte !== bytes[at]))
      expect(refusalOf(copy)).toMatch(/^FINGERPRINT_/)
    }),
    { numRuns: 2000 },
  )
})

/** The code with which bytes are refused; `undefined` where they are read. Anything else that is thrown ends the test. */
function refusalOf(bytes: Uint8Array): string | undefined {
  try {
    decodeFingerprint(bytes)
    return undefined
  } catch (error) {
    if (error instanceof DoppelwireError) return error.code
    throw error
  }
}

describe('in JSON', () => {
  test('a fingerprint is a string, and comes back from it', () => {
    const original = fingerprint({ text: 'Ministers agreed on Friday to cut the tax on bread, milk and eggs.' })
    const line = JSON.stringify({ id: 'a', fingerprint: original })
    const read: { fingerprint: string } = JSON.parse(line)
    expect(read.fingerprint).toBe(Buffer.from(encodeFingerprint(original)).toString('base64'))
    expect(decodeFingerprint(read.fingerprint)).toEqual({ ...original })
    expect(JSON.stringify(decodeFingerprint(read.fingerprint))).toBe(JSON.stringify(original))
  })

  test('what is no such string is refused', () => {
    for (const text of ['', 'wd', '%%%', 'd2Q=', '\ud800', 'ZHcD'.repeat(40)]) {
      expect(codeOf(() => decodeFingerprint(text))).toBe('FINGERPRINT_INVALID')
    }
  })

  test('what JSON alone makes of one is refused wherever a fingerprint is expected', () => {
    const plain = JSON.parse(JSON.stringify({ ...SMALL, textHash: 1 }))
    expect(codeOf(() => encodeFingerprint(plain))).toBe('FINGERPRINT_INVALID')
    expect(codeOf(() => compare(SMALL, plain))).toBe('FINGERPRINT_INVALID')
    expect(errorOf(() => explain(plain, SMALL)).message).toMatch(
      /^first fingerprint: expected one as createFingerprinter/,
    )
    for (const value of [undefined, null, 1, 'x', [], new Uint8Array(3)] as unknown as Fingerprint[]) {
      expect(codeOf(() => encodeFingerprint(value))).toBe('FINGERPRINT_INVALID')
      expect(codeOf(() => compare(value, SMALL))).toBe('FINGERPRINT_INVALID')
      expect(codeOf(() => explain(SMALL, value))).toBe('FINGERPRINT_INVALID')
    }
  })
})

// A checksum tells damage, not intent: whoever imports fingerprints reads what anybody may have written.
test('any bytes under a checksum that fits are read or refused, in no more memory than they take', () => {
  const valid = encodeFingerprint(fingerprint({ text: generateArticle(3, { words: 60 }).article.text }))
  const changes = fc.array(fc.tuple(fc.nat(valid.length - 1 - SEAL_BYTES), fc.nat(255)), { minLength: 1, maxLength: 6 })
  const header = fc.array(fc.tuple(fc.nat(39), fc.nat(255)), { minLength: 1, maxLength: 3 })
  const changed = fc.oneof(changes, header).map((places) => {
    const bytes = valid.slice()
    for (const [at, value] of places) bytes[at] = value
    return bytes
  })
  const cut = fc.tuple(changed, fc.nat(valid.length)).map(([bytes, end]) => bytes.slice(0, end))
  let read = 0
  fc.assert(
    fc.property(fc.oneof(changed, cut, fc.uint8Array({ minLength: SEAL_BYTES, maxLength: 300 })), (bytes) => {
      if (bytes.length < SEAL_BYTES) return
      try {
        const { words, flags, spans, signature, datelinePlaces } = decodeFingerprint(seal(bytes))
        read++
        const taken = words.byteLength + flags.length + spans.length + signature.byteLength
        expect(taken + datelinePlaces.join('\n').length).toBeLessThanOrEqual(bytes.length)
      } catch (error) {
        if (!(error instanceof DoppelwireError)) throw error
        expect(['FINGERPRINT_INVALID', 'FINGERPRINT_MISMATCH']).toContain(error.code)
      }
    }),
    { numRuns: 3000 },
  )
  expect(read).toBeGreaterThan(100)
})

test('what such bytes are read as is compared with any other, or refused', () => {
  const [valid, other] = [3, 4].map((number) =>
    fingerprint({ text: generateArticle(number, { words: 60 }).article.text }),
  )
  const encoded = encodeFingerprint(valid!)
  const changes = fc.array(fc.tuple(fc.integer({ min: 8, max: encoded.length - 1 - SEAL_BYTES }), fc.nat(255)), {
    maxLength: 6,
  })
  fc.assert(
    fc.property(changes, (places) => {
      const bytes = encoded.slice()
      for (const [at, value] of places) bytes[at] = value
      try {
        const read = decodeFingerprint(seal(bytes))
        for (const against of [valid!, other!]) {
          const { score } = compare(read, against)
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(1)
          explain(against, read)
        }
      } catch (error) {
        if (!(error instanceof DoppelwireError)) throw error
      }
    }),
    { numRuns: 500 },
  )
})

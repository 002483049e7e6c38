import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitEntries } from '../../src/input/entries.js'
import type { Format } from '../../src/input/files.js'
import type { Entry } from '../../src/input/pending.js'

/** Cuts bytes into pieces of the given lengths, over and over. */
async function* pieces(bytes: Buffer, lengths: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const length = lengths[i % lengths.length]!
    yield bytes.subarray(at, at + length)
    at += length
  }
}

async function split(format: Format, text: string, lengths: readonly number[], limit?: number): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const batch of splitEntries(format, pieces(Buffer.from(text), lengths), 'file', limit)) {
    entries.push(...batch)
  }
  return entries
}

const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })

describe('however the input is cut into pieces', () => {
  test('lines come whole, with their ends and numbers', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'é', '\r', '"', ' ') })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1 }), lengths, async (lines, cuts) => {
        const text = lines.join('\n')
        const entries = await split('lines', text, cuts)
        expect(entries.map(({ bytes }) => bytes.toString()).join('')).toBe(text)
        expect(entries.map(({ line }) => line)).toEqual(entries.map((_, i) => i + 1))
        for (const { bytes } of entries.slice(0, -1)) expect(bytes.indexOf('\n')).toBe(bytes.length - 1)
      }),
    )
  })

  test('an array is split into the elements that JSON.parse sees', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), fc.nat(3), lengths, async (values, indent, cuts) => {
        const text = JSON.stringify(values, null, indent)
        const entries = await split('array', text, cuts)
        expect(entries.map(({ bytes }) => JSON.parse(bytes.toString()))).toEqual(JSON.parse(text))
        expect(entries.map(({ number }) => number)).toEqual(values.map((_, i) => i + 1))
      }),
    )
  })

  test('elements know their lines', async () => {
    const text = '[\n{"a":\n1}, 2,\n"x"\n,\n\n[3]]'
    for (const length of [1, 2, 3, 100]) {
      expect((await split('array', text, [length])).map(({ line }) => line)).toEqual([2, 3, 4, 7])
    }
  })
})

test('an article above the limit is refused, and the place named', async () => {
  await expect(split('lines', `short\n${'x'.repeat(100)}`, [7], 64)).rejects.toThrow(/file:2: an article of more than/)
  await expect(split('array', `["short",\n"${'x'.repeat(100)}"]`, [7], 64)).rejects.toThrow(/file:2: /)
  await expect(split('text', 'x'.repeat(100), [7], 64)).rejects.toThrow(/file:1: /)
})

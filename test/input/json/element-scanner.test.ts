import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ElementScanner } from '../../../src/input/json/element-scanner.js'
import { LINE_FEED } from '../../../src/input/json/json-bytes.js'

/** Scans a text that comes in pieces of some length: how long the first element is, and on which line it ends. */
function endOf(text: string, pieceLength: number): { end: number | undefined; line: number } {
  const bytes = Buffer.from(text)
  const position = { line: 1 }
  const scanner = new ElementScanner(position)
  scanner.begin()
  for (let from = 0; from < bytes.length; from += pieceLength) {
    const end = scanner.scan(bytes.subarray(from, from + pieceLength), 0, false)
    if (scanner.stop === 'ended') return { end: from + end, line: position.line }
  }
  return { end: undefined, line: position.line }
}

describe('an element', () => {
  test('ends where its JSON ends, in pieces of any length', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom(undefined, 2),
        fc.integer({ min: 1, max: 9 }),
        (value, indent, length) => {
          const json = JSON.stringify(value, undefined, indent)
          const bytes = Buffer.from(json)
          const lines = bytes.filter((byte) => byte === LINE_FEED).length
          expect(endOf(`${json},{"next":1}`, length)).toEqual({ end: bytes.length, line: lines + 1 })
        },
      ),
    )
  })

  test('has no end as long as a bracket or a string is open', () => {
    for (const open of ['{', '[[]', '"a\\"', '{"a":"}"', '{"a":"\\\\\\"}']) expect(endOf(open, 2).end).toBeUndefined()
  })

  test('stops on request before each array that an object holds', () => {
    const text = Buffer.from('{"a":{"b":"[","c":[1]}}')
    const scanner = new ElementScanner({ line: 1 })
    scanner.begin()
    expect(scanner.scan(text, 0, true)).toBe(text.indexOf('[1'))
    expect(scanner.stop).toBe('array')
    expect(scanner.depth).toBe(2)
  })
})

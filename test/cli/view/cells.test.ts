import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeCell, unescapeCell } from '../../../src/cli/view/cells.js'

test('a cell comes back as it was and breaks no table', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('\\', 't', 'n', 'u', '0', '\t', '\n', '\ud800') }),
  )
  fc.assert(
    fc.property(text, (id) => {
      const cell = escapeCell(id, 'all')
      expect(cell).not.toMatch(/\p{Cc}|\p{Cs}/u)
      expect(unescapeCell(cell)).toBe(id)
    }),
  )
})

test('what needs no escape stays as it is', () => {
  expect(escapeCell('C:\\feeds\\a.jsonl:7', 'all')).toBe('C:\\feeds\\a.jsonl:7')
  expect(escapeCell('C:\\news', 'all')).toBe('C:\\\\news')
  expect(escapeCell('C:\\news', 'controls')).toBe('C:\\news')
  expect(escapeCell('"ü" 漢 😀', 'all')).toBe('"ü" 漢 😀')
})

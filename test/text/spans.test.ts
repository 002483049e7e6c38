import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packSpansView, unpackSpans } from '../../src/text/spans.js'

const spansFrom = (gapsAndLengths: readonly (readonly [number, number])[]) => {
  let at = 0
  const spans = gapsAndLengths.map(([gap, length]) => {
    const start = at + gap
    at = start + length
    return [start, at] as const
  })
  return {
    starts: Uint32Array.from(spans, ([start]) => start),
    ends: Uint32Array.from(spans, ([, end]) => end),
  }
}

test('packs an ordinary word and its space in one byte', () => {
  const { starts, ends } = spansFrom([
    [0, 3],
    [1, 5],
    [1, 14],
  ])
  expect([...packSpansView(starts, ends)]).toEqual([0x02, 0x14, 0x1d])
})

test('unpacks what it packed, for any gaps and lengths', () => {
  const anyLength = fc.oneof(fc.nat(20), fc.nat(70_000_000))
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          anyLength,
          anyLength.map((n) => n + 1),
        ),
        { maxLength: 50 },
      ),
      (pairs) => {
        const { starts, ends } = spansFrom(pairs)
        expect(unpackSpans(packSpansView(starts, ends), starts.length)).toEqual({ starts, ends })
      },
    ),
  )
})

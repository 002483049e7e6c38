import { beforeAll, describe, expect, it } from 'vitest'
import { createFingerprinter, type Fingerprinter } from '../../src/fingerprint/fingerprint.js'
import { withoutWords } from '../../src/fingerprint/masked.js'
import { blocksOf, eachBlock } from '../../src/neighbourhood/blocks.js'
import { inSharedMemory, isForeign, isMasked, MaskCollector, maskedRanges } from '../../src/neighbourhood/text-masks.js'
import { unpackSpans } from '../../src/text/spans.js'

let fingerprint: Fingerprinter
beforeAll(async () => {
  fingerprint = await createFingerprinter()
})

const ONE = 'Ministers agreed on Friday to cut the tax on bread by four percent.'
const TWO = 'The finance minister said that bakers would pay less from May on.'

describe('blocks', () => {
  it('are sentences and lines, the same in any text', () => {
    const a = fingerprint({ text: `${ONE} ${TWO}` })
    const b = fingerprint({ text: `A headline\n\n${TWO}\n\n${ONE}` })
    const [first, second] = [blocksOf(a.words, a.flags), blocksOf(b.words, b.flags)]
    expect([...first.ends]).toEqual([13, 25])
    expect([...second.hashes.slice(1)]).toEqual([first.hashes[1], first.hashes[0]])
  })

  it('of fewer than six words are not visited', () => {
    const { words, flags } = fingerprint({ text: `He did not elaborate. ${ONE}` })
    const visited: number[] = []
    eachBlock(blocksOf(words, flags), (_, count) => visited.push(count))
    expect(visited).toEqual([13])
  })

  it('of a text without words are none', () => {
    expect(blocksOf(new Uint32Array(0), new Uint8Array(0)).hashes).toHaveLength(0)
  })
})

describe('a masked fingerprint', () => {
  it('lacks the words of the ranges, and its spans point at those that are left', () => {
    const text = `${ONE} ${TWO} ${ONE}`
    const whole = fingerprint({ text })
    const left = withoutWords(whole, [0, 13, 25, 38])
    expect([...left.words]).toEqual([...whole.words.slice(13, 25)])
    const { starts, ends } = unpackSpans(left.spans, left.words.length)
    expect(text.slice(starts[0], ends.at(-1)! + 1)).toBe(TWO)
    // No shingle reaches over what was left out: BREAK is 32.
    expect(left.flags[0]! & 32).toBe(32)
    expect(left.textHash).toBe(whole.textHash)
  })

  it('of no range is the same', () => {
    const whole = fingerprint({ text: ONE })
    expect(withoutWords(whole, [])).toEqual(whole)
  })
})

it('masks are found by text, in shared memory too', () => {
  const collector = new MaskCollector()
  collector.add(3, { bounds: [2, 9], isForeign: false })
  collector.add(1, { bounds: [], isForeign: true })
  collector.add(0, { bounds: [0, 5, 7, 8], isForeign: false })
  collector.add(2, { bounds: [], isForeign: false })
  const masks = collector.finish(5)
  for (const given of [masks, inSharedMemory(masks)]) {
    expect([0, 1, 2, 3, 4, 5].map((text) => [...maskedRanges(given, text)])).toEqual([
      [0, 5, 7, 8],
      [],
      [],
      [2, 9],
      [],
      [],
    ])
    expect([0, 1, 2, 3, 9].map((text) => isForeign(given, text))).toEqual([false, true, false, false, false])
    expect(isMasked(given, 3)).toBe(true)
    expect(isMasked(given, 9)).toBe(false)
  }
})

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createFingerprinter, type Fingerprinter } from '../../src/fingerprint/fingerprint.js'
import { withoutWords } from '../../src/fingerprint/masked.js'
import { unpackSpans } from '../../src/text/spans.js'
import { BREAK } from '../../src/text/tokens.js'

let fingerprint: Fingerprinter
beforeAll(async () => {
  fingerprint = await createFingerprinter()
})

const ONE = 'Ministers agreed on Friday to cut the tax on bread by four percent.'
const TWO = 'The finance minister said that bakers would pay less from May on.'

describe('a masked fingerprint', () => {
  it('lacks the words of the ranges, and its spans point at those that are left', () => {
    const text = `${ONE} ${TWO} ${ONE}`
    const whole = fingerprint({ text })
    const left = withoutWords(whole, [0, 13, 25, 38])
    expect([...left.words]).toEqual([...whole.words.slice(13, 25)])
    const { starts, ends } = unpackSpans(left.spans, left.words.length)
    expect(text.slice(starts[0], ends.at(-1)! + 1)).toBe(TWO)
    expect(left).toEqual({ ...whole, words: left.words, flags: left.flags, spans: left.spans })
  })

  it('has a break where words were left out, so that no shingle reaches over it', () => {
    const whole = fingerprint({ text: `${ONE} ${TWO}` })
    const breaksIn = (bounds: readonly number[]) =>
      [...withoutWords(whole, bounds).flags].flatMap((flags, word) => ((flags & BREAK) === 0 ? [] : [word]))
    expect(breaksIn([0, 3])).toEqual([0])
    expect(breaksIn([4, 8])).toEqual([4])
    expect(breaksIn([4, 8, 10, 13])).toEqual([4, 6])
    expect(breaksIn([22, 25])).toEqual([])
  })

  it('lasts when others are masked', () => {
    const left = withoutWords(fingerprint({ text: ONE }), [0, 3])
    const before = structuredClone({ ...left })
    withoutWords(fingerprint({ text: TWO }), [2, 9])
    expect({ ...left }).toEqual(before)
  })

  it('of no range is the same, and of one that is all has no words', () => {
    const whole = fingerprint({ text: ONE })
    expect(withoutWords(whole, [])).toEqual(whole)
    const { words, flags, spans } = withoutWords(whole, [0, 13])
    expect([words.length, flags.length, spans.length]).toEqual([0, 0, 0])
  })

  it('keeps each other word with its flags and its place, and leaves the whole one as it was', () => {
    const text = `${ONE} ${TWO} "${ONE}" ${TWO}`
    const whole = fingerprint({ text })
    const before = structuredClone({ ...whole })
    const count = whole.words.length
    const places = unpackSpans(whole.spans, count)
    const cuts = fc.uniqueArray(fc.nat(count), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(cuts, (cuts) => {
        const bounds = cuts.slice(cuts.length % 2).sort((a, b) => a - b)
        const isLeftOut = (word: number) =>
          bounds.some((from, i) => i % 2 === 0 && from <= word && word < bounds[i + 1]!)
        const kept = Array.from(whole.words.keys()).filter((word) => !isLeftOut(word))
        const { words, flags, spans } = withoutWords(whole, bounds)
        const { starts, ends } = unpackSpans(spans, words.length)
        expect([...words]).toEqual(kept.map((word) => whole.words[word]))
        expect(Array.from(flags, (flag) => flag & ~BREAK)).toEqual(kept.map((word) => whole.flags[word]! & ~BREAK))
        expect([...starts]).toEqual(kept.map((word) => places.starts[word]))
        expect([...ends]).toEqual(kept.map((word) => places.ends[word]))
      }),
    )
    expect({ ...whole }).toEqual(before)
  })
})

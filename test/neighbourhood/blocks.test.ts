import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createFingerprinter, type Fingerprinter } from '../../src/fingerprint/fingerprint.js'
import { blocksOf, eachBlock, eachBlockOf, isShort, startOf } from '../../src/neighbourhood/blocks.js'
import { SENTENCE_END } from '../../src/text/tokens.js'

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

  it('end with a sentence and with the text', () => {
    // A sentence ends with the third word; the other flags say nothing of it.
    const blocks = blocksOf(Uint32Array.of(1, 2, 3, 0xdeadbeef, 5), Uint8Array.of(4, 8, 1 | 16, 32, 64))
    expect([...blocks.ends]).toEqual([3, 5])
    expect([...blocks.hashes]).toEqual([0x2636235b, 0x6903f256])
    expect([startOf(blocks, 0), startOf(blocks, 1)]).toEqual([0, 3])
  })

  it('have a hash of all their words in order, whatever stands before them', () => {
    const text = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 9 })
    const one = (words: readonly number[]) => blocksOf(Uint32Array.from(words), new Uint8Array(words.length)).hashes[0]!
    fc.assert(
      fc.property(text, text, (first, second) => {
        const flags = new Uint8Array(first.length + second.length)
        flags[first.length - 1] = 1
        const { hashes } = blocksOf(Uint32Array.of(...first, ...second), flags)
        expect([...hashes]).toEqual([one(first), one(second)])
        expect(hashes[0] === hashes[1]).toBe(`${first}` === `${second}`)
      }),
    )
  })

  it('of fewer than six words are short, and not visited', () => {
    const { words, flags } = fingerprint({ text: `He did not elaborate. ${ONE}` })
    const blocks = blocksOf(words, flags)
    const visited: [number, number][] = []
    eachBlock(blocks, (hash, count) => visited.push([hash, count]))
    expect(visited).toEqual([[blocks.hashes[1], 13]])
    expect([isShort(blocks, 0), isShort(blocks, 1)]).toEqual([true, false])
    const lengths = { hashes: new Uint32Array(2), ends: Uint32Array.of(5, 11) }
    expect([isShort(lengths, 0), isShort(lengths, 1)]).toEqual([true, false])
  })

  it('are visited alike whether they are kept or not', () => {
    const flags = fc.array(fc.constantFrom(0, 0, 0, 0, 0, SENTENCE_END), { maxLength: 60 })
    fc.assert(
      fc.property(flags, (flags) => {
        const words = Uint32Array.from(flags, (_, word) => word % 7)
        const [kept, passing]: [number[][], number[][]] = [[], []]
        eachBlock(blocksOf(words, Uint8Array.from(flags)), (...block) => kept.push(block))
        eachBlockOf(words, Uint8Array.from(flags), (...block) => passing.push(block))
        expect(passing).toEqual(kept)
      }),
    )
  })

  it('of a text without words are none', () => {
    const [words, flags] = [new Uint32Array(0), new Uint8Array(0)]
    expect(blocksOf(words, flags).hashes).toHaveLength(0)
    eachBlockOf(words, flags, () => expect.unreachable())
  })
})

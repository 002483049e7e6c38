import { describe, expect, it, test } from 'vitest'
import type { StandingBlocks } from '../../src/neighbourhood/standing-blocks.js'
import {
  countMasks,
  inSharedMemory,
  isForeign,
  isMasked,
  MaskCollector,
  maskedRanges,
  maskOf,
  NO_MASKS,
  StreamPages,
} from '../../src/neighbourhood/text-masks.js'
import { type Block, blocksFrom, standingIn, times } from './block-texts.js'

/** Blocks from 100 on stand nowhere else. */
const own = (words: number, hash = 100): Block => [hash, words]

/** Standing blocks: those of one group stand in the same texts. */
const standingGroups = (...groups: readonly (readonly number[])[]): StandingBlocks =>
  standingIn(
    groups.flatMap((group, g) =>
      times(8, (i): Block[] => [...group.map((hash): Block => [hash, 10]), [1000 + 10 * g + i, 400]]),
    ),
  )

const maskIn = (standing: StandingBlocks, ...text: readonly Block[]) => maskOf(blocksFrom(text), standing)
const NOTHING = { bounds: [], isForeign: false }
const FOREIGN = { bounds: [], isForeign: true }
const masks = (...bounds: readonly number[]) => ({ bounds, isForeign: false })

describe('a mask', () => {
  const standing = standingGroups([1], [2], [3])

  it('covers the standing blocks of a text', () => {
    expect(maskIn(standing, own(40), [1, 20])).toEqual(masks(40, 60))
    expect(maskIn(standing, [1, 20], own(40), [2, 10], [3, 10], own(30, 101))).toEqual(masks(0, 20, 60, 80))
    expect(maskIn(standing, own(40), own(20, 101))).toEqual(NOTHING)
  })

  it('covers short lines between two standing blocks, and no others', () => {
    expect(maskIn(standing, [1, 20], own(5), own(2, 101), [2, 20], own(60, 102))).toEqual(masks(0, 47))
    expect(maskIn(standing, own(5), [1, 20], own(60, 101))).toEqual(masks(5, 25))
    expect(maskIn(standing, own(1), own(3, 101), [1, 20], own(60, 102))).toEqual(masks(4, 24))
    expect(maskIn(standing, own(60), [1, 20], own(5, 101))).toEqual(masks(60, 80))
    expect(maskIn(standing, [1, 20], own(6), [2, 20], own(60, 101))).toEqual(masks(0, 20, 26, 46))
    expect(maskIn(standing, [1, 20], own(5), own(30, 101), own(5, 102), [2, 20])).toEqual(masks(0, 20, 60, 80))
  })

  it('leaves a text at least 20 words', () => {
    expect(maskIn(standing, own(20), [1, 20])).toEqual(masks(20, 40))
    expect(maskIn(standing, own(19), [1, 20])).toEqual(NOTHING)
    // The short line that would go too leaves 18.
    expect(maskIn(standing, own(18), [1, 10], own(3, 101), [2, 10])).toEqual(NOTHING)
  })

  it('leaves a text at least a fiftieth of its words', () => {
    const large = (words: number) => maskIn(standing, own(words), [1, 360], [2, 360], [3, 358])
    // 1,100 and 1,099 words.
    expect(large(22)).toEqual(masks(22, 1100))
    expect(large(21)).toEqual(FOREIGN)
  })

  it('leaves a text alone of which three quarters stand together elsewhere', () => {
    const pair = standingGroups([1, 2], [3])
    expect(maskIn(pair, [1, 30], [2, 45], own(25))).toEqual(NOTHING)
    expect(maskIn(pair, [1, 30], [2, 44], own(26))).toEqual(masks(0, 74))
    expect(maskIn(standing, [1, 30], [2, 45], own(25))).toEqual(masks(0, 75))
    expect(maskIn(pair, [1, 30], [3, 45], own(25))).toEqual(masks(0, 75))
  })
})

test('a block that stands with two stories is of the first of them in a text', () => {
  // Stands in the texts of the first and in those of the second: with each of them, and neither with it.
  const shared: Block = [3, 10]
  const of = (hash: number) => times(8, (i): Block[] => [[hash, 10], shared, [1000 * hash + i, 400]])
  const standing = standingIn([...of(1), ...of(2)])
  expect(maskIn(standing, [1, 80], [3, 70], [2, 10], own(40))).toEqual(NOTHING)
  expect(maskIn(standing, [2, 10], [3, 70], [1, 80], own(40))).toEqual(masks(0, 160))
})

describe('a text is of others where', () => {
  const standing = standingGroups([1, 4], [2], [3])

  it('it has 200 words or more, and next to none of its own', () => {
    expect(maskIn(standing, [1, 70], [2, 70], [3, 60])).toEqual(FOREIGN)
    expect(maskIn(standing, [1, 70], [2, 70], [3, 59])).toEqual(NOTHING)
    expect(maskIn(standing, [1, 70], [2, 70], [3, 60], own(19))).toEqual(FOREIGN)
    expect(maskIn(standing, [1, 70], [2, 70], [3, 60], own(20))).toEqual(masks(0, 200))
  })

  it('at least three stories show at least 30 words one after the other', () => {
    expect(maskIn(standing, [1, 100], [2, 100], [3, 30])).toEqual(FOREIGN)
    expect(maskIn(standing, [1, 100], [2, 100], [3, 29])).toEqual(NOTHING)
    // In two blocks of one story; with another in between it is no passage; a short line does not count.
    expect(maskIn(standing, [2, 100], [3, 100], [1, 15], [4, 15])).toEqual(FOREIGN)
    expect(maskIn(standing, [2, 60], [1, 15], [3, 100], [4, 15], [2, 60])).toEqual(NOTHING)
    expect(maskIn(standing, [2, 100], [3, 100], [1, 15], own(5), [4, 15])).toEqual(FOREIGN)
    expect(maskIn(standing, [2, 100], [3, 100], [1, 15], own(9), [4, 15])).toEqual(NOTHING)
  })

  it('such passages make half of it', () => {
    const many = standingGroups([1], [2], [3], ...times(8, (i) => [10 + i]))
    const brief = (words: number) => times(8, (i): Block => [10 + i, words])
    expect(maskIn(many, [1, 40], [2, 40], [3, 40], ...brief(15))).toEqual(FOREIGN)
    expect(maskIn(many, [1, 40], [2, 40], [3, 39], ...brief(15))).toEqual(NOTHING)
  })
})

describe('a block in few texts is of a stream', () => {
  const FEW: Block = [50, 30]
  const stories: Block[] = [
    [1, 70],
    [2, 70],
    [3, 60],
  ]

  const learns = (...pages: readonly (readonly Block[])[]): boolean => {
    const standing = standingGroups([1], [2], [3])
    const streams = new StreamPages()
    for (const page of pages) streams.add(blocksFrom(page), standing)
    const found = streams.finish(standing)
    expect(found).toBe(standing.has(FEW[0]))
    return found
  }

  it('where three pages that are streams have it', () => {
    const page = [...stories, FEW]
    expect(learns(page, page, page)).toBe(true)
    expect(learns(page, page)).toBe(false)
    expect(learns([...page, FEW], page)).toBe(false)
  })

  it('and a standing block stays what it is, with those that stand where it does', () => {
    const standing = standingGroups([1, 4], [2], [3])
    const streams = new StreamPages()
    for (const page of times(3, () => [...stories, [4, 9] as const])) streams.add(blocksFrom(page), standing)
    expect(streams.finish(standing)).toBe(false)
    expect([...standing.together(1)]).toEqual([1, 4])
  })

  it('and these are streams for the larger part', () => {
    const page = (words: number) => [...stories, own(words), FEW]
    expect(learns(...times(3, () => page(170)))).toBe(true)
    expect(learns(...times(3, () => page(171)))).toBe(false)
  })

  it('of at least 200 words', () => {
    const page = (words: number): Block[] => [[1, 70], [2, 70], [3, words], FEW]
    expect(learns(...times(3, () => page(60)))).toBe(true)
    expect(learns(...times(3, () => page(59)))).toBe(false)
  })

  it('of at least three stories', () => {
    const page: Block[] = [[1, 150], [2, 150], FEW]
    expect(learns(page, page, page)).toBe(false)
  })
})

describe('the masks of all texts', () => {
  const collector = new MaskCollector()
  collector.add(3, masks(2, 9))
  collector.add(1, FOREIGN)
  collector.add(0, masks(0, 5, 7, 8))
  collector.add(2, NOTHING)
  const collected = collector.finish(5)

  it.each([
    ['as they are', collected],
    ['in shared memory', inSharedMemory(collected)],
  ])('are found by text, %s', (_, given) => {
    const texts = [0, 1, 2, 3, 4, 9]
    expect(texts.map((text) => [...maskedRanges(given, text)])).toEqual([[0, 5, 7, 8], [], [], [2, 9], [], []])
    expect(texts.map((text) => isForeign(given, text))).toEqual([false, true, false, false, false, false])
    expect(texts.map((text) => isMasked(given, text))).toEqual([true, false, false, true, false, false])
    expect(countMasks(given)).toEqual({ maskedTexts: 2, foreignTexts: 1 })
  })

  it('are in memory that threads share, where they are to be', () => {
    const isShared = ({ buffer }: Uint32Array | Uint8Array) => buffer instanceof SharedArrayBuffer
    expect(Object.values(inSharedMemory(collected)).map(isShared)).toEqual([true, true, true])
    expect(Object.values(collected).map(isShared)).toEqual([false, false, false])
  })
})

test('without masks no text is masked', () => {
  expect([...maskedRanges(NO_MASKS, 0)]).toEqual([])
  expect([isMasked(NO_MASKS, 3), isForeign(NO_MASKS, 0)]).toEqual([false, false])
  expect(countMasks(NO_MASKS)).toEqual({ maskedTexts: 0, foreignTexts: 0 })
})

import { describe, expect, it, test } from 'vitest'
import { StandingBlocks } from '../../src/neighbourhood/standing-blocks.js'
import { type Block, blocksFrom, frequentIn, standingIn, type TermsOf, times } from './block-texts.js'

const FOOTER = 1
/** A block that no other text has. */
const own = (text: number, words: number): Block => [1000 + text, words]

/** Eight texts with the same footer, each with so many words of its own below it. */
const footers = (words: number, ownWords: (text: number) => number) =>
  times(8, (i): Block[] => [[FOOTER, words], own(i, ownWords(i))])

describe('a frequent block is a standing one', () => {
  it('where a quarter of the texts is their own', () => {
    expect(standingIn(footers(60, () => 20)).has(FOOTER)).toBe(true)
    expect(standingIn(footers(60, () => 19)).has(FOOTER)).toBe(false)
    expect(standingIn(footers(60, () => 20)).size).toBe(1)
    expect(standingIn(footers(60, () => 19)).size).toBe(0)
  })

  it('where that holds of half of them', () => {
    const some = (count: number) => standingIn(footers(60, (i) => (i < count ? 200 : 10)))
    expect([some(4).has(FOOTER), some(3).has(FOOTER)]).toEqual([true, false])
  })

  it('where they tell less than half of what each tells alone', () => {
    const shared = (count: number): TermsOf => {
      return (hash, words, text) => times(words, (word) => (hash === FOOTER || word < count ? word : 100 * text + word))
    }
    const texts = footers(20, () => 40)
    expect(standingIn(texts, shared(19)).has(FOOTER)).toBe(true)
    expect(standingIn(texts, shared(20)).has(FOOTER)).toBe(false)
  })

  it('not where a short version of a story tells nothing beyond the long one', () => {
    // Each of the first four is told whole in each of the others, which tell more: 22 of 28 pairs.
    const termsOf: TermsOf = (hash, words, text) =>
      times(words, (word) => (hash === FOOTER || word < 10 ? word : 100 * text + word))
    const texts = footers(20, (i) => (i < 4 ? 10 : 100))
    expect(standingIn(texts, termsOf).has(FOOTER)).toBe(false)
  })

  it('where most pairs of texts, each counted once, do: 15 of 28 beside 13 with a text that has nothing to say', () => {
    const termsOf: TermsOf = (hash, words) =>
      hash === FOOTER || hash === 1000 || hash === 1004 ? [] : times(words, (word) => hash * 100 + word)
    expect(
      standingIn(
        footers(20, () => 40),
        termsOf,
      ).has(FOOTER),
    ).toBe(true)
  })

  it('not if the texts have nothing to say outside of it', () => {
    const termsOf: TermsOf = (hash, words) => (hash === FOOTER ? times(words, (word) => word) : [])
    expect(
      standingIn(
        footers(20, () => 40),
        termsOf,
      ).has(FOOTER),
    ).toBe(false)
  })
})

describe('blocks that stand together', () => {
  /** Ten texts with a first block, and a second in so many of them, which has it twice. */
  const withSecond = (count: number) =>
    times(10, (i): Block[] => [[FOOTER, 20], ...times(i < count ? 2 : 0, (): Block => [2, 10]), own(i, 100)])

  it('are those of four in five of the texts, counted once a text', () => {
    expect([...standingIn(withSecond(8)).together(FOOTER)]).toEqual([FOOTER, 2])
    expect([...standingIn(withSecond(7)).together(FOOTER)]).toEqual([FOOTER])
  })

  it('have all of them, each in its own texts', () => {
    const standing = standingIn(withSecond(8))
    // All eight texts of the second have the first.
    expect([...standing.together(2)]).toEqual([FOOTER, 2])
    expect([standing.size, standing.has(2), standing.has(3)]).toEqual([2, true, false])
  })

  it('are of one story where they are most of the texts', () => {
    // A story of three blocks in eight texts, each with a line of its own: 12 of 112 words.
    const prints = times(8, (i): Block[] => [[1, 40], [2, 30], [3, 30], own(i, 12)])
    expect(standingIn(prints).size).toBe(0)
  })
})

describe('in a stream of stories a block is a standing one', () => {
  /** Eight texts with one block; `others` of text i are blocks that many of them have too. */
  const stream = (words: number, others: (text: number) => Block[]) =>
    times(8, (i): Block[] => [[FOOTER, words], ...others(i)])
  /** Copies in eight further texts, by which blocks are frequent that each stand once among the eight. */
  const copies = (blocks: readonly Block[]) => times(8, (i) => [...blocks, own(100 + i, 400)])
  const others = (words: number) => times(8, (i): Block => [10 + i, words])

  it('where half of its texts stands in other texts too', () => {
    const texts = (words: number) => [...stream(60, (i) => [others(words)[i]!]), ...copies(others(words))]
    expect(standingIn(texts(60)).has(FOOTER)).toBe(true)
    expect(standingIn(texts(59)).has(FOOTER)).toBe(false)
  })

  it('where they tell less than four fifths of that in common', () => {
    const texts = [...stream(60, (i) => [others(100)[i]!]), ...copies(others(100))]
    const shared =
      (count: number): TermsOf =>
      (hash, words) =>
        times(words, (word) => (hash >= 10 && word < count ? word : hash * 1000 + word))
    expect(standingIn(texts, shared(79)).has(FOOTER)).toBe(true)
    expect(standingIn(texts, shared(80)).has(FOOTER)).toBe(false)
  })

  it('what many texts have is left out where each has enough of its own', () => {
    // By the frequent block each text would be told by its neighbour whole; by its own block not at all.
    const texts = times(8, (i): Block[] => [[FOOTER, 20], [2 + (i % 2), 60], own(i, 40)])
    const frequent = [
      ...texts,
      ...copies([
        [2, 60],
        [3, 60],
      ]),
    ]
    const termsOf: TermsOf = (hash, words) =>
      times(words, (word) => (hash === 2 || hash === 3 ? word : hash * 1000 + word))
    expect(standingIn(frequent, termsOf).has(FOOTER)).toBe(true)
  })
})

test('a block of a stream is taken as it is, and stands with itself alone', () => {
  const standing = new StandingBlocks(frequentIn([]), () => {
    throw new Error('nothing is to be read')
  })
  expect([standing.size, standing.has(5)]).toEqual([0, false])
  standing.addOfStream(5)
  expect([standing.size, standing.has(5), [...standing.together(5)]]).toEqual([1, true, [5]])
})

test('the blocks of a text are read once, and blocks of the same texts judged once', () => {
  const texts = times(8, (i): Block[] => [[1, 20], [2, 20], [3, 20], own(i, 60)])
  const frequent = frequentIn(texts)
  let [blocks, terms] = [0, 0]
  const standing = new StandingBlocks(frequent, (number) => ({
    get blocks() {
      blocks++
      return blocksFrom(texts[number]!)
    },
    terms: () => {
      terms++
      const none = new Uint32Array(0)
      return { terms: none, weights: new Float32Array(0), positions: none, sentences: none, sentenceCount: 0 }
    },
  }))
  for (const [hash, drawn] of frequent) standing.judge(hash, drawn)
  expect([blocks, terms]).toEqual([8, 8])
})

import { describe, expect, it } from 'vitest'
import { padWithCommonText } from '../../bench/generate/adversaries.js'
import { generateArticle } from '../../bench/generate/articles.js'
import { fillBuckets, floodNeighbourhood } from '../../bench/generate/floods.js'
import { Random } from '../../bench/generate/random.js'
import { WALLS } from '../../bench/generate/reported/stories.js'
import { chooseBands, createDeduper, createSigner, type Deduper } from '../../src/index.js'

const text = (number: number): string => generateArticle(number, { words: 300, copies: 0 }).article.text
const FILLERS = Array.from({ length: 40 }, (_, number) => text(1000 + number))
const STORY = text(3)
const COPY = `${STORY.slice(0, -200)}\n\nMore from our region.`
const SENTENCES = STORY.split(/(?<=[.!?])\s+/)

/** A story and its copy among others, and what somebody adds to hide the copy. */
async function attacked(added: readonly string[], story = STORY, copy = COPY): Promise<Deduper> {
  const deduper = await createDeduper({ bucketCap: 50 })
  for (const [number, filler] of FILLERS.entries()) deduper.store({ id: `filler-${number}`, text: filler })
  deduper.store({ id: 'story', text: story })
  for (const [number, one] of added.entries()) deduper.store({ id: `x-${number}`, text: one })
  deduper.store({ id: 'copy', text: copy })
  return deduper
}

const isFound = (deduper: Deduper): boolean => [...deduper.pairs()].some(({ a, b }) => a === 'copy' && b === 'story')

const below = (passages: readonly string[]): string[] =>
  passages.map((passage, number) => `${FILLERS[number % FILLERS.length]}\n\n${passage}`)

const { bands } = chooseBands({ values: 128, target: 0.4 })

describe('a copy is found, whatever somebody adds to the feed', () => {
  it.each<[string, (random: Random) => string[]]>([
    [
      '60 texts of which two fifths are runs of words of the story',
      (random) => floodNeighbourhood(STORY, FILLERS, 60, random),
    ],
    [
      '60 texts in the buckets of the story, more than the cap',
      (random) => fillBuckets(STORY, { signatureOf: createSigner(), bands }, FILLERS, 60, random, bands.length),
    ],
    ['the whole story below 20 others', () => below(Array.from({ length: 20 }, () => STORY))],
    [
      'six of its sentences below each of 60 others, as if they were boilerplate',
      (random) => below(Array.from({ length: 60 }, () => random.sample(SENTENCES, 6).join('\n\n'))),
    ],
    [
      'every other sentence below each of 40 others',
      (random) =>
        below(
          Array.from({ length: 40 }, () => {
            const first = random.below(2)
            return SENTENCES.filter((_, place) => place % 2 === first).join('\n\n')
          }),
        ),
    ],
  ])('%s', async (_, added) => {
    const deduper = await attacked(added(new Random(5)))
    expect(isFound(deduper)).toBe(true)
    expect(deduper.statistics().learnedBoilerplate.foreignTexts).toBe(0)
  })

  it.each([1, 2, 4])('common text of %i times its length around the copy', async (times) => {
    const padding = WALLS.join(' ')
    const padded = (story: string) => padWithCommonText(story, padding, times)
    expect(isFound(await attacked(FILLERS.slice(0, 20).map(padded), STORY, padded(STORY)))).toBe(true)
  })
})

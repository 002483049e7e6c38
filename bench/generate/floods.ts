import type { Random } from './random.js'

/**
 * `count` texts that are no copies of `story`, made to stand around it in a feed: each takes two in five of its words from the
 * story, in runs of two to four as they stand there, and the others from `fillers`. The names and the word pairs of the story become common.
 */
export function floodNeighbourhood(story: string, fillers: readonly string[], count: number, random: Random): string[] {
  const own = story.split(/\s+/)
  return Array.from({ length: count }, () => {
    const other = random.pick(fillers).split(/\s+/)
    const words: string[] = []
    for (let at = 0; words.length < own.length; at += 4) {
      const run = random.between(2, 4)
      const from = random.below(Math.max(1, own.length - run))
      words.push(...own.slice(from, from + run))
      for (let left = random.between(3, 6); left > 0; left--) words.push(other[(at + left) % other.length]!)
    }
    return sentencesOf(words)
  })
}

/** What an attacker needs to know of the index, all of it public at the default seed. */
export interface PublicIndex {
  /** The MinHash values of a text. */
  readonly signatureOf: (text: string) => ArrayLike<number>
  /** Which values make up each band, as `chooseBands` lays them. */
  readonly bands: readonly { readonly start: number; readonly width: number }[]
}

const SHINGLE = 5

/**
 * `count` texts that fall into buckets of `story` and are no copies of it. The shingle that gives a value of the signature is
 * found by signing each shingle alone; a text holds the shingles of `bandsEach` bands, in random order, with filler between them. As a text
 * has fewer shingles than the story, it seldom has one of lower value, and most keep the values of the bands aimed at.
 */
export function fillBuckets(
  story: string,
  { signatureOf, bands }: PublicIndex,
  fillers: readonly string[],
  count: number,
  random: Random,
  bandsEach = 4,
): string[] {
  const words = story.split(/\s+/)
  const signature = signatureOf(story)
  const giver = new Map<number, string>()
  for (let start = 0; start + SHINGLE <= words.length; start++) {
    const shingle = words.slice(start, start + SHINGLE).join(' ')
    const alone = signatureOf(shingle)
    for (let value = 0; value < signature.length; value++) {
      if (alone[value] === signature[value]) giver.set(value, shingle)
    }
  }
  return Array.from({ length: count }, () => {
    const values = random
      .sample(bands, bandsEach)
      .flatMap(({ start, width }) => Array.from({ length: width }, (_, row) => start + row))
    const shingles = new Set(values.map((value) => giver.get(value)).filter((shingle) => shingle !== undefined))
    const other = random.pick(fillers).split(/\s+/)
    const mixed = random.sample([...shingles], shingles.size).map((shingle, place) => `${shingle} ${other[place]}`)
    return `${mixed.join('. ')}.`
  })
}

/** Sentences of a dozen words. */
function sentencesOf(words: readonly string[]): string {
  const sentences: string[] = []
  for (let at = 0; at < words.length; at += 12) sentences.push(`${words.slice(at, at + 12).join(' ')}.`)
  return sentences.join(' ')
}

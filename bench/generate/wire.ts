import type { GeneratedArticle } from './articles.js'
import { reprint, retypeset } from './copies.js'
import { type Draft, frame, writeOut, writeParagraphs } from './draft.js'
import { Random } from './random.js'
import { amount, beginStory, nouns, organisation, place, type Story } from './story.js'

/** An article of a wire feed: one of a beat, or another version of an article before it. */
export interface WireArticle {
  readonly article: GeneratedArticle
  /** Stories of one beat have people, places, words and now and then a standing paragraph in common. */
  readonly beat: number
  /** For a version: the story that it is a version of, and how. */
  readonly version?: { readonly of: string; readonly relation: 'identical' | 'reprint' }
}

export interface WireOptions {
  readonly count: number
  readonly seed?: number
}

/**
 * Lengths in words at even steps of rank: the twentieths of the stories of an agency's feed, 2006 to 2008 (median 399), each rounded to ten
 * below 100 and else to five.
 */
const LENGTHS = [40, 90, 115, 140, 175, 215, 255, 290, 330, 365, 400, 440, 480, 520, 560, 600, 640, 690, 745, 825, 1025]
/** Stories a day in that feed, in the median. */
const PER_DAY = 39
/** One story in so many is a version of one of the last two days, so that 14 in 100 have a neighbour of Jaccard .5 or more. */
const VERSIONS = 0.07
/** A quarter of the versions repeat the text: 4 in 100 stories of the feed do, counting both. */
const IDENTICAL = 0.25
/** Beats; few carry most of the stories. */
const BEATS = 120
/** One story in three and a bit carries a standing paragraph of its beat: 26 in 100 have a neighbour of .1 or more. */
const WITH_BACKGROUND = 0.3
const BACKGROUNDS = 5

// Sources of randomness that must not run into each other.
const [ROLE, TEXT, EDIT, BEAT, BACKGROUND] = [41, 42, 43, 44, 45]

/**
 * A feed of short stories that are much alike, with the lengths, versions and neighbours of an agency's own feed. The same for the same
 * options on every machine; nothing is kept between articles.
 *
 * @example
 * [...generateWire({ count: 2 })].map(({ article }) => article.id) // => ['w0', 'w1']
 */
export function* generateWire({ count, seed = 1 }: WireOptions): Generator<WireArticle> {
  for (let number = 0; number < count; number++) yield generateWireArticle(number, seed)
}

/** Article `number` of the feed, without the ones before it. */
export function generateWireArticle(number: number, seed = 1): WireArticle {
  if (!isVersion(number, seed)) return { article: finish(number, draftOf(number, seed)), beat: beatOf(number, seed) }
  const random = new Random(seed, EDIT, number)
  let of = number - random.between(1, Math.min(number, 2 * PER_DAY))
  while (isVersion(of, seed)) of--
  const [draft, beat, id] = [draftOf(of, seed), beatOf(of, seed), `w${of}`]
  if (random.chance(IDENTICAL)) {
    const article = finish(number, draft)
    return {
      article: { ...article, text: retypeset(article.text, random) },
      beat,
      version: { of: id, relation: 'identical' },
    }
  }
  return { article: finish(number, reprint(draft, random)), beat, version: { of: id, relation: 'reprint' } }
}

/** The first article is a story. */
const isVersion = (number: number, seed: number): boolean =>
  number > 0 && new Random(seed, ROLE, number).chance(VERSIONS)

/** The square of an even draw: half of the stories are of the first quarter of the beats. */
function beatOf(number: number, seed: number): number {
  const drawn = new Random(seed, BEAT, number).fraction()
  return Math.floor(BEATS * drawn * drawn)
}

function draftOf(number: number, seed: number): Draft {
  const beat = beatOf(number, seed)
  const random = new Random(seed, TEXT, number)
  const story = storyOf(beginStory(new Random(seed, BEAT, beat, BEAT)), random)
  const at = random.fraction() * (LENGTHS.length - 1)
  const [low, high] = [LENGTHS[Math.floor(at)]!, LENGTHS[Math.ceil(at)]!]
  const words = low + (high - low) * (at - Math.floor(at))
  const background = random.chance(WITH_BACKGROUND) ? [backgroundOf(beat, random.below(BACKGROUNDS), seed)] : []
  // A paragraph of background has some 50 words, and the last paragraph runs over by half of that.
  const own = Math.max(20, words - 20 - 50 * background.length)
  const counted = Array.from({ length: Math.floor(own / 75) }, () => [figures(story)])
  const paragraphs = writeParagraphs(story, own - 16 * counted.length)
  const [lead, ...others] = paragraphs
  return { ...frame(story), paragraphs: [lead!, ...random.sample([...others, ...counted], 1000), ...background] }
}

/** One such sentence for each 75 words give a story some 16 numbers, as the feed's have. */
function figures(story: Story): string {
  const way = story.random.pick(['rose', 'fell', 'climbed', 'slipped'])
  return `The ${nouns(story)} of ${organisation(story)} ${way} to ${amount(story)} from ${amount(story)} in ${place(story)}.`
}

/** Four in five of its words and most of its people and places are the beat's, and the others its own. */
function storyOf(beat: Story, random: Random): Story {
  const own = beginStory(random)
  const mix = (shared: Uint16Array, fresh: Uint16Array): Uint16Array =>
    shared.map((rank, place) => (random.below(5) < 4 ? rank : fresh[place]!))
  const join = <Item>(shared: readonly Item[], fresh: readonly Item[]): Item[] => [
    ...random.sample(shared, random.between(1, 2)),
    fresh[0]!,
  ]
  return {
    random,
    vocabulary: beat.vocabulary,
    people: join(beat.people, own.people),
    places: join(beat.places, own.places),
    organisations: join(beat.organisations, own.organisations),
    nouns: mix(beat.nouns, own.nouns),
    verbs: mix(beat.verbs, own.verbs),
    adjectives: mix(beat.adjectives, own.adjectives),
  }
}

function backgroundOf(beat: number, number: number, seed: number): string[] {
  const story = beginStory(new Random(seed, BEAT, beat, BEAT))
  return writeParagraphs({ ...story, random: new Random(seed, BACKGROUND, beat, number) }, 40).flat()
}

function finish(number: number, draft: Draft): GeneratedArticle {
  // No story of the feed is later than 2008: days count from its first one.
  const date = new Date(Date.UTC(2006, 9, 20) + Math.floor(number / PER_DAY) * 86_400_000).toISOString().slice(0, 10)
  return { id: `w${number}`, text: writeOut(draft), title: draft.title, date, source: 'Wire', lang: 'en' }
}

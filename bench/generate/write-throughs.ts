import { type Draft, frame, writeOut, writeParagraphs } from './draft.js'
import type { GeneratedPair } from './pairs.js'
import { Random } from './random.js'
import { headline, quote, sentence } from './sentences.js'
import { beginStory, day, place, type Story, surname } from './story.js'
import { SECTIONS } from './words.js'

/** What changes between two versions of one developing story; every pair has its own mix, never none. */
export const WRITE_THROUGH_KINDS = ['toll', 'quote', 'headline', 'paragraphs', 'all'] as const
export type WriteThroughKind = (typeof WRITE_THROUGH_KINDS)[number]

const EVENTS = ['flood', 'earthquake', 'wildfire', 'landslide', 'train crash', 'factory fire', 'storm', 'explosion']

/** The sentences in which a toll stands: rewritten as a whole for every version, so that all its figures move. */
function tollSentences(story: Story, event: string, dead: number, hurt: number): [string, string, string] {
  return [
    `At least ${dead} people were killed and ${hurt} injured by the ${event} that struck ${story.places[0]} on ${day(story)}, officials said.`,
    `Rescuers pulled ${Math.floor(hurt / 3)} survivors from the rubble near ${place(story)}, but the toll is expected to climb from ${dead}, ${surname(story)} said.`,
    `Hospitals in ${story.places[0]} and ${place(story)} treated ${hurt} people, ${Math.floor(hurt / 4)} of them children.`,
  ]
}

/** Two versions of one story. The later one corrects, adds and moves, but stands on the same text: a copy. */
export function* generateWriteThroughPairs(count = 200, seed = 1): Generator<GeneratedPair> {
  for (let number = 0; number < count; number++) {
    const kind = WRITE_THROUGH_KINDS[number % WRITE_THROUGH_KINDS.length]!
    const [first, second] = versions(new Random(seed, 0x777274, number), kind)
    yield {
      a: article(`write-through-${number}-1`, first),
      b: article(`write-through-${number}-2`, second),
      label: 'copy',
      kind: `write-through-${kind}`,
    }
  }
}

function versions(random: Random, kind: WriteThroughKind): [Draft, Draft] {
  const story = disasterStory(random)
  const event = random.pick(EVENTS)
  const [dead, hurt] = [random.between(3, 60), random.between(70, 400)]
  const wording = random.next()
  const tolls = (killed: number, injured: number): [string, string, string] =>
    tollSentences({ ...story, random: new Random(wording) }, event, killed, injured)
  const body = writeParagraphs(story, random.between(200, 500))
  const place = random.between(1, body.length)
  const told = quote(story)
  const build = (
    head: Omit<Draft, 'paragraphs'>,
    [lead, rubble, wards]: [string, string, string],
    said: string,
    more: string[][],
  ): Draft => ({
    ...head,
    paragraphs: [[lead], [rubble, said], ...body.slice(0, place), ...more, ...body.slice(place), [wards]],
  })
  const head = frame(story)
  const changes = (change: WriteThroughKind): boolean => kind === change || kind === 'all'
  return [
    build(head, tolls(dead, hurt), told, []),
    build(
      changes('headline') ? { ...head, title: headline(story) } : head,
      changes('toll') ? tolls(dead + random.between(1, 40), hurt + random.between(10, 200)) : tolls(dead, hurt),
      changes('quote') ? quote(story) : told,
      changes('paragraphs')
        ? Array.from({ length: random.between(1, 3) }, () => [sentence(story), sentence(story)])
        : [],
    ),
  ]
}

function disasterStory(random: Random): Story {
  const story = beginStory(random)
  return story.vocabulary.section === SECTIONS[2] ? story : disasterStory(random)
}

function article(id: string, draft: Draft): GeneratedPair['a'] {
  const { title, date, source } = draft
  return { id, text: writeOut(draft), title, date, source, lang: 'en' }
}

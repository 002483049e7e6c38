import { type Draft, writeDraft, writeOut } from './draft.js'
import { printsOf } from './prints.js'
import { Random } from './random.js'
import { beginStory, inventOrganisation, place, surname } from './story.js'

/**
 * Feeds in which blocks recur under different stories:
 *
 * - `page`: the extractor took the page's stream of other stories for the text: a selection of foreign stories, under a title that names
 *   something else. Pages of one time show much the same selection
 * - `below`: a story of its own above such a stream
 * - `foreign`: one of the foreign stories, where it is at home
 * - `standing`: a story above one of a few standing paragraphs
 * - `print`: a story that many outlets print, each with edits and a footer of its own
 * - `story`: nothing of the kind
 */
export interface StreamText {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly kind: 'page' | 'below' | 'foreign' | 'standing' | 'print' | 'story'
  /** Texts of one kind and number are copies of each other. */
  readonly story: number
}

export interface StreamOptions {
  readonly pages: number
  readonly stories: number
  /** How many foreign stories there are. */
  readonly foreign?: number
  /** Pages show so many at least and at most. */
  readonly shown?: readonly [least: number, most: number]
  /** Whether pages of one time show neighbouring foreign stories; else any. */
  readonly isSliding?: boolean
  readonly prints?: number
  readonly seed?: number
}

// Sources of randomness that must not run into each other.
const [FOREIGN, STORY, PAGE, FOOTER] = [71, 72, 73, 74]
const SOURCES = 5

export function* generateStream(options: StreamOptions): Generator<StreamText> {
  const { pages, stories, foreign = 40, shown = [6, 12], isSliding = false, prints = 0, seed = 1 } = options
  const own = (number: number, words: number): Draft => writeDraft(new Random(seed, STORY, number), words)
  const foreignStories = Array.from({ length: foreign }, (_, number) => {
    const { title, paragraphs } = writeDraft(new Random(seed, FOREIGN, number), 400)
    return `${title}\n\n${paragraphs.map((sentences) => sentences.join(' ')).join('\n\n')}`
  })
  const streamOf = (number: number, random: Random): string => {
    const count = random.between(...shown)
    if (!isSliding) return random.sample(foreignStories, count).join('\n\n')
    const latest = Math.round((number / pages) * (foreign - 2 * count)) + 2 * count
    const near = foreignStories.slice(latest - Math.ceil(1.25 * count), latest)
    return random.sample(near, count).reverse().join('\n\n')
  }
  for (let number = 0; number < pages; number++) {
    const random = new Random(seed, PAGE, number)
    const { title } = own(1_000_000 + number, 100)
    yield { id: `page-${number}`, title, text: streamOf(number, random), kind: 'page', story: number }
    if (number % 10 === 0) {
      const draft = own(2_000_000 + number, 300)
      const text = `${writeOut(draft)}\n\n${streamOf(number, random)}`
      yield { id: `below-${number}`, title: draft.title, text, kind: 'below', story: number }
    }
  }
  for (const [number, text] of foreignStories.entries()) {
    yield { id: `foreign-${number}`, title: text.split('\n')[0]!, text, kind: 'foreign', story: number }
  }
  const footers = Array.from({ length: SOURCES }, (_, source) => footerOf(new Random(seed, FOOTER, source)))
  for (let number = 0; number < stories; number++) {
    const draft = own(number, 60 + ((97 * number) % 500))
    const story = { title: draft.title, story: number }
    // Every eighth story is printed twice.
    const texts = number % 8 === 0 ? printsOf(writeOut(draft), number, seed) : [writeOut(draft)]
    const kind = number % 3 === 0 ? 'standing' : 'story'
    for (const [print, text] of texts.entries()) {
      const whole = kind === 'standing' ? `${text}\n\n${footers[number % SOURCES]}` : text
      yield { ...story, id: `${kind}-${number}-${print}`, text: whole, kind }
    }
  }
  const printed = writeOut(own(3_000_000, 400))
  for (let number = 0; number < prints; number++) {
    yield { id: `print-${number}`, title: '', text: printsOf(printed, number, seed)[0], kind: 'print', story: 0 }
  }
}

/** What a company or an agency says of itself below each of its texts. */
function footerOf(random: Random): string {
  const story = beginStory(random)
  const outlet = inventOrganisation(random)
  return [
    `About ${outlet}: founded in ${random.between(1880, 1999)} by ${surname(story)} and others, it has offices in ${place(story)}, ${place(story)} and ${place(story)}.`,
    `It employs ${random.between(200, 9000)} people who serve readers and listeners in ${random.between(3, 40)} countries every day.`,
    `Statements about the future rest on what is known today, and may turn out to be wrong for many reasons that nobody can foresee.`,
    `For more information, write to the press office of ${outlet} in ${place(story)}, or call ${random.between(100, 999)} ${random.between(1000, 9999)}.`,
  ].join(' ')
}

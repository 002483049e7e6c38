import type { Random } from './random.js'
import { headline, sentence } from './sentences.js'
import { beginStory, inventPerson, type Story } from './story.js'
import { AGENCIES, MONTHS } from './words.js'

/** An article before it is written out: copies are made by editing one. */
export interface Draft {
  readonly title: string
  /** As printed before the first sentence, such as `TALVIA, March 3 (Reuters) - `; empty where there is none. */
  readonly dateline: string
  /** Sentences by paragraph. */
  readonly paragraphs: readonly (readonly string[])[]
  readonly source: string
  readonly date: string
}

export function countWords(text: string): number {
  let spaces = 0
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) spaces++
  return spaces + 1
}

/** How much shorter or longer than asked for an article may be. */
const SPREAD = 0.5

/** An original of `words` words, give or take half: another one for every random source. */
export function writeDraft(random: Random, words: number): Draft {
  const story = beginStory(random)
  const target = words * (1 - SPREAD + random.fraction() * 2 * SPREAD)
  return { ...frame(story), paragraphs: writeParagraphs(story, target) }
}

/** Everything but the paragraphs. */
export function frame(story: Story): Omit<Draft, 'paragraphs'> {
  const { random, places } = story
  const month = random.between(1, 12)
  const day = random.between(1, 28)
  const agency = random.pick(AGENCIES)
  const dateline = `${places[0]!.toUpperCase()}, ${MONTHS[month - 1]} ${day} (${agency}) - `
  return {
    title: headline(story),
    dateline: random.chance(0.7) ? dateline : '',
    source: inventSource(random),
    date: `20${random.between(10, 24)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  }
}

export function writeParagraphs(story: Story, target: number): string[][] {
  const paragraphs: string[][] = []
  let written = 0
  while (written < target) {
    const paragraph: string[] = []
    for (let left = story.random.between(1, 3); left > 0; left--) {
      const text = sentence(story)
      written += countWords(text)
      paragraph.push(text)
    }
    paragraphs.push(paragraph)
  }
  return paragraphs
}

export function inventSource(random: Random): string {
  const { surname } = inventPerson(random, [''])
  return `${surname} ${random.pick(['Times', 'Herald', 'Post', 'Tribune', 'Online', 'Courier'])}`
}

export function writeOut({ dateline, paragraphs }: Draft): string {
  return dateline + paragraphs.map((sentences) => sentences.join(' ')).join('\n\n')
}

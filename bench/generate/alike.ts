import type { GeneratedArticle } from './articles.js'
import { inventSource, writeDraft } from './draft.js'
import { Random } from './random.js'

/**
 * Groups of alike articles, as feeds have them:
 *
 * - `prints`: one wire story in many outlets; each cuts up to three paragraphs and adds a footer of its own
 * - `errors`: pages that say the same but for a number
 * - `walls`: 520 words that all have in common, and 200 words of their own, which are stories of their own
 */
export const ALIKE_KINDS = ['prints', 'errors', 'walls'] as const
export type AlikeKind = (typeof ALIKE_KINDS)[number]

// Sources of randomness that must not run into each other.
const [STORY, OWN] = [61, 62]

export function* generateAlike(kind: AlikeKind, count: number, seed = 1): Generator<GeneratedArticle> {
  const makes = { prints: printsOf(seed), errors: errorPage, walls: wallsOf(seed) }
  for (let number = 0; number < count; number++) {
    const random = new Random(seed, OWN, number)
    const text = makes[kind](number, random)
    yield { id: `${kind}-${number}`, text, title: '', date: '2024-03-01', source: inventSource(random), lang: 'en' }
  }
}

type Make = (number: number, random: Random) => string

function paragraphsOf(random: Random, words: number): string[] {
  // Drafts differ in length by half; this one is as long as it is said to be.
  const paragraphs: string[] = []
  for (let left = words; left > 0; ) {
    const { paragraphs: written } = writeDraft(random, words)
    for (const sentences of written) {
      if (left <= 0) break
      const paragraph = sentences.join(' ')
      paragraphs.push(paragraph)
      left -= paragraph.split(' ').length
    }
  }
  return paragraphs
}

function printsOf(seed: number): Make {
  const story = paragraphsOf(new Random(seed, STORY), 700)
  return (number, random) => {
    const kept = [...story]
    for (let cuts = random.between(0, 3); cuts > 0; cuts--) kept.splice(random.between(1, kept.length - 1), 1)
    const outlet = inventSource(random)
    const footer = `The ${outlet} serves district ${number} with news from ${paragraphsOf(random, 12)[0]}`
    return [...kept, footer].join('\n\n')
  }
}

function errorPage(number: number): string {
  return [
    'The page that you asked for could not be found on this server.',
    'It may have been moved or removed, or its address may have been typed with a mistake in it.',
    `Please write to the desk and name the error number ${number}, so that we can look into what went wrong.`,
    'Go back to the front page, or look for what you need with the search at the top of this page.',
  ].join(' ')
}

function wallsOf(seed: number): Make {
  const wall = paragraphsOf(new Random(seed, STORY, STORY), 520)
  return (_, random) => [...paragraphsOf(random, 200), ...wall].join('\n\n')
}

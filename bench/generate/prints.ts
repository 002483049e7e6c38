import { reprint } from './copies.js'
import { writeOut } from './draft.js'
import { Random } from './random.js'
import { sentence } from './sentences.js'
import { beginStory, inventOrganisation, place, surname } from './story.js'

const PRINTS = 31

/**
 * A text as two outlets print it: each edits and cuts it a little, and puts words of its own below, with names and numbers that the other
 * has not. Copies, however short the text.
 */
export function printsOf(text: string, number: number, seed = 1): readonly [string, string] {
  const paragraphs = text.split(/\n+/).map((paragraph) => [paragraph.trim()])
  const print = (outlet: number): string => {
    const random = new Random(seed, PRINTS, number, outlet)
    const draft = reprint({ title: '', dateline: '', paragraphs, source: '', date: '' }, random)
    return `${writeOut(draft)}\n\n${footer(random)}`
  }
  return [print(1), print(2)]
}

function footer(random: Random): string {
  const story = beginStory(random)
  const outlet = inventOrganisation(random)
  const own = [
    `Printed by ${outlet} of ${place(story)}, number ${random.between(1, 900)}, with thanks to ${surname(story)}.`,
    `${surname(story)} reports for ${outlet}. Call ${random.between(100, 999)} ${random.between(1000, 9999)} to reach the desk in ${place(story)}.`,
    `Read more at ${outlet}: ${sentence(story)}`,
    `${sentence(story)} ${sentence(story)}`,
    '',
  ]
  return random.pick(own)
}

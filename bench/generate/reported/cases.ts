import { generateArticle } from '../articles.js'
import { generateFormPairs } from '../forms/forms.js'
import { Random } from '../random.js'

/** A pair after a kind of fault that readers reported of tools like this one, and the one right answer. */
export interface ReportedCase {
  readonly kind: string
  readonly name: string
  readonly a: CaseText
  readonly b: CaseText
  /** `identical`: no less will do; `copy`: any relation that is a copy; `independent`: none of these. */
  readonly want: 'identical' | 'copy' | 'independent'
}

export interface CaseText {
  readonly text: string
  readonly lang?: string
}

type Draw = (name: string, a: string | CaseText, b: string | CaseText, want: ReportedCase['want']) => ReportedCase

/** Writes the cases of one kind. */
export const casesOf =
  (kind: string): Draw =>
  (name, a, b, want) => ({ kind, name, a: asText(a), b: asText(b), want })

const asText = (given: string | CaseText): CaseText => (typeof given === 'string' ? { text: given } : given)

/** An English story of about so many words, another for each number. */
export const story = (number: number, words = 260): string =>
  generateArticle(number, { seed: 0x7265, words, copies: 0 }).article.text

export const paragraphs = (text: string): string[] => text.split('\n\n')
export const firstWords = (text: string, count: number): string => text.split(/\s+/).slice(0, count).join(' ')
export const sentences = (text: string): string[] => text.match(/[^.!?。।]+[.!?。।]+["”»]?\s*/gu) ?? [text]
export const withoutLast = (text: string): string => sentences(text).slice(0, -1).join('').trim()
export const withoutFirst = (text: string): string => sentences(text).slice(1).join('').trim()

/** Replaces the word in the middle. */
export function changeWord(text: string, word: string): string {
  const words = text.split(' ')
  const at = Math.floor(words.length / 2)
  return [...words.slice(0, at), word, ...words.slice(at + 1)].join(' ')
}

/** Pairs of English forms of a kind, as they are. */
export function formCases(kind: string, forms: readonly string[], perForm: number): ReportedCase[] {
  const draw = casesOf(kind)
  const pairs = [...generateFormPairs(perForm, 7)].filter(
    ({ lang, kind: form }) => lang === 'en' && forms.includes(form),
  )
  return pairs.map(({ a, b, kind: form }, number) => draw(`${form} ${number}`, a.text, b.text, 'independent'))
}

/** Puts a mark after letters of a text, each with the probability given. */
export function sprinkle(text: string, letters: RegExp, marks: readonly string[], probability: number): string {
  const random = new Random(0x6d61726b, text.length)
  return text.replace(letters, (letter) => (random.chance(probability) ? letter + random.pick(marks) : letter))
}

import { readFileSync } from 'node:fs'
import { parseForms } from '../forms/grammar.js'
import { Random } from '../random.js'

export const VERBATIM_LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'ru', 'ar', 'hi', 'th', 'zh', 'ja'] as const
export type VerbatimLanguage = (typeof VERBATIM_LANGUAGES)[number]

/** What is done to the copy: nothing but one of these. */
export const VERBATIM_EDITS = ['sentence-dropped', 'phrase-changed', 'footer-added'] as const
export type VerbatimEdit = (typeof VERBATIM_EDITS)[number]

export interface VerbatimPair {
  readonly lang: VerbatimLanguage
  readonly edit: VerbatimEdit
  readonly text: string
  readonly copy: string
}

/** The phrases of a language by what they are in a sentence, the shapes of sentences, and lines that sites put below. */
type Phrases = ReadonlyMap<string, readonly string[]>

const [TEXT, EDIT] = [31, 32]

/** Sentences of a text: some 120 to 300 words of a language that writes spaces. */
const SENTENCES = [14, 18] as const

/**
 * `perLanguage` texts in each of the twelve languages, with a copy each. None has a proper name, a digit or a numeral, so that
 * nothing but the wording can show that they are copies.
 *
 * @example
 * [...generateVerbatimPairs()].length // => 240
 */
export function* generateVerbatimPairs(perLanguage = 20, seed = 1): Generator<VerbatimPair> {
  for (const [place, lang] of VERBATIM_LANGUAGES.entries()) {
    const phrases = readPhrases(lang)
    for (let number = 0; number < perLanguage; number++) {
      const sentences = writeSentences(phrases, new Random(seed, TEXT, place, number))
      const edit = VERBATIM_EDITS[number % VERBATIM_EDITS.length]!
      const edited = applyEdit(sentences, edit, phrases, new Random(seed, EDIT, place, number))
      yield { lang, edit, text: layOut(sentences, phrases), copy: layOut(edited, phrases) }
    }
  }
}

export function readPhrases(lang: VerbatimLanguage): Phrases {
  return parseForms(readFileSync(new URL(`${lang}.txt`, import.meta.url), 'utf8')).lists
}

/** No phrase comes twice in a text until its list is used up. */
function writeSentences(phrases: Phrases, random: Random): string[] {
  const left = new Map<string, string[]>()
  const draw = (name: string): string => {
    const pool = left.get(name)
    if (pool !== undefined && pool.length > 0) return pool.pop()!
    const all = phrases.get(name)!
    left.set(name, random.sample(all, all.length))
    return draw(name)
  }
  return Array.from({ length: random.between(...SENTENCES) }, () => {
    const filled = random.pick(phrases.get('frame')!).replace(/\{(\w+)\}/g, (_, name: string) => draw(name))
    return filled.charAt(0).toUpperCase() + filled.slice(1)
  })
}

function applyEdit(sentences: readonly string[], edit: VerbatimEdit, phrases: Phrases, random: Random): string[] {
  if (edit === 'footer-added') return [...sentences, random.pick(phrases.get('footer')!)]
  const at = random.between(1, sentences.length - 2)
  if (edit === 'sentence-dropped') return sentences.filter((_, place) => place !== at)
  const objects = phrases.get('object')!
  return sentences.map((sentence, place) => {
    const found = objects.find((phrase) => sentence.includes(phrase))
    return place === at && found
      ? sentence.replace(found, random.pick(objects.filter((one) => one !== found)))
      : sentence
  })
}

/** Paragraphs of four sentences, as far as they go. */
function layOut(sentences: readonly string[], phrases: Phrases): string {
  const gap = phrases.has('join') ? '' : ' '
  const paragraphs: string[] = []
  for (let at = 0; at < sentences.length; at += 4)
    paragraphs.push(
      sentences
        .slice(at, at + 4)
        .join(gap)
        .trim(),
    )
  return paragraphs.join('\n\n')
}

import { Random } from './random.js'
import { ADJECTIVES, gerund, NOUNS, past, plural, SECTIONS, type Section, VERBS } from './words.js'

/**
 * The word stock: hand-written words first (they read as English, and carry most of the mass), then thousands made of
 * syllables. A text draws ranks by Zipf's law, so that frequencies have the long tail of real news, which is what
 * decides how many unrelated articles share a phrase.
 */

const ONSETS = 'b b br c c ch cl d d dr f f fr g g gr h j k l l m m n n p p pr r r s s sh st t t th tr v v w'.split(' ')
const VOWELS = 'a a a e e e i i o o u ea ou'.split(' ')
const CODAS = ['', '', '', '', '', 'l', 'n', 'r', 's']

function syllable(random: Random): string {
  return random.pick(ONSETS) + random.pick(VOWELS) + random.pick(CODAS)
}

/** `count` different words that are not in `taken`, each of one or two syllables, a consonant and one of `endings`. */
function makeWords(count: number, key: number, endings: readonly string[], taken: Iterable<string> = []): string[] {
  const random = new Random(0x766f63, key)
  const known = new Set(taken)
  const made: string[] = []
  while (made.length < count) {
    const open = syllable(random) + (random.chance(0.3) ? syllable(random) : '') + random.pick(ONSETS)
    const word = open + random.pick(endings)
    if (known.has(word)) continue
    known.add(word)
    made.push(word)
  }
  return made
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const MADE_NOUNS = makeWords(6000, 1, ['ation', 'ity', 'er', 'ment', 'ism', 'age', 'et', 'on', 'ile', 'ence'], NOUNS)
const MADE_VERBS = makeWords(2000, 2, ['ate', 'ise', 'ify', 'ave', 'ure', 'erize', 'oke'], VERBS)
const MADE_ADJECTIVES = makeWords(3000, 3, ['al', 'ive', 'ous', 'ic', 'ary', 'ent', 'able', 'ish'], ADJECTIVES)
export const SURNAMES = makeWords(6000, 4, [
  'er',
  'ez',
  'ov',
  'sen',
  'ini',
  'ak',
  'ey',
  'ura',
  'man',
  'is',
  'o',
  'ali',
]).map(capital)
export const GIVEN_NAMES = makeWords(500, 5, ['a', 'e', 'an', 'io', 'ine', 'us', 'el', 'ina']).map(capital)
export const PLACES = makeWords(3000, 6, [
  'ville',
  'ton',
  'burg',
  'ia',
  'ara',
  'stad',
  'mouth',
  'ora',
  'ingen',
  'ov',
]).map(capital)
export const BRANDS = makeWords(3000, 7, ['ex', 'ia', 'on', 'ico', 'is', 'um', 'ent', 'or']).map(capital)

const GRAIN = 65536

/**
 * Draws ranks 0 to `size` - 1, rank r with a weight of 1 / (r + 2.7) (Mandelbrot's form of Zipf's law; 2.7 is his value
 * for English). A table of 65,536 equal slices: one lookup a draw, and no `Math.log` that runtimes round differently.
 */
export function zipfTable(size: number): Uint16Array {
  let total = 0
  for (let rank = 0; rank < size; rank++) total += 1 / (rank + 2.7)
  const table = new Uint16Array(GRAIN)
  let rank = 0
  let reached = 1 / 2.7
  for (let slice = 0; slice < GRAIN; slice++) {
    while (reached < ((slice + 0.5) / GRAIN) * total) reached += 1 / (++rank + 2.7)
    table[slice] = rank
  }
  return table
}

/** One part of speech in every form the sentences need, indexed by rank. */
interface Stock {
  readonly forms: readonly (readonly string[])[]
  readonly table: Uint16Array
}

function stock(words: readonly string[], ...inflections: readonly ((word: string) => string)[]): Stock {
  return { forms: [words, ...inflections.map((inflect) => words.map(inflect))], table: zipfTable(words.length) }
}

/** What one section of a newspaper draws from. */
export interface Vocabulary {
  readonly section: Section
  readonly nouns: Stock
  readonly verbs: Stock
  readonly adjectives: Stock
}

/** Its own words first, then the general ones, then the made ones, the last two in an order of its own. */
function sectionVocabulary(section: Section, key: number): Vocabulary {
  const random = new Random(0x736563, key)
  const ranked = (own: readonly string[], general: readonly string[], made: readonly string[]): string[] => [
    ...new Set([...interleave(own, random.sample(general, general.length)), ...random.sample(made, made.length)]),
  ]
  return {
    section,
    nouns: stock(ranked(section.nouns, NOUNS, MADE_NOUNS), plural),
    verbs: stock(ranked(section.verbs, VERBS, MADE_VERBS), past, gerund),
    adjectives: stock(ranked(section.adjectives, ADJECTIVES, MADE_ADJECTIVES)),
  }
}

function interleave(first: readonly string[], second: readonly string[]): string[] {
  const mixed: string[] = []
  for (let place = 0; place < Math.max(first.length, second.length); place++) {
    if (place < first.length) mixed.push(first[place]!)
    if (place < second.length) mixed.push(second[place]!)
  }
  return mixed
}

export const VOCABULARIES: readonly Vocabulary[] = SECTIONS.map(sectionVocabulary)

/** How many different content words the generator knows, names included. */
export const VOCABULARY_SIZE = new Set([
  ...VOCABULARIES.flatMap(({ nouns, verbs, adjectives }) =>
    [nouns, verbs, adjectives].flatMap((part) => part.forms[0]!),
  ),
  ...SURNAMES,
  ...GIVEN_NAMES,
  ...PLACES,
  ...BRANDS,
]).size

/** The rank of a word drawn by Zipf's law. */
export function drawRank(random: Random, { table }: Stock): number {
  return table[random.next() >>> 16]!
}

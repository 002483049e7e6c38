import type { Random } from './random.js'
import { BRANDS, drawRank, GIVEN_NAMES, PLACES, SURNAMES, VOCABULARIES, type Vocabulary } from './vocabulary.js'
import { ADVERBS, DAYS, MONTHS } from './words.js'

/** What one story is about: its people, places and organisations, and the words that it keeps coming back to. */
export interface Story {
  readonly random: Random
  readonly vocabulary: Vocabulary
  readonly people: readonly Person[]
  readonly places: readonly string[]
  readonly organisations: readonly string[]
  readonly nouns: Uint16Array
  readonly verbs: Uint16Array
  readonly adjectives: Uint16Array
}

export interface Person {
  readonly given: string
  readonly surname: string
  readonly role: string
}

const ORGANISATION_KINDS = 'Group Council Institute Bank Agency Union Corporation Federation Society Commission'.split(
  ' ',
)

export function inventPerson(random: Random, roles: readonly string[]): Person {
  return { given: random.pick(GIVEN_NAMES), surname: random.pick(SURNAMES), role: random.pick(roles) }
}

export function inventOrganisation(random: Random): string {
  const name = random.chance(0.5) ? random.pick(BRANDS) : random.pick(PLACES)
  return `${name} ${random.pick(ORGANISATION_KINDS)}`
}

export function beginStory(random: Random): Story {
  const vocabulary = random.pick(VOCABULARIES)
  const many = <Item>(low: number, high: number, make: () => Item): Item[] =>
    Array.from({ length: random.between(low, high) }, make)
  return {
    random,
    vocabulary,
    people: many(2, 5, () => inventPerson(random, vocabulary.section.roles)),
    places: many(2, 4, () => random.pick(PLACES)),
    organisations: many(1, 3, () => inventOrganisation(random)),
    nouns: Uint16Array.from({ length: 48 }, () => drawRank(random, vocabulary.nouns)),
    verbs: Uint16Array.from({ length: 32 }, () => drawRank(random, vocabulary.verbs)),
    adjectives: Uint16Array.from({ length: 24 }, () => drawRank(random, vocabulary.adjectives)),
  }
}

/** Half of a story's words come from the few it keeps coming back to: real words are bursty (Church and Gale, 1995). */
function word(story: Story, part: 'nouns' | 'verbs' | 'adjectives', form: number): string {
  const stock = story.vocabulary[part]
  const own = story[part]
  const rank = story.random.chance(0.5) ? own[story.random.below(own.length)]! : drawRank(story.random, stock)
  return stock.forms[form]![rank]!
}

export const noun = (story: Story): string => word(story, 'nouns', 0)
export const nouns = (story: Story): string => word(story, 'nouns', 1)
export const verb = (story: Story): string => word(story, 'verbs', 0)
export const pastVerb = (story: Story): string => word(story, 'verbs', 1)
export const gerundVerb = (story: Story): string => word(story, 'verbs', 2)
export const adjective = (story: Story): string => word(story, 'adjectives', 0)
export const adverb = (story: Story): string => story.random.pick(ADVERBS)
export const day = (story: Story): string => story.random.pick(DAYS)
export const month = (story: Story): string => story.random.pick(MONTHS)
export const place = (story: Story): string => story.random.pick(story.places)
export const organisation = (story: Story): string => story.random.pick(story.organisations)
export const surname = (story: Story): string => story.random.pick(story.people).surname

export function person(story: Story): string {
  const { given, surname, role } = story.random.pick(story.people)
  return story.random.chance(0.5) ? `${role} ${given} ${surname}` : `${given} ${surname}`
}

const UNITS = ['percent', 'million dollars', 'kilometers', 'people', 'tons', 'hours', 'euros', 'households']

/** A number as newspapers write it, with what it counts. */
export function amount(story: Story): string {
  const { random } = story
  switch (random.below(4)) {
    case 0:
      return `${random.between(2, 99)}.${random.below(10)} percent`
    case 1:
      return `$${random.between(1, 99)}.${random.below(10)} ${random.chance(0.5) ? 'million' : 'billion'}`
    case 2:
      return `${random.between(1, 99)},${String(random.below(1000)).padStart(3, '0')} ${nouns(story)}`
    default:
      return `${random.between(3, 990)} ${random.pick(UNITS)}`
  }
}

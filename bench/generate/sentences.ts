import type { Story } from './story.js'
import * as say from './story.js'
import { capitalise, SAID, withArticle } from './words.js'

/**
 * Sentences from a small grammar. But for two stock phrases no frame holds more than three fixed words in a row, so
 * nearly every run of five words holds two drawn ones, and two stories on one topic share next to no run of five words.
 */
type Phrase = (story: Story) => string

const pickPhrase = (story: Story, phrases: readonly Phrase[]): string => story.random.pick(phrases)(story)

const THINGS: readonly Phrase[] = [
  (s) => `the ${say.adjective(s)} ${say.noun(s)}`,
  (s) => `the ${say.noun(s)}`,
  (s) => withArticle(`${say.adjective(s)} ${say.noun(s)}`),
  (s) => withArticle(say.noun(s)),
  (s) => `${say.adjective(s)} ${say.nouns(s)}`,
  (s) => say.nouns(s),
  (s) => `the ${say.noun(s)} of ${say.nouns(s)}`,
  (s) => `${say.surname(s)}'s ${say.noun(s)}`,
  (s) => `the ${say.noun(s)} ${say.noun(s)}`,
  (s) => `its ${say.adjective(s)} ${say.noun(s)}`,
  (s) => `${say.adjective(s)} and ${say.adjective(s)} ${say.nouns(s)}`,
]
const thing: Phrase = (story) => pickPhrase(story, THINGS)

const ACTORS: readonly Phrase[] = [
  say.person,
  say.organisation,
  say.surname,
  thing,
  thing,
  (s) => `${say.place(s)}'s ${say.noun(s)}`,
]
const actor: Phrase = (story) => pickPhrase(story, ACTORS)

const SETTINGS: readonly Phrase[] = [
  (s) => `in ${say.place(s)}`,
  (s) => `near ${say.place(s)}`,
  (s) => `on ${say.day(s)}`,
  (s) => `in ${say.month(s)}`,
  (s) => `after ${thing(s)}`,
  (s) => `despite ${thing(s)}`,
  (s) => `for ${say.amount(s)}`,
  (s) => `with ${thing(s)}`,
  (s) => `before ${say.gerundVerb(s)} ${thing(s)}`,
  (s) => `without ${say.gerundVerb(s)} ${thing(s)}`,
  (s) => `from ${say.place(s)} to ${say.place(s)}`,
  (s) => `under ${thing(s)}`,
]
const setting: Phrase = (story) => pickPhrase(story, SETTINGS)

const CLAUSES: readonly Phrase[] = [
  (s) => `${actor(s)} ${say.pastVerb(s)} ${thing(s)}`,
  (s) => `${actor(s)} ${say.adverb(s)} ${say.pastVerb(s)} ${thing(s)}`,
  (s) => `${actor(s)} ${say.pastVerb(s)} ${thing(s)} ${setting(s)}`,
  (s) => `${actor(s)} will ${say.verb(s)} ${thing(s)}`,
  (s) => `${actor(s)} and ${actor(s)} ${say.pastVerb(s)} ${thing(s)}`,
  (s) => `${thing(s)} was ${say.adverb(s)} ${say.pastVerb(s)} by ${actor(s)}`,
  (s) => `${thing(s)} could ${say.verb(s)} ${thing(s)}`,
  (s) => `${say.amount(s)} ${setting(s)} ${say.pastVerb(s)} ${thing(s)}`,
]
const clause: Phrase = (story) => pickPhrase(story, CLAUSES)

const SPEECH: readonly Phrase[] = [
  (s) => `we ${say.verb(s)} ${thing(s)} and ${say.verb(s)} ${thing(s)}`,
  (s) => `${thing(s)} is not ${thing(s)}`,
  (s) => `nobody can ${say.verb(s)} ${thing(s)} ${setting(s)}`,
  (s) => `they ${say.pastVerb(s)} ${thing(s)}, and we ${say.pastVerb(s)} ${thing(s)}`,
  (s) => `I never ${say.pastVerb(s)} ${thing(s)}`,
]

const speaking: Phrase = (s) => s.random.pick(SAID)

/** A sentence with a direct quote. */
export const quote: Phrase = (s) => {
  const words = capitalise(pickPhrase(s, SPEECH))
  return s.random.chance(0.5)
    ? `“${words},” ${speaking(s)} ${say.person(s)}.`
    : `“${words},” ${say.surname(s)} told ${say.organisation(s)}. “${capitalise(clause(s))}.”`
}

const SENTENCES: readonly Phrase[] = [
  (s) => `${clause(s)}.`,
  (s) => `${clause(s)} ${setting(s)}.`,
  (s) => `${clause(s)}, ${say.person(s)} ${speaking(s)}.`,
  (s) => `${setting(s)}, ${clause(s)}.`,
  (s) => `${clause(s)}, while ${clause(s)}.`,
  (s) => `${clause(s)} because ${clause(s)}.`,
  (s) => `${say.person(s)} ${speaking(s)} that ${clause(s)}.`,
  (s) => `According to ${say.organisation(s)}, ${clause(s)}.`,
  (s) => `${clause(s)}, ${say.gerundVerb(s)} ${thing(s)} ${setting(s)}.`,
  (s) => `${thing(s)}, which ${say.pastVerb(s)} ${thing(s)}, ${say.pastVerb(s)} ${setting(s)}.`,
  (s) => `Since ${say.month(s)}, ${clause(s)}, and ${clause(s)}.`,
  (s) => `About ${say.amount(s)} ${say.pastVerb(s)} ${setting(s)}, up from ${say.amount(s)}.`,
  (s) => `${say.organisation(s)} did not immediately respond to a request for comment on ${thing(s)}.`,
  (s) => `${say.person(s)} said in a statement on ${say.day(s)} that ${clause(s)}.`,
  quote,
  quote,
]
export const sentence: Phrase = (story) => capitalise(pickPhrase(story, SENTENCES))

/** A headline: no full stop, present or past, six to twelve words. */
export const headline: Phrase = (s) =>
  capitalise(
    s.random.chance(0.5)
      ? `${say.surname(s)} ${say.pastVerb(s)} ${thing(s)} ${setting(s)}`
      : `${say.adjective(s)} ${say.nouns(s)} ${say.pastVerb(s)} ${say.place(s)} ${setting(s)}`,
  )

import { Random } from './random.js'
import { sentence } from './sentences.js'
import { beginStory, inventOrganisation, place, surname } from './story.js'

/** Two short texts, or two texts of which standing words are a large part. */
export interface SnippetPair {
  readonly kind: string
  readonly label: 'copy' | 'independent'
  readonly a: string
  readonly b: string
}

const SNIPPETS = 41

const firstWords = (text: string, count: number): string =>
  text.replace(/\s+/g, ' ').split(' ').slice(0, count).join(' ')

/**
 * What feeds deliver beside stories: headlines with the name of their site, teasers with standing words, lists of results, briefs above a
 * standing paragraph. Of two stories they are no copies, however much of them stands in both; of one story they are.
 *
 * @param one a text, and `other` one that has nothing to do with it
 */
export function snippetsOf(one: string, other: string, number: number, seed = 1): SnippetPair[] {
  const random = new Random(seed, SNIPPETS, number)
  const story = beginStory(random)
  const outlet = inventOrganisation(random)
  const length = random.between(5, 14)
  const suffix = random.pick([
    ` - ${outlet}`,
    ` - ${outlet} - Latest News from ${place(story)} and ${place(story)}`,
    ` | ${outlet}, ${place(story)}`,
  ])
  const [head, otherHead] = [firstWords(one, length), firstWords(other, length)]
  const by = (who: string, words: string): string =>
    random.chance(0.5) ? `submitted by ${who} [link] [comments]` : `${words}... Continue reading on ${outlet}`
  const place1 = random.between(0, 1)
  const standing = Array.from({ length: random.between(1, 4) }, () => sentence(story)).join(' ')
  const brief = random.between(12, 60)
  const below = (text: string): string => (place1 === 0 ? `${text}\n\n${standing}` : `${standing}\n\n${text}`)
  const labels = Array.from({ length: random.between(3, 7) }, () => firstWords(sentence(story), random.between(2, 5)))
  const values = new Random(seed, SNIPPETS, number, 1)
  const isOfNames = values.chance(0.5)
  const list = (): string =>
    [
      `${firstWords(standing, 6)}`,
      ...labels.map(
        (label) =>
          `${label}: ${isOfNames ? surname(beginStory(values)) : values.between(1, 999)}-${values.between(1, 99)}`,
      ),
    ].join('\n')
  const cut = firstWords(one, random.between(10, 30))
  const teaser = new Random(seed, SNIPPETS, number, 2)
  const feed = by(surname(story), firstWords(one, teaser.between(4, 9)))
  const isSubmitted = feed.startsWith('submitted')
  const otherFeed = isSubmitted
    ? `submitted by ${surname(beginStory(values))} [link] [comments]`
    : `${firstWords(other, teaser.between(4, 9))}... Continue reading on ${outlet}`
  return [
    { kind: 'headline', label: 'independent', a: head + suffix, b: otherHead + suffix },
    { kind: 'teaser', label: 'independent', a: feed, b: otherFeed },
    { kind: 'list', label: 'independent', a: list(), b: list() },
    { kind: 'standing', label: 'independent', a: below(firstWords(one, brief)), b: below(firstWords(other, brief)) },
    { kind: 'same-headline', label: 'copy', a: head + suffix, b: head },
    {
      kind: 'same-brief',
      label: 'copy',
      a: cut,
      b: `${cut
        .split(' ')
        .filter((_, i) => i !== 3)
        .join(' ')} ${firstWords(standing, 3)}`,
    },
    { kind: 'same-standing', label: 'copy', a: below(firstWords(one, 2 * brief)), b: firstWords(one, 2 * brief) },
  ]
}

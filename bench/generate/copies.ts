import { countWords, type Draft, inventSource } from './draft.js'
import type { Random } from './random.js'
import { GIVEN_NAMES, SURNAMES, VOCABULARIES } from './vocabulary.js'
import { NOUNS } from './words.js'

export type CopyRelation = 'identical' | 'reprint' | 'excerpt'

/**
 * The same text to any reader, with what typesetting changes: spaces, quotation marks, dashes. All of these are taken
 * back by normalisation, so the relation is `identical`.
 */
export function retypeset(text: string, random: Random): string {
  switch (random.below(4)) {
    case 0:
      return text
    case 1:
      return text.replaceAll('“', '"').replaceAll('”', '"')
    case 2:
      return text.replaceAll('\n\n', '\n').replaceAll(' - ', ' – ')
    default:
      return `${text.replaceAll("'", '’').replaceAll('. ', '.  ')}\n`
  }
}

/**
 * The same wording but for some of: 1 to 3 % of the words changed, up to a fifth cut from the end, scraped lines
 * put in, a byline, another dateline, another title. The Jaccard similarity of word 5-shingles stays above one half:
 * a changed word spoils five shingles, so 3 % keep .85 of them, the cut .8 of those, and .12 new ones of the edits and .05 of
 * put-in lines stand beside them: .68 / 1.17 = .58.
 */
export function reprint(draft: Draft, random: Random): Draft {
  const kept = random.chance(0.4) ? cutTail(draft.paragraphs, 0.2 * random.fraction()) : draft.paragraphs
  const edited = random.chance(0.8) ? editWords(kept, 0.01 + 0.02 * random.fraction(), random) : kept
  const withLines = random.chance(0.6) ? putInLines(edited, random) : edited
  const byline = random.chance(0.4) ? [[`By ${random.pick(GIVEN_NAMES)} ${random.pick(SURNAMES)}`]] : []
  return {
    title: random.chance(0.5) ? editTitle(draft.title, random) : draft.title,
    dateline: random.chance(0.7) ? draft.dateline : '',
    paragraphs: [...byline, ...withLines],
    source: inventSource(random),
    date: draft.date,
  }
}

/** A third of the text in one piece, from anywhere in it. */
export function excerpt(draft: Draft, random: Random): Draft {
  const sentences = draft.paragraphs.flat()
  const lengths = sentences.map(countWords)
  const target = lengths.reduce((sum, length) => sum + length, 0) / 3
  let first = 0
  for (let left = target * 2 * random.fraction(); left > lengths[first]!; first++) left -= lengths[first]!
  let end = first
  for (let left = target; left > 0 && end < sentences.length; end++) left -= lengths[end]!
  return { ...draft, dateline: '', paragraphs: [sentences.slice(first, end)], source: inventSource(random) }
}

type Paragraphs = readonly (readonly string[])[]

function cutTail(paragraphs: Paragraphs, share: number): Paragraphs {
  const total = paragraphs.flat().reduce((sum, sentence) => sum + countWords(sentence), 0)
  let left = total * share
  let last = paragraphs.length
  while (last > 1) {
    left -= paragraphs[last - 1]!.reduce((sum, sentence) => sum + countWords(sentence), 0)
    if (left < 0) break
    last--
  }
  return paragraphs.slice(0, last)
}

/** Replaces each word with a probability of `rate`, keeping punctuation and the sentence's first word. */
function editWords(paragraphs: Paragraphs, rate: number, random: Random): Paragraphs {
  const general = VOCABULARIES[0]!.nouns.forms[0]!
  const editSentence = (sentence: string): string =>
    sentence
      .split(' ')
      .map((word, place) => {
        if (place === 0 || !random.chance(rate)) return word
        return word.replace(/[\p{L}\p{N}][\p{L}\p{N}-]*/u, random.pick(random.chance(0.5) ? NOUNS : general))
      })
      .join(' ')
  return paragraphs.map((sentences) => sentences.map(editSentence))
}

/** Lines that scrapers leave in: those of many sites, and some that no list can know. */
function putInLines(paragraphs: Paragraphs, random: Random): Paragraphs {
  const lines = [
    'Sign up now for FREE unlimited access',
    'Read more',
    'ADVERTISEMENT',
    'Share this article on Facebook, Twitter and WhatsApp',
    'Our Standards: The Trust Principles.',
    'Leave a comment',
    `Photo: ${random.pick(GIVEN_NAMES)} ${random.pick(SURNAMES)}`,
    `This story first appeared in the ${inventSource(random)}.`,
    `Follow ${random.pick(SURNAMES)} for updates from the newsroom.`,
  ]
  const result = [...paragraphs]
  for (const line of random.sample(lines, random.between(1, 3))) {
    result.splice(random.between(1, result.length), 0, [line])
  }
  return result
}

function editTitle(title: string, random: Random): string {
  return random.chance(0.5) ? `UPDATE ${random.between(1, 4)}-${title}` : `${title}: ${random.pick(NOUNS)}`
}

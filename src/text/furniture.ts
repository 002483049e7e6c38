import { hashWord } from './hash.js'
import { ALL_CAPS, CAPITAL, NUMBER, type Words } from './words.js'

/*
 * What a page puts inside its paragraphs, or in paragraphs too long for a line rule: lists to choose from, the captions of a
 * gallery, headlines linked in the middle of a sentence.
 */

/** Words to leave out, from `first` up to, not including, `after`. */
export interface Gap {
  readonly first: number
  readonly after: number
}

/** Such words, and the rule they fell to. */
export interface Furniture extends Gap {
  readonly rule: string
}

const HIDE = hashWord('hide')
const CAPTION = hashWord('caption')
const MORE = hashWord('more')

/** What is furniture in the line of words `first` to `last`, in text order. */
export function findFurniture(text: string, words: Words, first: number, last: number): readonly Furniture[] {
  if (isChoice(text, words, first, last)) return [{ rule: 'choice', first, after: last + 1 }]
  const { hashes } = words
  for (let word = first; word <= last; word++) {
    if (hashes[word] === HIDE && isGallery(words, word, last)) return [{ rule: 'gallery', first, after: last + 1 }]
    if (hashes[word] === MORE && isShouted(words, word)) return findLinkedHeadlines(text, words, first, last)
  }
  return NOTHING
}

const NOTHING: readonly Furniture[] = []

const LONGEST_TITLE = 30
// The countries of the world are 430 words; a longer table is what the article is about.
const LONGEST_CHOICE = 600
const CAPITAL_SHARE = 0.8
const WORDS_A_MARK = 10
const MARKS = /[,;:.!?](?=\s)/g

/**
 * A list to choose from (countries, tags, sections): so many words of which four in five begin with a capital, and hardly a
 * mark between them, are no sentence and no headline. Text all in capitals is left alone.
 */
function isChoice(text: string, words: Words, first: number, last: number): boolean {
  const count = last - first + 1
  if (count <= LONGEST_TITLE || count > LONGEST_CHOICE) return false
  let small = (1 - CAPITAL_SHARE) * count
  let shouted = 0
  for (let word = first; word <= last; word++) {
    if ((words.flags[word]! & (CAPITAL | NUMBER)) === 0 && --small < 0) return false
    if (isShouted(words, word)) shouted++
  }
  const marks = text.slice(words.starts[first]!, words.ends[last]!).match(MARKS)?.length ?? 0
  return shouted * 2 < count && marks * WORDS_A_MARK < count
}

function isShouted({ flags }: Words, word: number): boolean {
  return (flags[word]! & ALL_CAPS) !== 0
}

/** Whether a gallery's caption ends at a word: `Hide Caption 3 of 12`. */
function isGallery({ hashes, flags }: Words, word: number, last: number): boolean {
  return word + 2 <= last && hashes[word + 1] === CAPTION && (flags[word + 2]! & NUMBER) !== 0
}

const SHORTEST_CAPTION = 8

/** Whether two lines have the very same words, so many that no one says them twice. */
export function isSameLine({ hashes }: Words, one: Gap, other: Gap): boolean {
  const count = one.after - one.first
  if (count !== other.after - other.first || count < SHORTEST_CAPTION) return false
  for (let word = 0; word < count; word++) if (hashes[one.first + word] !== hashes[other.first + word]) return false
  return true
}

// Three headlines of twenty words and a name.
const FARTHEST = 70
const SMALL_THEN_LARGE = /[a-z][A-Z0-9]/

/**
 * Headlines linked after a name, run together with it, up to the word MORE: `President Donald John TrumpSenate passes bill
 * Warren leads poll MORE said on Monday`. The name's own word goes as well: nothing tells where it ends.
 */
function findLinkedHeadlines(text: string, words: Words, first: number, last: number): Furniture[] {
  const found: Furniture[] = []
  let from = first
  for (let word = first + 2; word <= last; word++) {
    if (words.hashes[word] !== MORE || !isShouted(words, word)) continue
    const start = startOfHeadlines(text, words, Math.max(from, word - FARTHEST), word)
    if (start !== undefined) {
      found.push({ rule: 'linked headlines', first: start, after: word + 1 })
      from = word + 1
    }
  }
  return found
}

/** The first word from `from` on in which a small letter is followed by a capital or a digit. */
function startOfHeadlines(text: string, { starts, ends }: Words, from: number, more: number): number | undefined {
  for (let word = from; word < more; word++) {
    if (SMALL_THEN_LARGE.test(text.slice(starts[word]!, ends[word]!))) return word
  }
  return undefined
}

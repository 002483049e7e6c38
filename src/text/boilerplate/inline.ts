import { hashWord } from '../../structures/hash.js'
import { ALL_CAPS, CAPITAL, NUMBER, type Scanned, type Words } from '../tokens.js'

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

/** Whether a text has one of the words without which nothing but a choice is furniture. Nearly all have none. */
export function holdsFurniture(words: Words, find: Scanned['find']): boolean {
  if (find(HIDE, 0) < words.count) return true
  let more = find(MORE, 0)
  while (more < words.count && !isShouted(words, more)) more = find(MORE, more + 1)
  return more < words.count
}

/**
 * What is furniture in the line of words `first` to `last`, in text order.
 *
 * @param held what `holdsFurniture` says of the text
 */
export function findFurniture(
  text: string,
  words: Words,
  first: number,
  last: number,
  held: boolean,
): readonly Furniture[] {
  if (isChoice(text, words, first, last)) return [{ rule: 'choice', first, after: last + 1 }]
  if (!held) return NOTHING
  const { hashes } = words
  let found: Furniture[] | undefined
  for (let word = first; word <= last; word++) {
    const hash = hashes[word]
    if (hash !== HIDE && hash !== MORE) continue
    const from = found?.at(-1)?.after ?? first
    const part =
      hash === HIDE ? findCaption(words, from, word, last, from > first) : findLinkedHeadlines(text, words, from, word)
    if (part === undefined) continue
    found ??= []
    found.push(part)
  }
  return found ?? NOTHING
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
  const { flags } = words
  const mostSmall = Math.floor((1 - CAPITAL_SHARE) * count)
  let tally = 0
  for (let word = first; word <= last; word++) {
    tally += TALLY[flags[word]!]!
    if ((tally & LOW_HALF) > mostSmall) return false
  }
  const shouted = tally >> 16
  const marks = text.slice(words.starts[first]!, words.ends[last]!).match(MARKS)?.length ?? 0
  return shouted * 2 < count && marks * WORDS_A_MARK < count
}

/** What a word adds by its flags: 1 where it is small, 2^16 where it is shouted. No branch, since neither can be foreseen. */
const TALLY = Uint32Array.from(
  { length: 256 },
  (_, flags) => Number((flags & (CAPITAL | NUMBER)) === 0) + (Number((flags & ALL_CAPS) !== 0) << 16),
)
const LOW_HALF = 0xffff

function isShouted({ flags }: Words, word: number): boolean {
  return (flags[word]! & ALL_CAPS) !== 0
}

const HIDE = hashWord('hide')
const MORE = hashWord('more')
const CAPTION = hashWord('caption')
const OF = hashWord('of')
const PHOTOS = hashWord('photos')
const LONGEST_CAPTION = 120

/**
 * A gallery's caption, which ends with `Hide Caption 3 of 12`: from the word `Photos`, or from the caption before. Where neither is
 * near, its end alone; a page may be one line, and the article may stand before it.
 */
function findCaption({ hashes, flags }: Words, from: number, hide: number, last: number, follows: boolean) {
  if (hide + 2 > last || hashes[hide + 1] !== CAPTION || (flags[hide + 2]! & NUMBER) === 0) return undefined
  const near = Math.max(from, hide - LONGEST_CAPTION)
  let start = follows && near === from ? from : hide
  for (let word = hide - 1; word >= near; word--) if (hashes[word] === PHOTOS) start = word
  const after = hide + 4 <= last && hashes[hide + 3] === OF ? hide + 5 : hide + 3
  return { rule: 'gallery', first: start, after }
}

const SHORTEST_CAPTION = 8

/** Whether two lines, one right after the other, have the very same words, so many that no one says them twice. */
export function isSameLine({ hashes }: Words, one: number, afterOne: number, other: number, after: number): boolean {
  const count = after - other
  if (count !== afterOne - one || count < SHORTEST_CAPTION) return false
  for (let word = 0; word < count; word++) if (hashes[one + word] !== hashes[other + word]) return false
  return true
}

// Three headlines of twenty words and a name.
const FARTHEST = 70
// Three small letters first: McDonald, YouTube and iPhone are words of their own.
const RUN_TOGETHER = /[a-z]{3}(?:[A-Z]|\d{3})/

/**
 * Headlines linked after a name, run together with it, up to the word MORE: `President Donald John TrumpSenate passes bill
 * Warren leads poll MORE said on Monday`. The name's own word goes as well: nothing tells where it ends.
 */
function findLinkedHeadlines(text: string, words: Words, from: number, more: number): Furniture | undefined {
  if (!isShouted(words, more)) return undefined
  for (let word = Math.max(from, more - FARTHEST); word < more; word++) {
    const isName = (words.flags[word]! & (CAPITAL | ALL_CAPS)) === CAPITAL
    if (isName && RUN_TOGETHER.test(text.slice(words.starts[word]!, words.ends[word]!))) {
      return { rule: 'linked headlines', first: word, after: more + 1 }
    }
  }
  return undefined
}

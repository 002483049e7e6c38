import { hashWord } from '../../structures/hash.js'
import type { ListedWords } from '../listed-words.js'
import { ALL_CAPS, CAPITAL, NUMBER, type Words } from '../tokens.js'

/*
 * Boilerplate inside paragraphs, or in paragraphs too long for a line rule: selection lists, the captions of a gallery,
 * headlines linked in the middle of a sentence.
 */

/** Words to remove, from `first` up to, not including, `after`. */
export interface Gap {
  readonly first: number
  readonly after: number
}

/** A gap, and the rule that found it. */
export interface InlineBoilerplate extends Gap {
  readonly rule: string
}

/**
 * Finds the inline boilerplate of the line of words `first` to `last`, in text order.
 *
 * @param ends what {@link findEnds} gives, of which `ends[end]` is the first that is not before the line
 */
export function findInlineBoilerplate(
  text: string,
  words: Words,
  first: number,
  last: number,
  ends: readonly number[],
  end: number,
): readonly InlineBoilerplate[] {
  if (isSelectionList(text, words, first, last)) return [{ rule: 'selection list', first, after: last + 1 }]
  const { hashes } = words
  let found: InlineBoilerplate[] | undefined
  for (; end < ends.length && ends[end]! <= last; end++) {
    const word = ends[end]!
    const from = found?.at(-1)?.after ?? first
    const part =
      hashes[word] === HIDE
        ? findCaption(words, from, word, last, from > first)
        : findLinkedHeadlines(text, words, from, word)
    if (part === undefined) continue
    found ??= []
    found.push(part)
  }
  return found ?? NOTHING
}

const NOTHING: readonly InlineBoilerplate[] = []

/** The places of words at which a caption or linked headlines may end. Few texts have one. */
export function findEnds({ hashes, flags }: Words, listed: ListedWords): readonly number[] {
  let found: number[] | undefined
  for (let i = 0; i < listed.count; i++) {
    const word = listed.numbers[i]!
    const hash = hashes[word]
    if (hash !== HIDE && (hash !== MORE || (flags[word]! & ALL_CAPS) === 0)) continue
    found ??= []
    found.push(word)
  }
  return found ?? NO_ENDS
}

const NO_ENDS: readonly number[] = []

const LONGEST_TITLE = 30
// Results, tables and lottery draws are the article; what a page offers to select from has hardly a number.
const MAX_NUMBER_SHARE = 0.1
// The countries of the world are 430 words; a longer list is the content of the article.
const LONGEST_LIST = 600
const CAPITAL_SHARE = 0.8
const WORDS_PER_MARK = 10
const PUNCTUATION = /[,;:.!?](?=\s)/g

/**
 * A list to select from (countries, tags, sections): more than 30 words of which four in five begin with a capital, with
 * hardly any punctuation between them, are no sentence and no headline. Text that is all in capitals is kept, and so are lines
 * with numbers: results are an article.
 */
function isSelectionList(text: string, words: Words, first: number, last: number): boolean {
  const count = last - first + 1
  if (count <= LONGEST_TITLE || count > LONGEST_LIST) return false
  const { flags } = words
  const maxLowerCase = Math.floor((1 - CAPITAL_SHARE) * count)
  let counts = 0
  for (let word = first; word <= last; word++) {
    counts += COUNTS_BY_FLAGS[flags[word]!]!
    if ((counts & LOW_HALF) > maxLowerCase) return false
  }
  if (countNumbers(flags, first, last) > MAX_NUMBER_SHARE * count) return false
  const allCaps = counts >> 16
  const marks = text.slice(words.starts[first]!, words.ends[last]!).match(PUNCTUATION)?.length ?? 0
  return allCaps * 2 < count && marks * WORDS_PER_MARK < count
}

function countNumbers(flags: Uint8Array, first: number, last: number): number {
  let numbers = 0
  for (let word = first; word <= last; word++) if ((flags[word]! & NUMBER) !== 0) numbers++
  return numbers
}

/**
 * Two counts in one number, by the flags of a word: lower-case words in the low 16 bits, words in capitals above. A table,
 * because no processor predicts a branch on the case of words.
 */
const COUNTS_BY_FLAGS = Uint32Array.from(
  { length: 256 },
  (_, flags) => Number((flags & (CAPITAL | NUMBER)) === 0) + (Number((flags & ALL_CAPS) !== 0) << 16),
)
const LOW_HALF = 0xffff

const HIDE = hashWord('hide')
const MORE = hashWord('more')
export const INLINE_HASHES = [HIDE, MORE]
const CAPTION = hashWord('caption')
const OF = hashWord('of')
const PHOTOS = hashWord('photos')
const LONGEST_CAPTION = 120

/**
 * A caption of a gallery, which ends with `Hide Caption 3 of 12` and starts at the word `Photos` or at the end of the caption
 * before. Where neither is near, only the ending is removed: a page may be a single line, with the article before the caption.
 */
function findCaption({ hashes, flags }: Words, from: number, hide: number, last: number, followsCaption: boolean) {
  if (hide + 2 > last || hashes[hide + 1] !== CAPTION || (flags[hide + 2]! & NUMBER) === 0) return undefined
  const near = Math.max(from, hide - LONGEST_CAPTION)
  let start = followsCaption && near === from ? from : hide
  for (let word = hide - 1; word >= near; word--) if (hashes[word] === PHOTOS) start = word
  const after = hide + 4 <= last && hashes[hide + 3] === OF ? hide + 5 : hide + 3
  return { rule: 'gallery', first: start, after }
}

// Three headlines of twenty words, and a name.
const LONGEST_LINKED_HEADLINES = 70
// Three lower-case letters come first, because McDonald, YouTube and iPhone are words.
const JOINED_WORDS = /[a-z]{3}(?:[A-Z]|\d{3})/

/**
 * Headlines that follow a name without a space, up to the word MORE: `President Donald John TrumpSenate passes bill
 * Warren leads poll MORE said on Monday`. The last word of the name is removed too: where it ends cannot be known.
 */
function findLinkedHeadlines(text: string, words: Words, from: number, more: number): InlineBoilerplate | undefined {
  for (let word = Math.max(from, more - LONGEST_LINKED_HEADLINES); word < more; word++) {
    const isName = (words.flags[word]! & (CAPITAL | ALL_CAPS)) === CAPITAL
    if (isName && JOINED_WORDS.test(text.slice(words.starts[word]!, words.ends[word]!))) {
      return { rule: 'linked headlines', first: word, after: more + 1 }
    }
  }
  return undefined
}

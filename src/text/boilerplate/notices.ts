import type { ListedWords } from '../listed-words.js'
import { PAGE, pageWords, READER, READER_BY_CAPITAL, SPEECH, SUBJECT } from '../page-words.js'
import { ALL_CAPS, CAPITAL, type Words } from '../tokens.js'
import type { InlineBoilerplate } from './inline.js'

/*
 * Notices: sentences in which a page speaks to its reader, about cookies, payment, scripts, newsletters and comments. They are
 * known by their words, not by wordings, so they are found in whatever way a publisher puts them, and within a page that is one line.
 */

// Within so many words of its subject, a notice has so many words of the page or to its reader, and news fewer.
const NEAR = 12
const ENOUGH_NEAR = 4
const ENOUGH_OF_FEW = 3

/** The places of words that are a subject of notices, with words of the page or to its reader near them. Few texts have one. */
export function findSubjects({ hashes, count }: Words, listed: ListedWords): readonly number[] {
  let found: number[] | undefined
  for (let i = 0; i < listed.count; i++) {
    const word = listed.numbers[i]!
    if (!isSubject(hashes, word, count)) continue
    found ??= []
    found.push(word)
  }
  return found ?? NONE
}

const NONE: readonly number[] = []

function isSubject(hashes: Uint32Array, subject: number, all: number): boolean {
  const table = pageWords()
  if ((table.get(hashes[subject]!) & SUBJECT) === 0) return false
  const from = Math.max(0, subject - NEAR)
  const to = Math.min(all, subject + NEAR + 1)
  let count = 0
  for (let word = from; word < to; word++) {
    count += Number((table.get(hashes[word]!) & (PAGE | READER | READER_BY_CAPITAL)) !== 0)
  }
  return count >= (to - from <= NEAR ? ENOUGH_OF_FEW : ENOUGH_NEAR)
}

// In a notice a third of the words are the page's or its reader's; in news one in twelve.
const USUAL_SHARE = 0.2
/** So many more such words than this share of all make a notice. */
const LEAST_EXCESS = 1.8
const LEAST_OF_PAGE = 2
/** Without a word to the reader, a notice is a heading: most of it is about the page. */
const SHARE_WITHOUT_READER = 0.5
// The longest walls of cookies have some 350 words.
const MOST_WORDS = 400

interface Sentence {
  readonly first: number
  readonly after: number
  readonly page: number
  readonly reader: number
  readonly hasSubject: boolean
  /** How many more words of notices it has than is usual; -Infinity where somebody is quoted. */
  readonly excess: number
}

/** Finds the notices of the line of words `first` to `last`: runs of sentences with the highest excess of the words of notices. */
export function findNotices(text: string, words: Words, first: number, last: number): readonly InlineBoilerplate[] {
  const found: InlineBoilerplate[] = []
  let run: Sentence[] = []
  let excess = 0
  let best = 0
  let bestLength = 0
  const close = (): void => {
    const notice = run.slice(0, bestLength)
    if (best >= LEAST_EXCESS && isNotice(notice)) {
      found.push({ rule: 'notice', first: notice[0]!.first, after: notice.at(-1)!.after })
    }
    run = []
    excess = best = bestLength = 0
  }
  for (let start = first; start <= last; ) {
    const sentence = readSentence(text, words, start, last)
    start = sentence.after
    if (excess + sentence.excess <= 0) {
      close()
      continue
    }
    run.push(sentence)
    excess += sentence.excess
    if (excess > best) {
      best = excess
      bestLength = run.length
    }
    // What follows the best end by so much was news.
    if (excess < best - 2 * LEAST_EXCESS) close()
  }
  close()
  return found
}

function isNotice(sentences: readonly Sentence[]): boolean {
  if (!sentences.some(({ hasSubject }) => hasSubject)) return false
  const count = sentences.at(-1)!.after - sentences[0]!.first
  const sum = (of: 'page' | 'reader') => sentences.reduce((total, sentence) => total + sentence[of], 0)
  const page = sum('page')
  if (page < LEAST_OF_PAGE || count > MOST_WORDS) return false
  return sum('reader') > 0 || page >= SHARE_WITHOUT_READER * count
}

/** Whether a sentence ends between two words: by a mark and a blank, or with the line. */
function endsBetween(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const character = text[at]!
    if (character === '\n') return true
    const isMark = character === '.' || character === '!' || character === '?' || character === '…'
    if (isMark && (at + 1 === to || /\s/.test(text[at + 1]!))) return true
  }
  return false
}

const STARTS_QUOTED = /["“”„«»]\s*$/

function readSentence(text: string, { hashes, flags, starts, ends }: Words, first: number, last: number): Sentence {
  const table = pageWords()
  let page = 0
  let reader = 0
  let seen = 0
  let word = first
  for (; word <= last; word++) {
    const bits = table.get(hashes[word]!)
    seen |= bits
    // US is a country.
    if ((bits & READER) !== 0 && (flags[word]! & ALL_CAPS) === 0) reader++
    else if ((bits & READER_BY_CAPITAL) !== 0 && word > first && (flags[word]! & CAPITAL) !== 0) reader++
    else if ((bits & PAGE) !== 0) page++
    if (word < last && starts[word + 1]! - ends[word]! > 1 && endsBetween(text, ends[word]!, starts[word + 1]!)) break
  }
  const after = Math.min(word, last) + 1
  const isNews = (seen & SPEECH) !== 0 || STARTS_QUOTED.test(text.slice(Math.max(0, starts[first]! - 3), starts[first]))
  const excess = isNews ? Number.NEGATIVE_INFINITY : page + reader - USUAL_SHARE * (after - first)
  return { first, after, page, reader, hasSubject: (seen & SUBJECT) !== 0, excess }
}

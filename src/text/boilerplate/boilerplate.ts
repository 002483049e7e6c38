import { HashSet, HashTable } from '../../structures/hash-table.js'
import { type ListedWords, marksOf } from '../listed-words.js'
import { normalizeText } from '../normalize.js'
import { SURE_SIGN } from '../page.js'
import { subjectHashes } from '../page-words.js'
import { isNewline } from '../punctuation.js'
import { countWords, NUMBER, scanWords, type Words } from '../tokens.js'
import { findEnds, findInlineBoilerplate, type Gap, INLINE_HASHES, type InlineBoilerplate } from './inline.js'
import { findNotices, findSubjects } from './notices.js'
import { LONGEST_LINE, RULES, type Rule } from './rules.js'

/** A removed stretch of the text, and the rule that found it. */
export interface Removed {
  readonly rule: string
  /** In UTF-16 code units, as is `end`. */
  readonly start: number
  readonly end: number
}

export interface Boilerplate {
  readonly removed: readonly Removed[]
  /** The words of each entry of `removed`. */
  readonly gaps: readonly Gap[]
}

const BULLETS = /^[-*•·●▪|>([{#_~+ ]+/

/** What knows a form and no wording may be wrong about a whole text; a story of 150 words beside all countries of the world stays. */
const BY_FORM = new Set(['selection list'])
const MOST_BY_FORM = 0.75
/** What is known by its words. */
const NOTICE = 'notice'

/**
 * Finds boilerplate, which belongs to the page and not to the article: lines and beginnings of lines that a rule knows,
 * inline boilerplate, notices of the page to its reader, and lines that repeat the line before, as captions do. No rule empties a text: where nothing would be left
 * all is kept, and what goes by form alone takes three quarters of the words at most.
 *
 * @param lastWords the last word of each line, ascending
 * @param listed at least all words with one of {@link boilerplateMarks}
 */
export function findBoilerplate(
  text: string,
  words: Words,
  lastWords: readonly number[],
  listed: ListedWords,
): Boilerplate {
  const found = findAll(text, words, lastWords, listed)
  if (found.gaps.length === 0) return found
  const byForm = countWordsOf(found, ({ rule }) => BY_FORM.has(rule))
  const kept = byForm > MOST_BY_FORM * words.count ? without(found, ({ rule }) => BY_FORM.has(rule)) : found
  const stands = countWordsOf(kept, ({ rule }) => rule !== NOTICE)
  const ofNotices = countWordsOf(kept, ({ rule }) => rule === NOTICE)
  if (ofNotices > 0 && !areNotices(text, kept, ofNotices, words.count - stands)) {
    return boilerplateOrNothing(
      without(kept, ({ rule }) => rule === NOTICE),
      words,
    )
  }
  return boilerplateOrNothing(kept, words)
}

let marks: Uint8Array | undefined

/** Of the words without which there is no notice and hardly any inline boilerplate. */
export function boilerplateMarks(): Uint8Array {
  marks ??= marksOf([...subjectHashes(), ...INLINE_HASHES])
  return marks
}

function boilerplateOrNothing(kept: Boilerplate, words: Words): Boilerplate {
  return countWordsOf(kept, () => true) === words.count ? NOTHING : kept
}

const NOTHING: Boilerplate = { removed: [], gaps: [] }

function countWordsOf({ removed, gaps }: Boilerplate, isCounted: (removed: Removed) => boolean): number {
  let count = 0
  for (const [i, { first, after }] of gaps.entries()) if (isCounted(removed[i]!)) count += after - first
  return count
}

function without({ removed, gaps }: Boilerplate, isLeftOut: (removed: Removed) => boolean): Boilerplate {
  const isKept = (_: unknown, i: number) => !isLeftOut(removed[i]!)
  return { removed: removed.filter(isKept), gaps: gaps.filter(isKept) }
}

// The first sentence of a story has more.
const LEAST_STORY = 10

/**
 * Whether what looks like notices is none of the article: a story is left beside them. Where they are more than half of the text, one of them must
 * be of a kind that no story has: of advice on cookies in a browser, all is kept.
 */
function areNotices(text: string, { removed }: Boilerplate, words: number, all: number): boolean {
  if (all - words < LEAST_STORY) return false
  if (words * 2 <= all) return true
  return removed.some(
    ({ rule, start, end }) => rule === NOTICE && SURE_SIGN.test(normalizeText(text.slice(start, end))),
  )
}

function findAll(text: string, words: Words, lastWords: readonly number[], listed: ListedWords): Boilerplate {
  const removed: Removed[] = []
  const gaps: Gap[] = []
  let first = 0
  // The words of the line before, without what a rule removed.
  let firstBefore = 0
  let afterBefore = 0
  const subjects = findSubjects(words, listed)
  const ends = findEnds(words, listed)
  let subject = 0
  let end = 0
  for (const last of lastWords) {
    const after = last + 1
    let kept = first
    for (let rule = matchLine(text, words, kept, last); rule; rule = matchLine(text, words, kept, last)) {
      gaps.push({ first: kept, after: rule.after })
      const start = lineStart(text, words, kept)
      const end = rule.after > last ? lineEnd(text, words, last) : words.ends[rule.after - 1]!
      removed.push({ rule: rule.name, start, end })
      kept = rule.after
    }
    if (isRepeated(words, firstBefore, afterBefore, kept, after)) {
      remove({ rule: 'repeated', first: kept, after }, words, removed, gaps)
    } else if (kept <= last) {
      while (subject < subjects.length && subjects[subject]! < kept) subject++
      const hasSubject = subject < subjects.length && subjects[subject]! <= last
      const notices = hasSubject ? findNotices(text, words, kept, last) : []
      while (end < ends.length && ends[end]! < kept) end++
      const parts = notices.length > 0 ? notices : findInlineBoilerplate(text, words, kept, last, ends, end)
      for (const part of parts) remove(part, words, removed, gaps)
    }
    firstBefore = kept
    afterBefore = after
    first = after
  }
  return { removed, gaps }
}

function remove({ rule, first, after }: InlineBoilerplate, words: Words, removed: Removed[], gaps: Gap[]): void {
  gaps.push({ first, after })
  removed.push({ rule, start: words.starts[first]!, end: words.ends[after - 1]! })
}

const SHORTEST_REPEATED = 8

/** Whether two neighbouring lines have exactly the same words, and so many that no article repeats them. */
function isRepeated(
  { hashes }: Words,
  firstBefore: number,
  afterBefore: number,
  first: number,
  after: number,
): boolean {
  const count = after - first
  if (count !== afterBefore - firstBefore || count < SHORTEST_REPEATED) return false
  for (let word = 0; word < count; word++) if (hashes[firstBefore + word] !== hashes[first + word]) return false
  return true
}

interface Match {
  readonly name: string
  /** The first word after the match. */
  readonly after: number
}

/** The first rule that matches the line of words `first` to `last`. */
function matchLine(text: string, words: Words, first: number, last: number): Match | undefined {
  if (first > last) return undefined
  const { lists, byFirst, byLast, byNumber } = rules()
  const ofFirst = lists[byFirst.get(words.hashes[first]!)]!
  const ofLast = lists[byLast.get(words.hashes[last]!)]!
  const ofNumber = (words.flags[first]! & NUMBER) !== 0 ? byNumber : NONE
  // Most lines end here.
  if (ofFirst.length + ofNumber.length + ofLast.length === 0) return undefined
  let isLong = words.ends[last]! - words.starts[first]! > LONGEST_LINE
  let line: string | undefined
  for (const list of [ofFirst, ofNumber, ofLast]) {
    for (const { name, pattern, prefix, needed } of list) {
      if ((isLong && !prefix) || (needed && !holdsAny(words, first, last, needed))) continue
      if (line === undefined) {
        const start = lineStart(text, words, first)
        const end = lineEnd(text, words, last)
        line = normalizeText(text.slice(start, Math.min(end, start + LONGEST_LINE)))
        if (start < words.starts[first]!) line = line.replace(BULLETS, '')
        // The length with everything around the words.
        isLong = end - start > LONGEST_LINE
        if (isLong && !prefix) continue
      }
      if (!pattern.test(line)) continue
      const after = prefix ? first + countWords(pattern.exec(line)![0]) : last + 1
      return { name, after: Math.min(after, last + 1) }
    }
  }
  return undefined
}

const NONE: readonly PreparedRule[] = []

function holdsAny({ hashes }: Words, first: number, last: number, needed: HashSet): boolean {
  for (let word = first; word <= last; word++) if (needed.has(hashes[word]!)) return true
  return false
}

/** Where the line of this word begins; after the word before, where that word is in the same line. */
function lineStart(text: string, words: Words, first: number): number {
  const least = first === 0 ? 0 : words.ends[first - 1]!
  let start = words.starts[first]!
  while (start > least && !isNewline(text.charCodeAt(start - 1))) start--
  if (start === words.starts[first]) return start
  return start + (/^\s*/.exec(text.slice(start, words.starts[first]!))?.[0].length ?? 0)
}

/** Where the line of this word ends, without spaces. */
function lineEnd(text: string, words: Words, last: number): number {
  const most = last + 1 < words.count ? words.starts[last + 1]! : text.length
  let end = words.ends[last]!
  while (end < most && !isNewline(text.charCodeAt(end))) end++
  while (end > words.ends[last]! && text[end - 1] === ' ') end--
  return end
}

interface PreparedRule extends Rule {
  readonly needed?: HashSet
}

interface RuleTable {
  /** Lists of rules, of which the first is empty. */
  readonly lists: readonly (readonly PreparedRule[])[]
  /** Indices in `lists`, by the hash of a line's first word and of its last word. */
  readonly byFirst: HashTable
  readonly byLast: HashTable
  /** The rules for lines that begin with a number. */
  readonly byNumber: readonly PreparedRule[]
}

let table: RuleTable | undefined

function rules(): RuleTable {
  table ??= prepareRules()
  return table
}

function prepareRules(): RuleTable {
  const prepared = RULES.map((rule): PreparedRule => {
    if (rule.needs === undefined) return rule
    return { ...rule, needed: new HashSet(hashesOf(rule.needs)) }
  })
  const lists: PreparedRule[][] = [[]]
  const listByHash = (wordsOf: (rule: Rule) => string | undefined) => {
    const indices = new Map<number, number>()
    for (const rule of prepared) {
      for (const hash of new Set(hashesOf(wordsOf(rule) ?? ''))) {
        const index = indices.get(hash) ?? lists.push([]) - 1
        indices.set(hash, index)
        lists[index]!.push(rule)
      }
    }
    return new HashTable(indices)
  }
  return {
    lists,
    byFirst: listByHash((rule) => rule.first),
    byLast: listByHash((rule) => rule.last),
    byNumber: prepared.filter((rule) => rule.first?.split(' ').includes('#')),
  }
}

function hashesOf(words: string): number[] {
  return [...scanWords(words).hashes]
}

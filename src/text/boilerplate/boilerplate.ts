import { HashSet, HashTable } from '../../structures/hash-table.js'
import { isNewline } from '../newlines.js'
import { normalizeText } from '../normalize.js'
import { countWords, NUMBER, type Scanned, scanWords, type Words } from '../tokens.js'
import { type Furniture, findFurniture, type Gap, holdsFurniture, isSameLine } from './inline.js'
import { RULES, type Rule } from './rules.js'

/** A stretch of the text that was left out, and the rule it fell to. */
export interface Removed {
  readonly rule: string
  /** In UTF-16 code units, as is `end`. */
  readonly start: number
  readonly end: number
}

export interface Boilerplate {
  readonly removed: readonly Removed[]
  /** One for each of `removed`. */
  readonly gaps: readonly Gap[]
}

// What belongs to the page comes in short lines; reporters' credits run longest.
const LONGEST_LINE = 300
const BULLETS = /^[-*•·●▪|>([{#_~+ ]+/

/**
 * Finds the lines, and parts of lines, that belong to the page: those that the rules know, furniture, and lines that stand
 * there a second time in a row, as captions do.
 *
 * @param lastWords the last word of each line, ascending
 */
export function findBoilerplate(text: string, { words, find }: Scanned, lastWords: readonly number[]): Boilerplate {
  const removed: Removed[] = []
  const gaps: Gap[] = []
  const held = holdsFurniture(words, find)
  let first = 0
  // What was kept of the line before.
  let firstBefore = 0
  let afterBefore = 0
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
    if (isSameLine(words, firstBefore, afterBefore, kept, after)) {
      leaveOut({ rule: 'repeated', first: kept, after }, words, removed, gaps)
    } else if (kept <= last) {
      for (const part of findFurniture(text, words, kept, last, held)) leaveOut(part, words, removed, gaps)
    }
    firstBefore = kept
    afterBefore = after
    first = after
  }
  return { removed, gaps }
}

function leaveOut({ rule, first, after }: Furniture, words: Words, removed: Removed[], gaps: Gap[]): void {
  gaps.push({ first, after })
  removed.push({ rule, start: words.starts[first]!, end: words.ends[after - 1]! })
}

interface Match {
  readonly name: string
  /** The first word that the rule leaves. */
  readonly after: number
}

/** The rule that knows the line of words `first` to `last`. */
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
        // With what stands around its words.
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

/** Where the line of this word begins, or what is left of it after the word before. */
function lineStart(text: string, words: Words, first: number): number {
  const least = first === 0 ? 0 : words.ends[first - 1]!
  let start = words.starts[first]!
  while (start > least && !isNewline(text.charCodeAt(start - 1))) start--
  if (start === words.starts[first]) return start
  return start + (/^\s*/.exec(text.slice(start, words.starts[first]!))?.[0].length ?? 0)
}

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
  /** Places in `lists`, by the hash of a line's first and last word. */
  readonly byFirst: HashTable
  readonly byLast: HashTable
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
    const places = new Map<number, number>()
    for (const rule of prepared) {
      for (const hash of new Set(hashesOf(wordsOf(rule) ?? ''))) {
        const place = places.get(hash) ?? lists.push([]) - 1
        places.set(hash, place)
        lists[place]!.push(rule)
      }
    }
    return new HashTable(places)
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

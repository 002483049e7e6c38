import { GOLDEN, hashWord } from '../structures/hash.js'
import { APOSTROPHE, COMMA, FULL_STOP, SPACE_CODE } from './character-codes.js'
import { characters } from './characters.js'
import type { ListedWords } from './listed-words.js'
import { normalizeWord } from './normalize.js'
import { NUMBER, type TransientScan, type Words } from './token.js'

/*
 * Numbers by value: `1,200`, `1.200`, `1 200` and `1'200` are one word, and so are `2.5` and `2,5`. A blank or an apostrophe
 * between groups separates words for the scanner, so such groups are joined here.
 */

/** 10^15: longer rows of numbers are a table. */
const MOST_GROUPS = 5
const isGroupMark = (unit: number) =>
  unit === SPACE_CODE || unit === APOSTROPHE || unit === 0xa0 || unit === 0x2009 || unit === 0x2019 || unit === 0x202f

/**
 * Joins the groups of each number, and gives every number the hash of its value. Words that only a poor scan gave a digit are no numbers.
 *
 * @param listed at least all numbers; of those joined, it then has the first again
 * @returns the words that are left
 */
export function readNumbers(text: string, { words, punctuation }: TransientScan, listed: ListedWords): Words {
  const { hashes, surfaceHashes, starts, ends, flags } = words
  const joined: number[] = []
  let word = -1
  for (let i = 0; i < listed.count; i++) {
    const first = listed.numbers[i]!
    if (first <= word || (flags[first]! & NUMBER) === 0) continue
    word = first
    if (isMisread(text, starts[first]!, ends[first]!)) flags[first]! &= ~NUMBER
    const next = text.charCodeAt(ends[word]! + 1)
    // Nearly all numbers end here: a letter follows.
    const maybeGroup = next < 0x41 ? next >= 0x30 && next <= 0x39 : next > 0x7f
    if (maybeGroup && startsGroups(text, starts[word]!, ends[word]!)) {
      for (let groups = 1; groups < MOST_GROUPS && isNextGroup(text, words, word); groups++) {
        word++
        joined.push(word)
        if (ends[word]! - starts[word]! !== 3) break
      }
    }
    const end = ends[word]!
    if (word === first && isPlain(text, starts[first]!, end)) continue
    const value = normalizeWord(text.slice(starts[first]!, end))
    hashes[first] = hashWord(value)
    surfaceHashes[first] = surfaceHashOf(value)
    ends[first] = end
  }
  if (joined.length === 0) return words
  countDown(listed.numbers, listed.count, joined, 1)
  countDown(punctuation.wordsBefore, punctuation.count, joined, 0)
  return withoutWords(words, joined)
}

/** A unit or an ending is shorter: `5km`, `8th`. */
const MISREAD_LETTERS = 3

/**
 * Whether a word has its digit from a poor scan: `l0ndon`, `th3`, `8ritain`. A number has its digits first (`1990s`, `5pm`), a name with a
 * number is capitalised (`A320`). Only scripts with small letters are judged so: Korean writes what follows a number without a blank.
 */
function isMisread(text: string, start: number, end: number): boolean {
  if (isSmallLetter(text, start)) return true
  if (end - start <= MISREAD_LETTERS) return false
  for (let at = start + 1; at <= start + MISREAD_LETTERS; at++) if (!isSmallLetter(text, at)) return false
  return true
}

function isSmallLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 0x80) return unit >= 0x61 && unit <= 0x7a
  const letter = text.charAt(at)
  return letter !== letter.toUpperCase()
}

/** Whether the scanner's hash is that of the value: it ignores commas, and keeps full stops. So it is for `1,200.5`. */
function isPlain(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit === COMMA || unit === FULL_STOP) {
      let after = at + 1
      while (after < end && isDigit(text.charCodeAt(after))) after++
      if ((after - at === 4) !== (unit === COMMA)) return false
    } else if (unit > 0x7f || unit === APOSTROPHE) return false
  }
  return true
}

const isDigit = (fold: number | undefined) => fold !== undefined && fold >= 0x30 && fold <= 0x39

/** Whether a word can be the first group of a number: one to three digits, and no zero first. */
function startsGroups(text: string, start: number, end: number): boolean {
  const { folds } = characters()
  if (end - start > 3 || folds[text.charCodeAt(start)] === 0x30) return false
  for (let at = start; at < end; at++) if (!isDigit(folds[text.charCodeAt(at)])) return false
  return isGroupMark(text.charCodeAt(end))
}

/** Whether the word after this one is the next group: three digits, and behind them at most a decimal fraction. */
function isNextGroup(text: string, { starts, ends, count }: Words, word: number): boolean {
  const start = ends[word]! + 1
  if (word + 1 >= count || starts[word + 1] !== start || !isGroupMark(text.charCodeAt(start - 1))) return false
  const end = ends[word + 1]!
  const { folds } = characters()
  if (end - start < 3) return false
  for (let at = start; at < start + 3; at++) if (!isDigit(folds[text.charCodeAt(at)])) return false
  if (end - start === 3) return true
  const mark = folds[text.charCodeAt(start + 3)]
  return mark === COMMA || mark === FULL_STOP
}

function surfaceHashOf(word: string): number {
  let hash = 0
  for (let at = 0; at < word.length; at++) hash = (Math.imul(hash, GOLDEN) + word.charCodeAt(at)) | 0
  return hash
}

/** Takes words out, whose numbers ascend. */
function withoutWords(words: Words, out: readonly number[]): Words {
  let kept = out[0]!
  for (let i = 0; i < out.length; i++) {
    const from = out[i]! + 1
    const to = out[i + 1] ?? words.count
    for (const array of [words.hashes, words.surfaceHashes, words.starts, words.ends, words.flags]) {
      array.copyWithin(kept, from, to)
    }
    kept += to - from
  }
  return { ...words, count: kept }
}

/** Counts down numbers of words, which ascend, by how many words below them, or below `and` more, are taken out. */
function countDown(numbers: Uint32Array, count: number, out: readonly number[], and: 0 | 1): void {
  let before = 0
  for (let i = 0; i < count; i++) {
    while (before < out.length && out[before]! < numbers[i]! + and) before++
    numbers[i]! -= before
  }
}

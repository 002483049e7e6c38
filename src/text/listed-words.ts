import { reuse } from '../structures/buffers.js'
import { MARKS, NUMBER, type Words } from './token.js'

/** Numbers of words, ascending; entries from `count` on are meaningless. The next list of the same lister overwrites them. */
export interface ListedWords {
  readonly count: number
  readonly numbers: Uint32Array
}

/**
 * Lists the words of the last scan that deserve a closer look: the numbers, and those whose hash has low bits with a mark. One quick pass
 * in place of one for each rule.
 *
 * @param marks of {@link marksOf}
 */
export type WordLister = (words: Words, marks: Uint8Array) => ListedWords

/** A byte for each value of the low 13 bits of a hash: 1 where one of these hashes has it. Of 130 hashes, one other word in 63 is listed too. */
export function marksOf(hashes: readonly number[]): Uint8Array {
  const marks = new Uint8Array(MARKS)
  for (const hash of hashes) marks[hash & (MARKS - 1)] = 1
  return marks
}

/** With these, only numbers are listed. */
export const NO_MARKS: Uint8Array = new Uint8Array(1)

// Used again for each text.
let numbers = new Uint32Array(0)

export function listWords({ hashes, flags, count }: Words, marks: Uint8Array): ListedWords {
  numbers = reuse(numbers, count)
  const mask = marks.length - 1
  let listed = 0
  for (let word = 0; word < count; word++) {
    if (((flags[word]! & NUMBER) | marks[hashes[word]! & mask]!) !== 0) numbers[listed++] = word
  }
  return { count: listed, numbers }
}

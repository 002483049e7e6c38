import { type Words, wordAt } from './words.js'

export interface Span {
  readonly start: number
  readonly end: number
}

/** A part of the left text, and the part of the right that matches it. */
export interface Passage {
  readonly a: Span
  readonly b: Span
  /** In per cent; 100 for the same words. */
  readonly similarity: number
}

/** A stretch of a text: part of a passage, or only here. */
export interface Piece extends Span {
  /** Number of the passage; -1 for what only this text has. */
  readonly passage: number
  /** Whether the other side lacks it. */
  readonly isOwn: boolean
}

/** A text cut into pieces. Together they are the whole text. */
export interface SideOfPair {
  readonly text: string
  readonly words: Words
  readonly pieces: readonly Piece[]
  /** Words that the other side lacks. */
  readonly ownWords: number
}

/** Cuts two texts where their passages begin and end, and marks the words within these that differ. */
export function cut(
  textA: string,
  textB: string,
  wordsA: Words,
  wordsB: Words,
  passages: readonly Passage[],
): readonly [SideOfPair, SideOfPair] {
  const a = painted(textA.length, passages, ({ a }) => a)
  const b = painted(textB.length, passages, ({ b }) => b)
  const gaps = new GapMatcher(stretches(a), stretches(b), wordsA, wordsB)
  return [
    side(
      textA,
      wordsA,
      a,
      (stretch) => gaps.wordsInB(stretch) ?? wordsWithin(wordsB, passages[stretch.passage]?.b),
      passages,
    ),
    side(
      textB,
      wordsB,
      b,
      (stretch) => gaps.wordsInA(stretch) ?? wordsWithin(wordsA, passages[stretch.passage]?.a),
      passages,
    ),
  ]
}

interface Stretch extends Span {
  readonly passage: number
}

/** By character, the number of the passage that it belongs to, or -1. Of passages that overlap the most alike one counts. */
function painted(length: number, passages: readonly Passage[], spanOf: (passage: Passage) => Span): Int32Array {
  const owners = new Int32Array(length).fill(-1)
  const order = passages.map((_, number) => number)
  order.sort(
    (i, j) =>
      passages[i]!.similarity - passages[j]!.similarity ||
      lengthOf(spanOf(passages[i]!)) - lengthOf(spanOf(passages[j]!)),
  )
  for (const number of order) {
    const { start, end } = spanOf(passages[number]!)
    owners.fill(number, start, end)
  }
  return owners
}

function lengthOf({ start, end }: Span): number {
  return end - start
}

function stretches(owners: Int32Array): Stretch[] {
  const found: Stretch[] = []
  let start = 0
  for (let at = 1; at <= owners.length; at++) {
    if (at < owners.length && owners[at] === owners[start]) continue
    found.push({ start, end: at, passage: owners[start]! })
    start = at
  }
  return found
}

/**
 * Finds for the stretch between two passages the one that stands between the same two in the other text: an edit within a sentence, of which
 * only the words that differ are to be marked.
 */
class GapMatcher {
  readonly #wordsInA: ReadonlyMap<string, ReadonlySet<string>>
  readonly #wordsInB: ReadonlyMap<string, ReadonlySet<string>>
  readonly #keysOfA: ReadonlyMap<number, string>
  readonly #keysOfB: ReadonlyMap<number, string>

  constructor(a: readonly Stretch[], b: readonly Stretch[], wordsA: Words, wordsB: Words) {
    const [gapsA, gapsB] = [gapsOf(a), gapsOf(b)]
    this.#keysOfA = new Map(gapsA.map(({ key, gap }) => [gap.start, key]))
    this.#keysOfB = new Map(gapsB.map(({ key, gap }) => [gap.start, key]))
    this.#wordsInA = new Map(gapsA.map(({ key, gap }) => [key, wordsWithin(wordsA, gap)]))
    this.#wordsInB = new Map(gapsB.map(({ key, gap }) => [key, wordsWithin(wordsB, gap)]))
  }

  wordsInB({ passage, start }: Stretch): ReadonlySet<string> | undefined {
    return passage >= 0 ? undefined : this.#wordsInB.get(this.#keysOfA.get(start) ?? '')
  }

  wordsInA({ passage, start }: Stretch): ReadonlySet<string> | undefined {
    return passage >= 0 ? undefined : this.#wordsInA.get(this.#keysOfB.get(start) ?? '')
  }
}

function gapsOf(all: readonly Stretch[]): { key: string; gap: Stretch }[] {
  return all.flatMap((gap, i) =>
    gap.passage >= 0 ? [] : [{ key: `${all[i - 1]?.passage ?? 'start'} ${all[i + 1]?.passage ?? 'end'}`, gap }],
  )
}

function wordsWithin(words: Words, span: Span | undefined): Set<string> {
  const found = new Set<string>()
  if (!span) return found
  for (let word = wordAt(words, span.start); word < words.keys.length && words.starts[word]! < span.end; word++)
    found.add(words.keys[word]!)
  return found
}

function side(
  text: string,
  words: Words,
  owners: Int32Array,
  wordsOfOther: (stretch: Stretch) => ReadonlySet<string>,
  passages: readonly Passage[],
): SideOfPair {
  const pieces: Piece[] = []
  let ownWords = 0
  for (const stretch of stretches(owners)) {
    if (passages[stretch.passage]?.similarity === 100) {
      pieces.push({ ...stretch, isOwn: false })
      continue
    }
    const others = wordsOfOther(stretch)
    let at = stretch.start
    let isOwn = false
    let end = stretch.start
    for (
      let word = wordAt(words, stretch.start);
      word < words.keys.length && words.starts[word]! < stretch.end;
      word++
    ) {
      const differs = !others.has(words.keys[word]!)
      if (differs) ownWords++
      if (differs !== isOwn) {
        // What stands between two words goes to the words that both texts have.
        const border = isOwn ? end : words.starts[word]!
        if (border > at) pieces.push({ start: at, end: border, passage: stretch.passage, isOwn })
        at = border
        isOwn = differs
      }
      end = Math.min(words.ends[word]!, stretch.end)
    }
    const border = isOwn ? end : stretch.end
    if (border > at) pieces.push({ start: at, end: border, passage: stretch.passage, isOwn })
    if (stretch.end > border) pieces.push({ start: border, end: stretch.end, passage: stretch.passage, isOwn: false })
  }
  return { text, words, pieces, ownWords }
}

import { type Blocks, eachBlock, isShort, startOf } from './blocks.js'
import type { KnownStanding, StandingBlocks } from './standing-blocks.js'

/** By text, which of its words stand under other stories too. Plain arrays, which threads can read. */
export interface TextMasks {
  /** By text: where its bounds end in `bounds`. */
  readonly ends: Uint32Array
  /** By text: first word, and word after the last, of each range that is masked; ascending. */
  readonly bounds: Uint32Array
  /** By text: 1 for one that is nothing but stories of others, in a selection of its own. */
  readonly foreign: Uint8Array
}

export const NO_MASKS: TextMasks = { ends: new Uint32Array(0), bounds: new Uint32Array(0), foreign: new Uint8Array(0) }

/** The first word, and the word after the last, of each range of a text that is masked. */
export function maskedRanges({ ends, bounds }: TextMasks, text: number): Uint32Array {
  return bounds.subarray(text === 0 ? 0 : (ends[text - 1] ?? 0), ends[text] ?? 0)
}

export function isMasked(masks: TextMasks, text: number): boolean {
  return maskedRanges(masks, text).length > 0
}

export function isForeign({ foreign }: TextMasks, text: number): boolean {
  return foreign[text] === 1
}

export function countMasks({ ends, foreign }: TextMasks): { maskedTexts: number; foreignTexts: number } {
  let [maskedTexts, foreignTexts] = [0, 0]
  for (let text = 0; text < ends.length; text++) {
    if (ends[text]! > (text === 0 ? 0 : ends[text - 1]!)) maskedTexts++
    foreignTexts += foreign[text]!
  }
  return { maskedTexts, foreignTexts }
}

/** The same in memory that other threads can read. */
export function inSharedMemory({ ends, bounds, foreign }: TextMasks): TextMasks {
  const shared = <Values extends Uint32Array | Uint8Array>(values: Values, copy: Values): Values => {
    copy.set(values)
    return copy
  }
  return {
    ends: shared(ends, new Uint32Array(new SharedArrayBuffer(ends.byteLength))),
    bounds: shared(bounds, new Uint32Array(new SharedArrayBuffer(bounds.byteLength))),
    foreign: shared(foreign, new Uint8Array(new SharedArrayBuffer(foreign.byteLength))),
  }
}

/** A text of which so much stands in the same texts is told there: the block is its own story. */
const HOME = 0.75
/** With fewer words of its own a text is not masked: so little can hardly be compared. */
const LEAST_OWN = 20
/** A text of others' stories is long, has next to nothing of its own, and shows so many stories with a passage of so many words each. */
const LEAST_FOREIGN = 200
const MOST_OWN = 0.02
const LEAST_STORIES = 3
const LEAST_PASSAGE = 30

/** What is masked of one text. */
export interface TextMask {
  readonly bounds: readonly number[]
  readonly isForeign: boolean
}

/** So much of a page is a stream of others' stories, where the extractor took that for the text. */
const STREAM = 0.5
/** The first and the last stories of a stream are in few pages. A block that so many have is theirs; a text of its own is in one or two. */
export const LEAST_PAGES = 3

/** Of a page that is a stream for the most part, the blocks that are not known as standing; of any other text none. */
export function streamBlocksOf(blocks: Blocks, standing: KnownStanding): ReadonlySet<number> {
  const found = new Set<number>()
  const masked = standingWords(blocks, standing)
  if (masked < Math.max(LEAST_FOREIGN, STREAM * blocks.ends.at(-1)!)) return found
  if (!isStream(storiesIn(blocks, standing), masked)) return found
  eachBlock(blocks, (hash) => {
    if (!standing.has(hash)) found.add(hash)
  })
  return found
}

/** Finds the blocks of streams that are in few texts: those of several pages that are streams for the most part. */
export class StreamPages {
  readonly #counts = new Map<number, number>()

  add(blocks: Blocks, standing: KnownStanding): void {
    for (const hash of streamBlocksOf(blocks, standing)) this.#counts.set(hash, (this.#counts.get(hash) ?? 0) + 1)
  }

  /** @returns whether any was found */
  finish(standing: StandingBlocks): boolean {
    const before = standing.size
    for (const [hash, pages] of this.#counts) if (pages >= LEAST_PAGES) standing.addOfStream(hash)
    return standing.size > before
  }
}

function standingWords(blocks: Blocks, standing: KnownStanding): number {
  let sum = 0
  eachBlock(blocks, (hash, words) => {
    if (standing.has(hash)) sum += words
  })
  return sum
}

const NOTHING: TextMask = { bounds: [], isForeign: false }

/** What is to be masked of a text. No text is emptied: one that is nothing but standing blocks keeps them. */
export function maskOf(blocks: Blocks, standing: KnownStanding): TextMask {
  const masked = standingWords(blocks, standing)
  if (masked === 0) return NOTHING
  const bounds = boundsOf(blocks, standing)
  const words = blocks.ends.at(-1)!
  const own = words - lengthOf(bounds)
  const stories = storiesIn(blocks, standing)
  if (stories.largest >= HOME * words) return NOTHING
  if (own >= Math.max(LEAST_OWN, MOST_OWN * words)) return { bounds, isForeign: false }
  return words >= LEAST_FOREIGN && isStream(stories, words) ? { bounds: [], isForeign: true } : NOTHING
}

/** Ranges of standing blocks, each with the short lines between two of them. */
function boundsOf(blocks: Blocks, standing: KnownStanding): number[] {
  const { hashes, ends } = blocks
  const bounds: number[] = []
  let reached = -1
  for (let block = 0; block < hashes.length; block++) {
    const start = startOf(blocks, block)
    if (isShort(blocks, block) && start === reached) reached = ends[block]!
    if (!standing.has(hashes[block]!)) continue
    if (start === reached) bounds[bounds.length - 1] = ends[block]!
    else bounds.push(start, ends[block]!)
    reached = ends[block]!
  }
  return bounds
}

function lengthOf(bounds: readonly number[]): number {
  return bounds.reduce((sum, bound, i) => sum + (i % 2 === 0 ? -bound : bound), 0)
}

/** What the standing blocks of a text are made of. */
interface Stories {
  /** The words of the largest part that stands together elsewhere too. */
  readonly largest: number
  /** How many parts have a passage of their own, and the words of these passages. */
  readonly passages: number
  readonly passageWords: number
}

/** Tells the stories apart that the standing blocks of a text are of: blocks that stand in the same texts are of one. */
function storiesIn(blocks: Blocks, standing: KnownStanding): Stories {
  const storyOf = new Map<number, number>()
  eachBlock(blocks, (hash) => {
    if (standing.has(hash)) storyOf.set(hash, -1)
  })
  let stories = 0
  for (const [first, story] of storyOf) {
    if (story >= 0) continue
    const together = standing.together(first)
    for (const [hash, known] of storyOf) if (known < 0 && together.has(hash)) storyOf.set(hash, stories)
    stories++
  }
  const words = new Float64Array(stories)
  const longest = new Float64Array(stories)
  let [running, run] = [-1, 0]
  eachBlock(blocks, (hash, count) => {
    const story = storyOf.get(hash) ?? -1
    run = story === running ? run + count : count
    running = story
    if (story < 0) return
    words[story]! += count
    longest[story] = Math.max(longest[story]!, run)
  })
  const withPassage = words.filter((_, story) => longest[story]! >= LEAST_PASSAGE)
  return {
    largest: Math.max(0, ...words),
    passages: withPassage.length,
    passageWords: withPassage.reduce((sum, count) => sum + count, 0),
  }
}

/** Whether a text shows several stories of others, one after the other. Sentences that others quote here and there are no stream. */
function isStream({ passages, passageWords }: Stories, words: number): boolean {
  return passages >= LEAST_STORIES && passageWords >= STREAM * words
}

/** Collects the masks of all texts, in ascending order of their numbers. */
export class MaskCollector {
  readonly #masks: { readonly text: number; readonly mask: TextMask }[] = []

  add(text: number, mask: TextMask): void {
    if (mask.isForeign || mask.bounds.length > 0) this.#masks.push({ text, mask })
  }

  /** @param texts numbers are below this */
  finish(texts: number): TextMasks {
    const byText = [...this.#masks].sort((a, b) => a.text - b.text)
    const ends = new Uint32Array(texts)
    const foreign = new Uint8Array(texts)
    for (const { text, mask } of byText) {
      ends[text] = mask.bounds.length
      foreign[text] = Number(mask.isForeign)
    }
    for (let text = 1; text < texts; text++) ends[text]! += ends[text - 1]!
    return { ends, bounds: Uint32Array.from(byText.flatMap(({ mask }) => mask.bounds)), foreign }
  }
}

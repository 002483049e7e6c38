import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { unpackSpans } from '../text/spans.js'
import { SENTENCE_END } from '../text/tokens.js'
import type { Comparable } from './comparable.js'
import { ALIGNED, type Evidence } from './features/features.js'

/** Part of a text, as UTF-16 offsets: `text.slice(start, end)`. */
export interface Span {
  /** The first UTF-16 unit, from 0. */
  readonly start: number
  /** The unit after the last. */
  readonly end: number
}

/** A part of one article and the part of the other that matches it, as offsets into the two original texts. */
export interface Passage {
  /** In the first text. */
  readonly a: Span
  /** In the second. */
  readonly b: Span
  /** Length of the shorter article's part, in words (characters in scripts without spaces). */
  readonly words: number
  /** 1 for the same words; else the cosine of the sentences' terms, from .3. */
  readonly similarity: number
}

/** A passage in words of the shorter article and, as `other`, of the longer: the first word, and the word after the last. */
interface WordPassage {
  readonly start: number
  readonly end: number
  readonly otherStart: number
  readonly otherEnd: number
  readonly similarity: number
}

/**
 * The passages of a pair, in the order of the first article: runs of shared words, and between them the pairs of aligned
 * sentences that say the same in other words. Neighbouring sentences aligned to neighbouring sentences make one passage.
 */
export function passagesOf(a: Comparable, b: Comparable, evidence: Evidence): Passage[] {
  const { firstIsShorter } = evidence
  const [shorter, longer] = firstIsShorter ? [a.fingerprint, b.fingerprint] : [b.fingerprint, a.fingerprint]
  const spans = unpackSpans(shorter.spans, shorter.words.length)
  const otherSpans = unpackSpans(longer.spans, longer.words.length)
  return wordPassages(shorter, longer, evidence)
    .map(({ start, end, otherStart, otherEnd, similarity }) => {
      const span = { start: spans.starts[start]!, end: spans.ends[end - 1]! }
      const otherSpan = { start: otherSpans.starts[otherStart]!, end: otherSpans.ends[otherEnd - 1]! }
      const sides = firstIsShorter ? { a: span, b: otherSpan } : { a: otherSpan, b: span }
      return { ...sides, words: end - start, similarity }
    })
    .sort((p, q) => p.a.start - q.a.start || p.b.start - q.b.start)
}

/** The share of each text's words that its passages take, each 0 to 1. */
export function sharesOf(a: Comparable, b: Comparable, evidence: Evidence): { readonly a: number; readonly b: number } {
  const [shorter, longer] = evidence.firstIsShorter ? [a.fingerprint, b.fingerprint] : [b.fingerprint, a.fingerprint]
  const passages = wordPassages(shorter, longer, evidence)
  const ofShorter = coveredShare(passages, shorter.words.length)
  const ofLonger = coveredShare(
    passages.map(({ otherStart, otherEnd }) => ({ start: otherStart, end: otherEnd })),
    longer.words.length,
  )
  return evidence.firstIsShorter ? { a: ofShorter, b: ofLonger } : { a: ofLonger, b: ofShorter }
}

function coveredShare(passages: readonly Span[], words: number): number {
  const covered = new Uint8Array(words)
  for (const { start, end } of passages) covered.fill(1, start, end)
  return words === 0 ? 0 : covered.reduce((sum, word) => sum + word, 0) / words
}

/** Runs of shared words, and aligned sentences outside of them. */
function wordPassages(shorter: Fingerprint, longer: Fingerprint, evidence: Evidence): WordPassage[] {
  const sameWords = evidence.runs.map(
    (run): WordPassage => ({
      start: run.a,
      end: run.a + run.length,
      otherStart: run.b,
      otherEnd: run.b + run.length,
      similarity: 1,
    }),
  )
  return [...sameWords, ...alignedSentences(shorter, longer, evidence)]
}

// Similarity 1 means the same words; the same terms in another order get less.
const MAX_ALIGNED = 0.99

/** Matching sentences of the shorter article, unless runs of shared words already cover more than half of the sentence. */
function alignedSentences(shorter: Fingerprint, longer: Fingerprint, { runs, alignment }: Evidence): WordPassage[] {
  const covered = new Uint8Array(shorter.words.length)
  for (const { a, length } of runs) covered.fill(1, a, a + length)
  const sentences = sentenceRanges(shorter)
  const others = sentenceRanges(longer)
  const passages: WordPassage[] = []
  let previous = -2
  for (const [sentence, best] of alignment.best.entries()) {
    const similarity = Math.min(alignment.similarities[sentence]!, MAX_ALIGNED)
    const range = sentences[sentence]
    const other = others[best]
    if (similarity < ALIGNED || !range || !other) continue
    const [start, end] = range
    const coveredWords = covered.subarray(start, end).reduce((sum, word) => sum + word, 0)
    if (coveredWords * 2 > end - start) continue
    const last = passages.at(-1)
    if (last && previous === sentence - 1 && other[0] === last.otherEnd) {
      const weight = (last.end - last.start) / (end - last.start)
      const mean = last.similarity * weight + similarity * (1 - weight)
      passages[passages.length - 1] = { ...last, end, otherEnd: other[1], similarity: mean }
    } else {
      passages.push({ start, end, otherStart: other[0], otherEnd: other[1], similarity })
    }
    previous = sentence
  }
  return passages
}

/** The first word of each sentence, and the word after its last. */
function sentenceRanges({ flags }: Fingerprint): [start: number, end: number][] {
  const ranges: [number, number][] = []
  let start = 0
  for (let i = 0; i < flags.length; i++) {
    if (!(flags[i]! & SENTENCE_END) && i + 1 < flags.length) continue
    ranges.push([start, i + 1])
    start = i + 1
  }
  return ranges
}

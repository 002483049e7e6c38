import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { unpackSpans } from '../text/spans.js'
import { SENTENCE_END } from '../text/tokens.js'
import type { Comparable } from './comparable.js'
import { ALIGNED, type Evidence } from './features/features.js'

/** Part of a text, as UTF-16 offsets: `text.slice(start, end)`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A part of one article and the part of the other that matches it, as offsets into the two original texts. */
export interface Passage {
  readonly a: Span
  readonly b: Span
  /** Length in words (characters, in scripts without spaces), of the shorter article's part. */
  readonly words: number
  /** 1 for the same words; else the cosine of the sentences' content, from .3. */
  readonly similarity: number
}

/** A passage in words: the first and, exclusive, the last of each side. */
interface WordPassage {
  readonly from: number
  readonly to: number
  readonly otherFrom: number
  readonly otherTo: number
  readonly similarity: number
}

/**
 * The passages of a pair, in the order of the first article: runs of shared words, and between them the pairs of aligned
 * sentences that say the same in other words. Neighbouring sentences aligned to neighbouring ones make one passage.
 */
export function passagesOf(a: Comparable, b: Comparable, evidence: Evidence): Passage[] {
  const { firstIsShorter, runs } = evidence
  const [shorter, longer] = firstIsShorter ? [a.fingerprint, b.fingerprint] : [b.fingerprint, a.fingerprint]
  const same = runs.map(
    (run): WordPassage => ({
      from: run.a,
      to: run.a + run.length,
      otherFrom: run.b,
      otherTo: run.b + run.length,
      similarity: 1,
    }),
  )
  const passages = [...same, ...alignedSentences(shorter, longer, evidence)]
  const spans = unpackSpans(shorter.spans, shorter.words.length)
  const otherSpans = unpackSpans(longer.spans, longer.words.length)
  return passages
    .map(({ from, to, otherFrom, otherTo, similarity }) => {
      const span = { start: spans.starts[from]!, end: spans.ends[to - 1]! }
      const otherSpan = { start: otherSpans.starts[otherFrom]!, end: otherSpans.ends[otherTo - 1]! }
      const sides = firstIsShorter ? { a: span, b: otherSpan } : { a: otherSpan, b: span }
      return { ...sides, words: to - from, similarity }
    })
    .sort((p, q) => p.a.start - q.a.start || p.b.start - q.b.start)
}

// The same content in another order is not the same words; only those have similarity 1.
const MOST_ALIGNED = 0.99

/** Sentences of the shorter with a match, unless a run of shared words already covers half of them. */
function alignedSentences(shorter: Fingerprint, longer: Fingerprint, { runs, alignment }: Evidence): WordPassage[] {
  const covered = new Uint8Array(shorter.words.length)
  for (const { a, length } of runs) covered.fill(1, a, a + length)
  const sentences = sentenceRanges(shorter)
  const others = sentenceRanges(longer)
  const found: WordPassage[] = []
  let previous = -2
  for (const [sentence, best] of alignment.bestOfA.entries()) {
    const similarity = Math.min(alignment.similarityOfA[sentence]!, MOST_ALIGNED)
    const range = sentences[sentence]
    const other = others[best]
    if (similarity < ALIGNED || !range || !other) continue
    const [from, to] = range
    const known = covered.subarray(from, to).reduce((sum, word) => sum + word, 0)
    if (known * 2 > to - from) continue
    const last = found.at(-1)
    if (last && previous === sentence - 1 && other[0] === last.otherTo) {
      const weight = (last.to - last.from) / (to - last.from)
      const mean = last.similarity * weight + similarity * (1 - weight)
      found[found.length - 1] = { ...last, to, otherTo: other[1], similarity: mean }
    } else {
      found.push({ from, to, otherFrom: other[0], otherTo: other[1], similarity })
    }
    previous = sentence
  }
  return found
}

/** First word and, exclusive, last word of each sentence. */
function sentenceRanges({ flags }: Fingerprint): [from: number, to: number][] {
  const ranges: [number, number][] = []
  let from = 0
  for (let i = 0; i < flags.length; i++) {
    if (!(flags[i]! & SENTENCE_END) && i + 1 < flags.length) continue
    ranges.push([from, i + 1])
    from = i + 1
  }
  return ranges
}

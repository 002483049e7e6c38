import type { Passage, Span } from '../../compare/passages.js'
import type { Fingerprint } from '../../fingerprint/fingerprint.js'
import { idfTable } from '../../language/idf.js'
import { stemOf } from '../../language/stems.js'
import { lowerBound } from '../../structures/lower-bound.js'
import { unpackSpans } from '../../text/spans.js'
import { UNSEGMENTED } from '../../text/tokens.js'
import { type Line, type Marking, type Segment, wrap } from './columns.js'
import { clean, displayWidth, pad, shorten } from './display.js'

/** One of the two articles to show. */
export interface Side {
  readonly name: string
  readonly text: string
  readonly fingerprint: Fingerprint
}

const BETWEEN = ' │ '
const MIN_COLUMNS = 12
const SIMILARITY_HEADING = 'alike'
const SIMILARITY_COLUMNS = SIMILARITY_HEADING.length + 2

/** Passages side by side in two columns of a terminal, each with its similarity before it, with shared words marked. */
export function sideBySide(a: Side, b: Side, passages: readonly Passage[], width: number, marking: Marking): string {
  const columns = Math.max(Math.floor((width - SIMILARITY_COLUMNS - BETWEEN.length) / 2), MIN_COLUMNS)
  const [wordsA, wordsB] = [toWords(a.fingerprint), toWords(b.fingerprint)]
  const row = (label: string, left: Line, right: Line) =>
    `${pad(label, SIMILARITY_COLUMNS)}${left.text}${' '.repeat(Math.max(0, columns - left.width))}${BETWEEN}${right.text}`.trimEnd()
  const heading = (name: string): Line => {
    const text = shorten(clean(name), columns)
    return { text, width: displayWidth(text) }
  }
  const rule = `${'─'.repeat(SIMILARITY_COLUMNS + columns)}─┼─${'─'.repeat(columns)}`
  const rows = [row(SIMILARITY_HEADING, heading(a.name), heading(b.name))]
  const empty: Line = { text: '', width: 0 }
  for (const passage of passages) {
    const same = passage.similarity === 1
    const segmentsOf = (text: string, span: Span, words: Words, others: ReadonlySet<number>): Segment[] =>
      same ? [{ text: text.slice(span.start, span.end), shared: true }] : mark(text, span, words, others)
    const left = wrap(segmentsOf(a.text, passage.a, wordsA, stemsIn(wordsB, passage.b)), columns, marking)
    const right = wrap(segmentsOf(b.text, passage.b, wordsB, stemsIn(wordsA, passage.a)), columns, marking)
    rows.push(rule)
    for (let i = 0; i < Math.max(left.length, right.length); i++) {
      const label = i > 0 ? '' : same ? 'same' : passage.similarity.toFixed(2)
      rows.push(row(label, left[i] ?? empty, right[i] ?? empty))
    }
  }
  return `${rows.join('\n')}\n`
}

/** The words of a text as the comparison uses them. */
interface Words {
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  readonly stems: Uint32Array
  /** Whether a word is no stop word. */
  readonly isTerm: (word: number) => boolean
  /** Whether a word is one character of an unsegmented script. */
  readonly isCharacter: (word: number) => boolean
}

function toWords({ language, words, flags, spans }: Fingerprint): Words {
  const { idf } = idfTable(language)
  const stems = words.map(stemOf)
  return {
    ...unpackSpans(spans, words.length),
    stems,
    isTerm: (word) => idf(stems[word]!) > 0,
    isCharacter: (word) => (flags[word]! & UNSEGMENTED) > 0,
  }
}

function stemsIn({ starts, ends, stems }: Words, { start, end }: Span): ReadonlySet<number> {
  const found = new Set<number>()
  for (let word = lowerBound(starts, start); word < stems.length && ends[word]! <= end; word++) found.add(stems[word]!)
  return found
}

/**
 * Splits a span where stretches of shared words begin and end. A stretch neither begins nor ends with a stop word, and is
 * longer than one character of an unsegmented script: any two texts share such words and characters.
 */
function mark(text: string, { start, end }: Span, words: Words, others: ReadonlySet<number>): Segment[] {
  const { starts, ends, stems, isTerm, isCharacter } = words
  const isShared = (word: number) => word < stems.length && ends[word]! <= end && others.has(stems[word]!)
  const segments: Segment[] = []
  let at = start
  for (let word = lowerBound(starts, start); word < stems.length && starts[word]! < end; word++) {
    if (!isShared(word) || !isTerm(word)) continue
    const first = word
    let last = word
    for (; isShared(word); word++) if (isTerm(word)) last = word
    if (first === last && isCharacter(first)) continue
    const [from, to] = [starts[first]!, ends[last]!]
    segments.push({ text: text.slice(at, from), shared: false }, { text: text.slice(from, to), shared: true })
    at = to
  }
  segments.push({ text: text.slice(at, end), shared: false })
  return segments
}

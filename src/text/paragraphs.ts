import { NEWLINE } from './punctuation.js'
import { type Marks, PARAGRAPH_END, SENTENCE_END, type Words } from './token.js'
import { isWrapped, wrapWidth } from './wrapping.js'

/** Tells, newline by newline in text order, where paragraphs of one text end. */
export class Paragraphs {
  readonly #text: string
  readonly #wrapWidth: number
  #lineStart = 0

  constructor(text: string) {
    this.#text = text
    this.#wrapWidth = wrapWidth(text)
  }

  /** Whether the newline at `at` ends the paragraph rather than being where a line of a paragraph was wrapped. */
  endsAt(at: number): boolean {
    if (this.#text.charCodeAt(at) === CARRIAGE_RETURN && this.#text.charCodeAt(at + 1) === LINE_FEED) return false // the line feed decides
    const lineStart = this.#lineStart
    this.#lineStart = at + 1
    return this.#wrapWidth === 0 || !isWrapped(this.#text, lineStart, at, this.#wrapWidth)
  }
}

const CARRIAGE_RETURN = 0x0d
const LINE_FEED = 0x0a

/** Flags the last word of each paragraph. @returns the numbers of these words, ascending */
export function markParagraphs(text: string, { flags, count }: Words, marks: Marks): number[] {
  const paragraphs = new Paragraphs(text)
  const lasts: number[] = []
  let words = 0
  for (let mark = 0; mark < marks.count; mark++) {
    if (marks.kinds[mark] !== NEWLINE || !paragraphs.endsAt(marks.places[mark]!)) continue
    const before = marks.wordsBefore[mark]!
    if (before > words) lasts.push(before - 1)
    words = before
  }
  if (count > words) lasts.push(count - 1)
  for (const last of lasts) flags[last]! |= SENTENCE_END | PARAGRAPH_END
  return lasts
}

import { CARRIAGE_RETURN, LINE_FEED, SPACE_CODE } from './character-codes.js'
import { isNewline, NEWLINE, PARAGRAPH_BREAK } from './punctuation.js'
import { PARAGRAPH_END, type Punctuation, SENTENCE_END, type Words } from './token.js'

/**
 * Finds the paragraphs of a text: flags the last word of each, and makes every newline that ends a paragraph a
 * PARAGRAPH_BREAK. Every newline does, except between lines that were wrapped at a fixed width.
 *
 * @returns the numbers of the last words, ascending
 */
export function flagParagraphs(text: string, { flags, count }: Words, punctuation: Punctuation): number[] {
  const { kinds, positions, wordsBefore } = punctuation
  const width = wrapWidth(text)
  const lastWords: number[] = []
  let words = 0
  let lineStart = 0
  for (let i = 0; i < punctuation.count; i++) {
    if (kinds[i] !== NEWLINE) continue
    const newline = positions[i]!
    // Of a carriage return and a line feed, the line feed decides.
    if (text.charCodeAt(newline) === CARRIAGE_RETURN && text.charCodeAt(newline + 1) === LINE_FEED) continue
    const wrapped = width > 0 && isWrapped(text, lineStart, newline, width)
    lineStart = newline + 1
    if (wrapped) continue
    kinds[i] = PARAGRAPH_BREAK
    if (wordsBefore[i]! > words) lastWords.push(wordsBefore[i]! - 1)
    words = wordsBefore[i]!
  }
  if (count > words) lastWords.push(count - 1)
  for (const last of lastWords) flags[last]! |= SENTENCE_END | PARAGRAPH_END
  return lastWords
}

/*
 * Lines wrapped at a fixed width, as in plain-text mail and OCR: their newlines end no paragraph. A line was wrapped where the
 * first word of the next line would not have fitted; a text is wrapped where most of its lines were.
 */

// Wrapped text has lines of 60 to 80 columns; a single line longer than 120 shows that the newlines are meant.
const WIDEST = 120
const NARROWEST = 30
const FEWEST_LINES = 3
const WRAPPED_SHARE = 0.75

/** The width in UTF-16 units to which the lines of a text were wrapped, or 0 if they were not. */
function wrapWidth(text: string): number {
  const width = widestLine(text)
  if (width < NARROWEST) return 0
  let followed = 0
  let wrapped = 0
  for (let start = 0; start < text.length; ) {
    const newline = newlineFrom(text, start)
    const length = lineEnd(text, newline) - start
    const next = wordLengthAfter(text, newline, width)
    start = newline + 1
    if (next === 0 || length === 0) continue
    followed++
    if (length + 1 + next > width) wrapped++
  }
  return followed >= FEWEST_LINES && wrapped >= WRAPPED_SHARE * followed ? width : 0
}

/** The length of the longest line that has a space; 0 where any line is too long to have been wrapped. */
function widestLine(text: string): number {
  let width = 0
  for (let start = 0; start < text.length; ) {
    const newline = newlineFrom(text, start)
    const end = lineEnd(text, newline)
    if (end - start > WIDEST) return 0
    if (end - start > width && text.slice(start, end).includes(' ')) width = end - start
    start = newline + 1
  }
  return width
}

/** The position of the next line feed, or the end of the text. */
function newlineFrom(text: string, start: number): number {
  const newline = text.indexOf('\n', start)
  return newline < 0 ? text.length : newline
}

/** The end of the line that the line feed at `newline` ends, without a carriage return. */
function lineEnd(text: string, newline: number): number {
  return text.charCodeAt(newline - 1) === CARRIAGE_RETURN ? newline - 1 : newline
}

/** Whether the line from `start` to the newline at `newline` was wrapped there. */
function isWrapped(text: string, start: number, newline: number, width: number): boolean {
  const end = text.charCodeAt(newline) === LINE_FEED ? lineEnd(text, newline) : newline
  const next = wordLengthAfter(text, newline, width)
  return next > 0 && end > start && end - start + 1 + next > width
}

/** The length of the word right after a newline, up to `longest`; 0 where a space, another newline or nothing follows. */
function wordLengthAfter(text: string, newline: number, longest: number): number {
  const start = newline + (text.charCodeAt(newline) === CARRIAGE_RETURN ? 2 : 1)
  let end = start
  while (end < text.length && end - start < longest) {
    const unit = text.charCodeAt(end)
    if (unit === SPACE_CODE || isNewline(unit)) break
    end++
  }
  return end - start
}

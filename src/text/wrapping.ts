import { isNewline } from './newlines.js'

/*
 * Lines wrapped at a fixed width, as in plain-text mail and OCR: their newlines end no paragraph. A line was wrapped where the
 * first word of the next one would not have fitted any more; a text is wrapped where most of its lines were.
 */

// Wrapped text has lines of 60 to 80 columns; one line above 120 shows that a newline is meant where it stands.
const WIDEST = 120
const NARROWEST = 30
const FEWEST_LINES = 3
const WRAPPED_SHARE = 0.75
const CARRIAGE_RETURN = 0x0d

/** The width in UTF-16 units to which the lines of a text were wrapped, or 0 if they were not. */
export function wrapWidth(text: string): number {
  const width = widestLine(text)
  if (width < NARROWEST) return 0
  let followed = 0
  let wrapped = 0
  for (let start = 0; start < text.length; ) {
    const newline = newlineFrom(text, start)
    const length = contentEnd(text, newline) - start
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
    const end = contentEnd(text, newline)
    if (end - start > WIDEST) return 0
    if (end - start > width && text.slice(start, end).includes(' ')) width = end - start
    start = newline + 1
  }
  return width
}

/** Where the next line feed stands, or the end of the text. */
function newlineFrom(text: string, start: number): number {
  const newline = text.indexOf('\n', start)
  return newline < 0 ? text.length : newline
}

/** Where the line that ends with the line feed at `newline` ends without a carriage return. */
function contentEnd(text: string, newline: number): number {
  return text.charCodeAt(newline - 1) === CARRIAGE_RETURN ? newline - 1 : newline
}

/** Whether the line from `start` to the newline at `end` was wrapped there. */
export function isWrapped(text: string, start: number, end: number, width: number): boolean {
  const lineEnd = text[end] === '\n' && text[end - 1] === '\r' ? end - 1 : end
  const next = wordLengthAfter(text, end, width)
  return next > 0 && lineEnd > start && lineEnd - start + 1 + next > width
}

/** The length of the word right after a newline, up to `longest`; 0 where a space, another newline or nothing follows. */
function wordLengthAfter(text: string, newline: number, longest: number): number {
  let start = newline
  if (text[start] === '\r') start++
  start++
  let end = start
  while (end < text.length && end - start < longest) {
    const unit = text.charCodeAt(end)
    if (unit === 0x20 || isNewline(unit)) break
    end++
  }
  return Math.max(0, end - start)
}

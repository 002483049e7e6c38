import { decodeEntities } from './entities.js'

// Elements that begin and end a line; all others are part of a sentence.
const BLOCKS =
  /^(?:address|article|aside|blockquote|br|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|option|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/

/** Whether an element of this name, in lower case, stands on lines of its own. */
export const isBlock = (name: string): boolean => BLOCKS.test(name)

const UNSEEN = /^(?:script|style|noscript|template|iframe|object|svg|math|head|textarea|select)$/

/**
 * The plain text of a piece of HTML, such as a field of a feed: paragraphs with an empty line between, line breaks as such,
 * without scripts, styles and comments, with references to characters replaced. Takes time in proportion to its length.
 *
 * @example
 * fragmentText('<p>Ministers <b>agreed</b> on&nbsp;Friday.</p><p>Bakers&#39; guild</p>')
 * // => "Ministers agreed on Friday.\n\nBakers' guild"
 */
export function fragmentText(html: string): string {
  const parts: string[] = []
  const unseen = new ClosingTags()
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    if (open > at) parts.push(decodeEntities(html.slice(at, open).replace(SPACES, ' ')))
    at = skipMarkup(html, open, parts, unseen)
  }
  if (at < html.length) parts.push(decodeEntities(html.slice(at).replace(SPACES, ' ')))
  return tidy(parts.join('').replace(ENCODED_TWICE, ''))
}

// Tags that were encoded once more than the rest: with attributes, since prose may name a tag but not write one out.
const ENCODED_TWICE = /<(?:a|img|iframe|span|div|p|font)\s+[a-z-]{1,20}=["'][^<>]{0,2000}>|<\/(?:a|span|div|p|font)>/gi

// What is one space already is most of it, and stays.
const SPACES = /[ \t\r\n\f]{2,}|[\t\r\n\f]/g

/** Handles what begins with `<` at `open`, adds what it stands for and returns where to go on. */
function skipMarkup(html: string, open: number, parts: string[], unseen: ClosingTags): number {
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 4)
  if (html.startsWith('<![CDATA[', open)) {
    const end = html.indexOf(']]>', open)
    parts.push(html.slice(open + 9, end < 0 ? html.length : end))
    return end < 0 ? html.length : end + 3
  }
  TAG.lastIndex = open
  const tag = TAG.exec(html)
  if (!tag) {
    if (/[!?]/.test(html.charAt(open + 1))) return after(html, '>', open)
    parts.push('<')
    return open + 1
  }
  const name = tag[2]!.toLowerCase()
  const end = endOfTag(html, TAG.lastIndex)
  if (name === 'p' || /^h[1-6]$|^blockquote$|^hr$/.test(name)) parts.push('\n\n')
  else if (name === 'br') parts.push('\n')
  else if (name === 'td' || name === 'th') parts.push(tag[1] === '' ? ' ' : '')
  else if (isBlock(name)) parts.push('\n')
  if (tag[1] !== '' || !UNSEEN.test(name) || html.charAt(end - 2) === '/') return end
  return unseen.endOf(html, name, end)
}

const TAG = /<(\/?)([a-zA-Z][^\s/>]*)/y

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found < 0 ? html.length : found + mark.length
}

/** Just after the `>` that ends a tag; one within quotation marks does not. */
export function endOfTag(html: string, from: number): number {
  let end = html.indexOf('>', from)
  if (end < 0) return html.length
  if (end === from) return end + 1
  const quote = QUOTE_IN_TAG.exec(html.slice(from, end))
  if (!quote) return end + 1
  // Seldom: attributes are walked through.
  let at = from
  while (at < html.length) {
    const character = html.charAt(at)
    if (character === '>') return at + 1
    if ((character === '"' || character === "'") && html.charAt(at - 1) === '=') {
      const close = html.indexOf(character, at + 1)
      if (close < 0) break
      at = close
    }
    at++
  }
  end = html.indexOf('>', from)
  return end + 1
}

// An odd number of quotation marks after an equals sign: the tag goes on behind this `>`.
const QUOTE_IN_TAG = /=\s*(?:"[^"]*|'[^']*)$/

/** Finds where elements end whose content is no markup. Knows which are never closed, so that a page full of them is read once. */
export class ClosingTags {
  readonly #unclosed = new Set<string>()

  /** Where the closing tag of an element begins, from `from` on; -1 where there is none. */
  startOf(html: string, name: string, from: number): number {
    if (this.#unclosed.has(name)) return -1
    const closing = CLOSING.get(name) ?? new RegExp(`</${name}(?=[\\s/>])`, 'gi')
    CLOSING.set(name, closing)
    closing.lastIndex = from
    const found = closing.exec(html)
    if (!found) this.#unclosed.add(name)
    return found ? found.index : -1
  }

  /** Just after the closing tag; `from` where there is none, so that nothing behind is lost. */
  endOf(html: string, name: string, from: number): number {
    const start = this.startOf(html, name, from)
    return start < 0 ? from : after(html, '>', start)
  }
}

// For names that the reader asks for, which are few.
const CLOSING = new Map<string, RegExp>()

/** Lines without space at either end, and at most one empty line between them. */
export function tidy(text: string): string {
  // Each run of space is looked at once: a pattern for space around a line end would take quadratic time.
  return text
    .replace(/\s{2,}/g, (run) => {
      const first = run.indexOf('\n')
      if (first < 0) return /^ +$/.test(run) ? ' ' : run
      return run.indexOf('\n', first + 1) < 0 ? '\n' : '\n\n'
    })
    .trim()
}

const BLOCK_TAGS =
  /<\/?(?:p|br|div|li|ul|ol|h[1-6]|blockquote|table|tr|td|section|article|figure|img|iframe|hr|pre)(?:\s[^<>]*)?\/?>/gi
// Names of HTML: a text may show tags of other languages, such as a sample of XML.
const ANY_TAG =
  /<\/?(?:a|abbr|acronym|address|article|aside|audio|b|big|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|nobr|noscript|object|ol|p|param|picture|pre|q|s|samp|script|section|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr)(?:\s+[a-z-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))*\s*\/?>/gi

/**
 * Whether a text is HTML throughout, not one that mentions a tag: it begins with one, or has some in every part of it.
 *
 * @example
 * isHtml('<p>Ministers agreed.</p>') // => true
 * isHtml('Write <br> where a line should end, she said.') // => false
 */
export function isHtml(text: string): boolean {
  if (!text.includes('<') || !text.includes('>')) return false
  if (
    /^\s*<(?:!doctype|html|[a-z][a-z0-9]*(?:\s+[a-z-]+\s*=\s*["'][^>]*)?\/?>)/i.test(text) &&
    /<\/[a-z][a-z0-9]*>|<(?:br|img|hr)\b[^>]*>/i.test(text)
  ) {
    return true
  }
  const blocks = text.match(BLOCK_TAGS)?.length ?? 0
  const tags = text.match(ANY_TAG)?.length ?? 0
  // One in 1,500 characters is a tag in every other paragraph of news.
  return (blocks >= 3 || tags >= 6) && tags * 1500 >= text.length
}

import { decodeEntities } from '../html/entities.js'
import { endOfTag } from '../html/fragment.js'

/** An element of a feed: its name in lower case with its prefix, its attributes, and what stands in it, unparsed. */
export interface XmlElement {
  readonly name: string
  readonly attributes: string
  readonly inner: string
}

/**
 * The elements that stand in a piece of XML, without those within them. Forgives what feeds do wrong: names of several cases,
 * elements that are never closed, bare ampersands. Declares no entities and expands none but the known characters, so
 * that nothing can grow.
 */
export function childElements(xml: string): XmlElement[] {
  const elements: XmlElement[] = []
  let at = 0
  while (true) {
    const open = xml.indexOf('<', at)
    if (open < 0) return elements
    at = skipNonElement(xml, open)
    if (at > open) continue
    TAG.lastIndex = open
    const tag = TAG.exec(xml)
    if (!tag) {
      at = open + 1
      continue
    }
    const end = endOfTag(xml, TAG.lastIndex)
    const closed = xml.charAt(end - 2) === '/'
    const name = tag[1]!
    const attributes = xml.slice(TAG.lastIndex, closed ? end - 2 : end - 1)
    const close = closed ? { start: end, end } : findClose(xml, name, end)
    elements.push({ name: name.toLowerCase(), attributes, inner: xml.slice(end, close.start) })
    at = close.end
  }
}

const TAG = /<([A-Za-z_][\w.:-]*)/y

/** Just behind a comment, a CDATA section, a closing tag or an instruction at `at`; `at` itself where an element begins. */
function skipNonElement(xml: string, at: number): number {
  const next = xml.charCodeAt(at + 1)
  if (next === 0x21) {
    if (xml.startsWith('<!--', at)) return behind(xml, '-->', at + 4)
    if (xml.startsWith('<![CDATA[', at)) return behind(xml, ']]>', at + 9)
    return behind(xml, '>', at)
  }
  return next === 0x3f || next === 0x2f ? behind(xml, '>', at) : at
}

/** Where an element that was opened is closed; at the end of the piece where it is not. */
export function findClose(xml: string, name: string, from: number): { start: number; end: number } {
  let depth = 1
  let at = from
  while (true) {
    const mark = xml.indexOf('<', at)
    if (mark < 0) return { start: xml.length, end: xml.length }
    const next = xml.charCodeAt(mark + 1)
    if (next === 0x21) at = skipNonElement(xml, mark)
    else if (next === 0x2f) {
      at = mark + 2
      if (xml.startsWith(name, at) && isNameEnd(xml.charCodeAt(at + name.length))) {
        depth--
        const end = behind(xml, '>', at)
        if (depth === 0) return { start: mark, end }
        at = end
      }
    } else {
      at = mark + 1
      if (xml.startsWith(name, at) && isNameEnd(xml.charCodeAt(at + name.length))) {
        at = endOfTag(xml, at)
        if (xml.charAt(at - 2) !== '/') depth++
      }
    }
  }
}

const isNameEnd = (code: number) => code === 0x3e || code === 0x2f || code <= 0x20 || Number.isNaN(code)

function behind(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  return found < 0 ? xml.length : found + mark.length
}

/**
 * What an element holds as a string: CDATA sections as they are, everything else with its characters decoded.
 *
 * @example
 * innerText('Tom &amp; <![CDATA[<b>Jerry</b>]]>') // => 'Tom & <b>Jerry</b>'
 */
export function innerText(inner: string): string {
  if (!inner.includes('<![CDATA[')) return decodeEntities(inner).trim()
  let text = ''
  let at = 0
  while (true) {
    const open = inner.indexOf('<![CDATA[', at)
    if (open < 0) return (text + decodeEntities(inner.slice(at))).trim()
    const end = inner.indexOf(']]>', open)
    text += decodeEntities(inner.slice(at, open)) + inner.slice(open + 9, end < 0 ? inner.length : end)
    if (end < 0) return text.trim()
    at = end + 3
  }
}

/** The value of an attribute. */
export function attribute(attributes: string, name: string): string | undefined {
  if (!attributes.includes(name)) return undefined
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes)
  const value = found?.[1] ?? found?.[2] ?? found?.[3]
  return value === undefined ? undefined : decodeEntities(value).trim()
}

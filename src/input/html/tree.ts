import { DoppelwireError } from '../../errors.js'
import { decodeEntities } from './entities.js'
import { ClosingTags, endOfTag } from './fragment.js'

/** An element of a page. */
export interface HtmlElement {
  /** In lower case. */
  readonly name: string
  /** What stands between the name and the end of its tag, unparsed. */
  readonly attributes: string
  readonly parent: HtmlElement | undefined
  /** Elements, and texts with their characters decoded and their space as it stands. */
  readonly children: (HtmlElement | string)[]
}

/** A page as a tree, and what its scripts of data hold. */
export interface HtmlTree {
  readonly root: HtmlElement
  /** The contents of `<script type="application/ld+json">`. */
  readonly jsonLd: readonly string[]
}

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr', 'keygen', 'command', 'frame']) // biome-ignore format: one line says it
/** Elements whose content is no markup, or nothing that is read. */
const RAW = new Set(['script', 'style', 'noscript', 'textarea', 'template', 'iframe', 'noframes', 'xmp', 'title', 'svg', 'math', 'object', 'select', 'canvas', 'audio', 'video']) // biome-ignore format: one line says it
const CLOSES_PARAGRAPH = new Set(['address', 'article', 'aside', 'blockquote', 'center', 'details', 'dl', 'div', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'table', 'ul']) // biome-ignore format: one line says it

/** By element: those that it ends where they are open, up to the one that holds them (HTML Standard, 13.1.2.4). */
const ENDS: Readonly<Record<string, { ends: readonly string[]; within: readonly string[] }>> = {
  li: { ends: ['li'], within: ['ul', 'ol', 'menu'] },
  dt: { ends: ['dt', 'dd'], within: ['dl'] },
  dd: { ends: ['dt', 'dd'], within: ['dl'] },
  tr: { ends: ['tr', 'td', 'th'], within: ['table'] },
  td: { ends: ['td', 'th'], within: ['tr', 'table'] },
  th: { ends: ['td', 'th'], within: ['tr', 'table'] },
  tbody: { ends: ['tbody', 'thead', 'tr', 'td', 'th'], within: ['table'] },
  option: { ends: ['option'], within: ['select'] },
}

/** Deeper elements stand beside each other, as in browsers, so that no walk through the tree runs out of stack. */
const MAX_DEPTH = 400
const MAX_ELEMENTS = 500_000

/**
 * The tree of a page. Forgives everything that browsers forgive, in a simpler way: what is not closed is closed with what it
 * stands in. Takes time in proportion to the length of the page.
 *
 * @throws DoppelwireError `INPUT_INVALID` for a page of more than half a million elements.
 */
export function parseHtml(html: string): HtmlTree {
  const root: HtmlElement = { name: '#root', attributes: '', parent: undefined, children: [] }
  const jsonLd: string[] = []
  const closing = new ClosingTags()
  const stack: HtmlElement[] = [root]
  let current = root
  let elements = 0
  let at = 0
  const pop = (length: number) => {
    stack.length = length
    current = stack[length - 1]!
  }
  while (at < html.length) {
    let open = html.indexOf('<', at)
    if (open < 0) open = html.length
    if (open > at) current.children.push(decodeEntities(html.slice(at, open)))
    if (open === html.length) break
    const next = html.charCodeAt(open + 1)
    if (next === 0x21 || next === 0x3f) {
      at = endOfNoElement(html, open)
      continue
    }
    if (next === 0x2f) {
      const end = html.indexOf('>', open)
      const name = html
        .slice(open + 2, end < 0 ? html.length : end)
        .trim()
        .toLowerCase()
      at = end < 0 ? html.length : end + 1
      for (let depth = stack.length - 1; depth > 0; depth--) {
        if (stack[depth]!.name === name) {
          pop(depth)
          break
        }
        // A paragraph or a box within a cell does not end the table.
        if (stack[depth]!.name === 'td' && !TABLE.has(name)) break
      }
      continue
    }
    TAG.lastIndex = open + 1
    const tag = TAG.exec(html)
    if (!tag) {
      current.children.push('<')
      at = open + 1
      continue
    }
    const name = tag[0].toLowerCase()
    const end = endOfTag(html, TAG.lastIndex)
    const attributes = html.slice(TAG.lastIndex, end - 1)
    at = end
    if (++elements > MAX_ELEMENTS)
      throw new DoppelwireError('INPUT_INVALID', `a page of more than ${MAX_ELEMENTS} elements`)
    if (RAW.has(name)) {
      const start = closing.startOf(html, name, end)
      const content = start < 0 ? '' : html.slice(end, start)
      if (start >= 0) at = endOfTag(html, start)
      if (name === 'script') {
        if (/ld\+json/i.test(attributes)) jsonLd.push(content)
      } else if (name === 'title' || name === 'noscript') {
        const child: HtmlElement = {
          name,
          attributes,
          parent: current,
          children: name === 'title' ? [decodeEntities(content)] : [],
        }
        current.children.push(child)
      }
      continue
    }
    if (CLOSES_PARAGRAPH.has(name)) {
      for (let depth = stack.length - 1; depth > 0 && depth > stack.length - 12; depth--) {
        const { name: outer } = stack[depth]!
        if (outer === 'p') {
          pop(depth)
          break
        }
        if (outer === 'td' || outer === 'li' || CLOSES_PARAGRAPH.has(outer)) break
      }
    }
    const ends = ENDS[name]
    if (ends) {
      for (let depth = stack.length - 1; depth > 0; depth--) {
        const { name: outer } = stack[depth]!
        if (ends.within.includes(outer)) break
        if (ends.ends.includes(outer)) pop(depth)
      }
    }
    const element: HtmlElement = { name, attributes, parent: current, children: [] }
    current.children.push(element)
    if (VOID.has(name) || (html.charCodeAt(end - 2) === 0x2f && name !== 'p' && name !== 'div')) continue
    if (stack.length < MAX_DEPTH) {
      stack.push(element)
      current = element
    }
  }
  return { root, jsonLd }
}

const TABLE = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr', 'td', 'th'])
const TAG = /[a-zA-Z][^\s/>]*/y

function endOfNoElement(html: string, open: number): number {
  if (html.startsWith('<!--', open)) {
    const end = html.indexOf('-->', open + 4)
    return end < 0 ? html.length : end + 3
  }
  const end = html.indexOf('>', open)
  return end < 0 ? html.length : end + 1
}

const PATTERNS = new Map<string, RegExp>()

/** The value of an attribute, with its characters decoded. */
export function attributeOf({ attributes }: HtmlElement, name: string): string | undefined {
  if (attributes === '') return undefined
  let pattern = PATTERNS.get(name)
  if (!pattern) {
    pattern = new RegExp(`(?:^|[\\s"'/])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i')
    PATTERNS.set(name, pattern)
  }
  const found = pattern.exec(attributes)
  const value = found?.[1] ?? found?.[2] ?? found?.[3]
  return value === undefined ? undefined : decodeEntities(value)
}

/** All text within an element, as it stands. */
export function flatText({ children }: HtmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : flatText(child))).join('')
}

/** All elements within one, in the order of the page. Without recursion: through nested generators each step costs as much as the depth. */
export function* descendants(element: HtmlElement): Generator<HtmlElement> {
  const open: HtmlElement[] = [element]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next !== element) yield next
    for (let i = next.children.length - 1; i >= 0; i--) {
      const child = next.children[i]!
      if (typeof child !== 'string') open.push(child)
    }
  }
}

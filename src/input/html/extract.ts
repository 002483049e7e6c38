import { isBlock, tidy } from './fragment.js'
import { type Measured, measureTree } from './measure.js'
import { BODY, LIKELY, labelOf, NEGATIVE, POSITIVE, UNLIKELY, UNREAD_TAGS } from './rules.js'
import type { HtmlElement } from './tree.js'

/** The text of the article on a page, in paragraphs, without what stands beside it. Empty where there is none. */
export function extractText(root: HtmlElement): string {
  const all = measureTree(root).get(root)!
  const strict = extractFrom(root, true)
  // Where names have misled, so that next to nothing is left of much prose, they are not asked.
  if (strict.length >= 250 || strict.length * 4 >= all.prose) return strict
  const lenient = extractFrom(root, false)
  return lenient.length > 2 * strict.length ? lenient : strict
}

function extractFrom(root: HtmlElement, byName: boolean): string {
  const measured = measureTree(root)
  const total = measured.get(root)!.prose
  const dropped = new Set<HtmlElement>()
  prune(root, measured, dropped, byName, total)
  const kept = measureKept(root, dropped)
  const best = findBody(root, kept, dropped)
  return best ? serialize(best, kept, dropped) : ''
}

function measureKept(root: HtmlElement, dropped: ReadonlySet<HtmlElement>): Map<HtmlElement, Measured> {
  for (const element of dropped) {
    const siblings = element.parent!.children
    const index = siblings.indexOf(element)
    if (index >= 0) siblings.splice(index, 1)
  }
  return measureTree(root)
}

function prune(
  element: HtmlElement,
  measured: ReadonlyMap<HtmlElement, Measured>,
  dropped: Set<HtmlElement>,
  byName: boolean,
  total: number,
): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (isUnread(child, measured.get(child)!, byName, total)) dropped.add(child)
    else prune(child, measured, dropped, byName, total)
  }
}

function isUnread(element: HtmlElement, { prose }: Measured, byName: boolean, total: number): boolean {
  const { name } = element
  if (UNREAD_TAGS.has(name)) return name !== 'form' || prose * 2 < total
  if (
    /display\s*:\s*none/i.test(element.attributes) ||
    /(?:^|\s)hidden(?:[\s=]|$)/i.test(element.attributes.replace(/"[^"]*"/g, ''))
  )
    return prose * 2 < total
  if (!byName || name === 'html' || name === 'body' || name === 'article' || name === 'main') return false
  const label = labelOf(element)
  if (name === 'aside') return prose * 2 < total
  if (label === '' || !UNLIKELY.test(label)) return false
  // What holds most of the prose is no sidebar, whatever it is called.
  return prose * 3 < total
}

interface Candidate {
  readonly element: HtmlElement
  score: number
}

function findBody(
  root: HtmlElement,
  measured: ReadonlyMap<HtmlElement, Measured>,
  dropped: ReadonlySet<HtmlElement>,
): HtmlElement | undefined {
  const scores = new Map<HtmlElement, Candidate>()
  const add = (element: HtmlElement | undefined, score: number) => {
    if (!element || element.name === '#root') return
    const candidate = scores.get(element)
    if (candidate) candidate.score += score
    else scores.set(element, { element, score: initialScore(element) + score })
  }
  const walk = (element: HtmlElement) => {
    const { text, commas } = measured.get(element)!
    if (isParagraph(element) && text >= 25) {
      const score = 1 + commas + Math.min(Math.floor(text / 100), 3)
      let ancestor = element.parent
      for (let level = 0; ancestor && level < 5; level++) {
        add(ancestor, score / (level === 0 ? 1 : level === 1 ? 2 : level * 3))
        ancestor = ancestor.parent
      }
      return
    }
    for (const child of element.children) if (typeof child !== 'string' && !dropped.has(child)) walk(child)
  }
  walk(root)
  let best: Candidate | undefined
  for (const candidate of scores.values()) {
    const { text, linked } = measured.get(candidate.element)!
    candidate.score *= 1 - (text > 0 ? linked / text : 0)
    if (!best || candidate.score > best.score) best = candidate
  }
  return best && climb(best, scores, measured)
}

/** Up to an element that holds more of the same article. */
function climb(
  best: Candidate,
  scores: ReadonlyMap<HtmlElement, Candidate>,
  measured: ReadonlyMap<HtmlElement, Measured>,
): HtmlElement {
  let { element } = best
  let parent = element.parent
  let last = best.score
  while (parent && parent.name !== 'body' && parent.name !== 'html' && parent.name !== '#root') {
    const score = scores.get(parent)?.score ?? 0
    if (score < last / 3) break
    if (score > last) {
      element = parent
      break
    }
    last = score
    parent = parent.parent
  }
  while (
    element.parent &&
    element.parent.children.filter((child) => typeof child !== 'string').length === 1 &&
    element.parent.name !== 'body'
  ) {
    element = element.parent
  }
  const { prose } = measured.get(element)!
  for (let outer = element.parent; outer && outer.name !== 'body' && outer.name !== '#root'; outer = outer.parent) {
    const whole = measured.get(outer)!
    if (
      (outer.name === 'article' || BODY.test(labelOf(outer))) &&
      whole.prose > prose * 1.1 &&
      whole.linked * 4 < whole.text
    )
      element = outer
  }
  return element
}

function isParagraph(element: HtmlElement): boolean {
  if (/^(?:p|td|pre|blockquote|h2|h3)$/.test(element.name)) return !hasBlock(element)
  return /^(?:div|section|article|li|dd|center)$/.test(element.name) && !hasBlock(element)
}

function hasBlock(element: HtmlElement): boolean {
  return element.children.some(
    (child) => typeof child !== 'string' && ((child.name !== 'br' && isBlock(child.name)) || hasBlock(child)),
  )
}

function initialScore(element: HtmlElement): number {
  const byName = { div: 5, article: 10, main: 8, pre: 3, td: 3, blockquote: 3, address: -3, ol: -3, ul: -3, dl: -3, dd: -3, dt: -3, li: -3, form: -3, h1: -5, h2: -5, h3: -5, h4: -5, th: -5, aside: -10 } as Record<string, number> // biome-ignore format: one line says it
  const label = labelOf(element)
  let score = byName[element.name] ?? 0
  if (label === '') return score
  if (NEGATIVE.test(label)) score -= 25
  if (POSITIVE.test(label)) score += 25
  if (BODY.test(label) || LIKELY.test(label)) score += 10
  return score
}

function serialize(
  element: HtmlElement,
  measured: ReadonlyMap<HtmlElement, Measured>,
  dropped: ReadonlySet<HtmlElement>,
): string {
  const parts: string[] = []
  write(element, measured, dropped, parts, false)
  return tidy(parts.join(''))
}

function write(
  element: HtmlElement,
  measured: ReadonlyMap<HtmlElement, Measured>,
  dropped: ReadonlySet<HtmlElement>,
  parts: string[],
  pre: boolean,
): void {
  for (const child of element.children) {
    if (typeof child === 'string') {
      parts.push(pre ? child : child.replace(/\s+/g, ' '))
      continue
    }
    if (child.name === 'br') {
      parts.push('\n')
      continue
    }
    if (dropped.has(child) || isAside(child, measured.get(child)!)) continue
    const block = isBlock(child.name)
    const gap = block ? (/^(?:li|tr|dt|dd|td|th)$/.test(child.name) ? '\n' : '\n\n') : ''
    parts.push(gap)
    write(child, measured, dropped, parts, pre || child.name === 'pre')
    parts.push(gap)
  }
}

/** Within an article: lists of links, captions of nothing. */
function isAside(element: HtmlElement, { text, linked, links, prose }: Measured): boolean {
  if (text === 0) return true
  if (!isBlock(element.name)) return false
  if (/^(?:div|section|ul|ol|table|dl|aside|header)$/.test(element.name)) {
    const density = linked / text
    if (density > 0.5 && links > 1) return true
    if (density > 0.25 && prose === 0 && links > 2) return true
  }
  if (/^(?:p|h[1-6]|li)$/.test(element.name) && linked === text && text > 0 && links === 1 && element.name !== 'li')
    return true
  return false
}

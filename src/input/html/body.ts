import { isBlock } from './fragment.js'
import type { Measured } from './measure.js'
import { BODY, LIKELY, labelOf, NEGATIVE, POSITIVE } from './rules.js'
import type { HtmlElement } from './tree.js'

interface Candidate {
  readonly element: HtmlElement
  score: number
}

/** The element that holds the article: Readability's scores, and then up where more of the same article stands. */
export function findBody(
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

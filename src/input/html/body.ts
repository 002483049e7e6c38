import { isBlock } from './fragment.js'
import type { Measured } from './measure.js'
import { BODY, isUnlikely, LIKELY, labelOf, NEGATIVE, POSITIVE, tellingLabelOf } from './rules.js'
import { attributeOf, type HtmlElement } from './tree.js'

interface Candidate {
  readonly element: HtmlElement
  score: number
}

/**
 * The elements that hold the article, in the order of the page; none where no paragraph scores: Readability's scores, and then up where more of the same article stands.
 *
 * @param measured all elements that may be part of it
 */
export function findBody(root: HtmlElement, measured: ReadonlyMap<HtmlElement, Measured>): readonly HtmlElement[] {
  const scores = new Map<HtmlElement, Candidate>()
  const add = (element: HtmlElement | undefined, score: number) => {
    if (!element || element.name === '#root') return
    const candidate = scores.get(element)
    if (candidate) candidate.score += score
    else scores.set(element, { element, score: initialScore(element) + score })
  }
  const walk = (element: HtmlElement) => {
    const { text, commas } = measured.get(element)!
    if (isParagraph(element, measured) && text >= 25) {
      const score = 1 + commas + Math.min(Math.floor(text / 100), 3)
      let ancestor = element.parent
      for (let level = 0; ancestor && level < 5; level++) {
        add(ancestor, score / (level === 0 ? 1 : level === 1 ? 2 : level * 3))
        ancestor = ancestor.parent
      }
      return
    }
    for (const child of element.children) if (typeof child !== 'string' && measured.has(child)) walk(child)
  }
  walk(root)
  let best: Candidate | undefined
  for (const candidate of scores.values()) {
    const { text, linked } = measured.get(candidate.element)!
    candidate.score *= 1 - (text > 0 ? linked / text : 0)
    if (!best || candidate.score > best.score) best = candidate
  }
  if (!best) return []
  const body = climb(best, scores, measured)
  return withSiblings(body, best.score, scores, measured)
}

// Of the score of the body a sibling has so much where it is more of the same article: Readability's figure.
const LEAST_SHARE = 0.2
const LEAST_PROSE = 80

/** The body with what stands beside it and is more of the same: boxes of the same kind, as editors stack them, and others that score. */
function withSiblings(
  body: HtmlElement,
  score: number,
  scores: ReadonlyMap<HtmlElement, Candidate>,
  measured: ReadonlyMap<HtmlElement, Measured>,
): readonly HtmlElement[] {
  const label = attributeOf(body, 'class')
  if (!body.parent) return [body]
  return body.parent.children.filter((child): child is HtmlElement => {
    if (typeof child === 'string' || !measured.has(child)) return false
    if (child === body) return true
    const { prose, linked, text } = measured.get(child)!
    if (prose < LEAST_PROSE || linked * 4 > text || isUnlikely(child)) return false
    const isAlike = child.name === body.name && label !== undefined && attributeOf(child, 'class') === label
    return isAlike || (scores.get(child)?.score ?? 0) >= Math.max(10, LEAST_SHARE * score)
  })
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
    element.parent.children.filter((child) => typeof child !== 'string' && measured.has(child)).length === 1 &&
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

function isParagraph(element: HtmlElement, measured: ReadonlyMap<HtmlElement, Measured>): boolean {
  if (/^(?:p|td|pre|blockquote|h2|h3)$/.test(element.name)) return !hasBlock(element, measured)
  return /^(?:div|section|article|li|dd|center)$/.test(element.name) && !hasBlock(element, measured)
}

/** @param measured knows all elements that were not dropped */
function hasBlock(element: HtmlElement, measured: ReadonlyMap<HtmlElement, Measured>): boolean {
  return element.children.some((child) => {
    if (typeof child === 'string' || !measured.has(child)) return false
    return (child.name !== 'br' && isBlock(child.name)) || hasBlock(child, measured)
  })
}

function initialScore(element: HtmlElement): number {
  const byName = { div: 5, article: 10, main: 8, pre: 3, td: 3, blockquote: 3, address: -3, ol: -3, ul: -3, dl: -3, dd: -3, dt: -3, li: -3, form: -3, h1: -5, h2: -5, h3: -5, h4: -5, th: -5, aside: -10 } as Record<string, number> // biome-ignore format: one line says it
  const label = tellingLabelOf(element)
  let score = byName[element.name] ?? 0
  if (label === '') return score
  if (NEGATIVE.test(label)) score -= 25
  if (POSITIVE.test(label)) score += 25
  if (BODY.test(label) || LIKELY.test(label)) score += 10
  return score
}

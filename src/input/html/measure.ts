import { isBlock } from './fragment.js'
import type { HtmlElement } from './tree.js'

/** What an element holds, in characters without the space between. */
export interface Measured {
  readonly text: number
  /** Of them, within links. */
  readonly linked: number
  readonly links: number
  readonly commas: number
  /** Characters that stand in paragraphs of their own: prose, no labels. */
  readonly prose: number
}

/** Measures every element within one, each once, as if those dropped were not there: of them nothing is known. */
export function measureTree(
  root: HtmlElement,
  dropped: ReadonlySet<HtmlElement> = NOTHING,
): Map<HtmlElement, Measured> {
  const measured = new Map<HtmlElement, Measured>()
  measure(root, measured, dropped)
  return measured
}

const NOTHING: ReadonlySet<HtmlElement> = new Set()

function measure(
  element: HtmlElement,
  measured: Map<HtmlElement, Measured>,
  dropped: ReadonlySet<HtmlElement>,
): Measured {
  const sum = { text: 0, linked: 0, links: 0, commas: 0, prose: 0 }
  let inline = 0
  for (const child of element.children) {
    if (typeof child === 'string') {
      const length = visibleLength(child)
      sum.text += length
      inline += length
      if (length > 20) sum.commas += commasIn(child)
      continue
    }
    if (dropped.has(child)) continue
    const inner = measure(child, measured, dropped)
    sum.text += inner.text
    sum.linked += child.name === 'a' ? inner.text : inner.linked
    sum.links += inner.links + (child.name === 'a' ? 1 : 0)
    sum.commas += inner.commas
    sum.prose += inner.prose
    if (!isBlock(child.name)) inline += inner.text - inner.prose
  }
  if (isBlock(element.name) && inline >= 40 && sum.linked * 2 < sum.text) sum.prose += inline
  measured.set(element, sum)
  return sum
}

function visibleLength(text: string): number {
  let length = 0
  let space = true
  for (let i = 0; i < text.length; i++) {
    const isSpace = text.charCodeAt(i) <= 0x20 || text.charCodeAt(i) === 0xa0
    if (!isSpace || !space) length++
    space = isSpace
  }
  return space && length > 0 ? length - 1 : length
}

// Of all scripts that news is written in: Latin, Arabic, Chinese and Japanese.
const COMMAS = /[,،、，﹐؛]/g

const commasIn = (text: string): number => text.match(COMMAS)?.length ?? 0

import { blocksOf } from './blocks.js'
import { findBody } from './body.js'
import { withoutBoilerplate } from './boilerplate-blocks.js'
import { tidy } from './fragment.js'
import { type Measured, measureTree } from './measure.js'
import { labelOf, UNLIKELY, UNREAD_TAGS } from './rules.js'
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
  // Without a paragraph that scores, all that is left of the page.
  const blocks = withoutBoilerplate(blocksOf(best ?? root, kept))
  return tidy(blocks.map(({ text, apart }) => `${apart ? '\n\n' : '\n'}${text}`).join(''))
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

import { type Block, blocksOf } from './blocks.js'
import { findBody } from './body.js'
import { withoutBoilerplate } from './boilerplate-blocks.js'
import { tidy } from './fragment.js'
import { findLead } from './lead.js'
import { type Measured, measureTree } from './measure.js'
import { isHidden, isUnlikely, UNREAD_TAGS } from './rules.js'
import { descendants, type HtmlElement } from './tree.js'

/**
 * The text of the article on a page, in paragraphs, without what stands beside it. Empty where there is none.
 *
 * @param description of the page by its metadata
 */
export function extractText(root: HtmlElement, description?: string): string {
  const measured = measureTree(root)
  const { prose } = measured.get(root)!
  let found = extractFrom(root, measured, true)
  // Where names have misled, so that next to nothing is left of much prose, they are not asked.
  if (found.text.length < 250 && found.text.length * 4 < prose) {
    const lenient = extractFrom(root, measured, false)
    if (lenient.text.length > 2 * found.text.length) found = lenient
  }
  const { body, text } = found
  const lead = findLead(root, body, measured, description)
  return [...lead.map((element) => tidy(joined(blocksOf(element, measured)))), text].join('\n\n').trim()
}

interface Extracted {
  /** The elements that hold the article; none where no paragraph is found. */
  readonly body: readonly HtmlElement[]
  readonly text: string
}

function extractFrom(root: HtmlElement, measured: ReadonlyMap<HtmlElement, Measured>, byName: boolean): Extracted {
  const dropped = new Set<HtmlElement>()
  const page: PageKind = { byName, prose: measured.get(root)!.prose, isGallery: isGallery(root, measured) }
  prune(root, measured, dropped, page)
  const kept = measureTree(root, dropped)
  const body = findBody(root, kept)
  // Without a paragraph that scores, all that is left of the page.
  const holders = body.length > 0 ? body : [root]
  return { body, text: tidy(joined(withoutBoilerplate(holders.flatMap((element) => blocksOf(element, kept))))) }
}

function joined(blocks: readonly Block[]): string {
  return blocks.map(({ text, apart }) => `${apart ? '\n\n' : '\n'}${text}`).join('')
}

/** Where most of a page stands below pictures, these are what it tells. */
function isGallery(root: HtmlElement, measured: ReadonlyMap<HtmlElement, Measured>): boolean {
  let captions = 0
  for (const element of descendants(root)) if (element.name === 'figcaption') captions += measured.get(element)!.prose
  return captions * 2 > measured.get(root)!.prose
}

function prune(
  element: HtmlElement,
  measured: ReadonlyMap<HtmlElement, Measured>,
  dropped: Set<HtmlElement>,
  page: PageKind,
): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (isUnread(child, measured.get(child)!, page)) dropped.add(child)
    else prune(child, measured, dropped, page)
  }
}

interface PageKind {
  /** Whether names are asked. */
  readonly byName: boolean
  readonly prose: number
  readonly isGallery: boolean
}

function isUnread(element: HtmlElement, { prose }: Measured, page: PageKind): boolean {
  const { name } = element
  const total = page.prose
  if (name === 'figcaption') return !page.isGallery
  if (UNREAD_TAGS.has(name)) return name !== 'form' || prose * 2 < total
  if (isHidden(element)) return prose * 2 < total
  if (!page.byName || name === 'html' || name === 'body' || name === 'article' || name === 'main') return false
  if (name === 'aside') return prose * 2 < total
  if (!isUnlikely(element)) return false
  // What holds most of the prose is no sidebar, whatever it is called.
  return prose * 3 < total
}

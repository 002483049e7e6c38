import type { Measured } from './measure.js'
import { isHidden, labelOf, UNREAD_TAGS } from './rules.js'
import { flatText, type HtmlElement } from './tree.js'

/** Names that pages in several languages give to the paragraph between a headline and the story. */
const LEAD =
  /(?:^|[\s_-])(?:lead|lede|leadtext|lead-?paragraph|deck|dek|standfirst|stand-first|abstract|intro|intro-?text|introduction|short-?info|summary|excerpt|description|sub-?head(?:er|line|ing)?|sub-?title|subtitulo|bajada|copete|entradilla|sumario|chapo|chapeau|chapô|occhiello|sommario|catenaccio|vorspann|anriss(?:text)?|anleser|teaser-?text|teaser-?intro|ingress|manchet|perex|zajawka|linha-?fina)(?=$|[\s_\d-])/i

const LEAST_LENGTH = 40
const MOST_PARAGRAPHS = 3
// So much of a description stands at the beginning of nothing but the paragraph that it was taken from.
const SURE_LENGTH = 40
/** The name of a box says what the paragraphs in it are; that of a page does not. */
const LEVELS = 3

/**
 * Paragraphs between the headline and the body that introduce the story: by their names, or because the page is described with their words.
 * In the order of the page; empty where the body holds them.
 *
 * @param measured every element of the page
 * @param description of the page by its metadata
 */
export function findLead(
  root: HtmlElement,
  body: readonly HtmlElement[],
  measured: ReadonlyMap<HtmlElement, Measured>,
  description: string | undefined,
): HtmlElement[] {
  const [first] = body
  if (!first) return []
  const holders = new Set<HtmlElement>()
  for (let element: HtmlElement | undefined = first; element; element = element.parent) holders.add(element)
  const described = description === undefined ? '' : squeeze(description).slice(0, SURE_LENGTH)
  let found: HtmlElement[] = []
  /** Returns whether the body was reached. */
  const walk = (element: HtmlElement, isNamed: boolean, level: number): boolean => {
    for (const child of element.children) {
      if (typeof child === 'string') continue
      if (child === first) return true
      const { text, linked } = measured.get(child)!
      if (text === 0 || child.name === 'a' || child.name === 'aside' || UNREAD_TAGS.has(child.name) || isHidden(child))
        continue
      // What stands above the headline is about something else.
      if (child.name === 'h1') found = []
      const isLead = holders.has(child) ? false : (isNamed && level > 0) || LEAD.test(labelOf(child))
      if (holders.has(child) || child.name === 'h1' || !isText(child)) {
        if (walk(child, isLead, isNamed && level > 0 ? level - 1 : LEVELS)) return true
        continue
      }
      if (text < LEAST_LENGTH || linked * 4 > text) continue
      const isDescribed = described.length === SURE_LENGTH && beginning(child).startsWith(described)
      if (isLead || isDescribed) found.push(child)
    }
    return false
  }
  if (!walk(root, false, 0) || found.length === 0) return []
  const told = squeeze(body.map(flatText).join(''))
  return found.filter((element) => !told.includes(beginning(element))).slice(-MOST_PARAGRAPHS)
}

/** Whether an element is one run of text. */
function isText({ children }: HtmlElement): boolean {
  return children.every(
    (child) =>
      typeof child === 'string' ||
      /^(?:a|b|i|em|strong|span|br|abbr|q|cite|sup|sub|font|small|mark|u|time)$/.test(child.name),
  )
}

/** How the text of an element begins. */
function beginning(element: HtmlElement): string {
  return squeeze(
    flatText(element)
      .trim()
      .slice(0, 4 * SURE_LENGTH),
  ).slice(0, 2 * SURE_LENGTH)
}

/** Without space, marks and case, by which a description and its paragraph may differ. */
function squeeze(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}

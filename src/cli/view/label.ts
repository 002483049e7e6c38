import type { Article } from '../../article.js'
import { ownString } from '../../structures/own-string.js'
import { cleanTitle, shorten } from './display.js'

/** What a person is shown of an article; all of it is clean. */
export interface Label {
  /** The title, else the beginning of the text. */
  readonly title: string
  readonly date: string
  readonly source: string
}

const TITLE_COLUMNS = 200

/** The label of an article, without what no terminal has room for. */
export function labelOf(article: Article): Label {
  const { date, source } = article
  return {
    title: ownString(shorten(titleOf(article), TITLE_COLUMNS)),
    date: ownString(cleanTitle(date?.slice(0, 40) ?? '')),
    source: ownString(cleanTitle(source?.slice(0, 200) ?? '')),
  }
}

/** The whole title, else the beginning of the text. */
export function titleOf({ title, text }: Article): string {
  return cleanTitle(title || '') || shorten(cleanTitle(text.slice(0, 4 * TITLE_COLUMNS)), TITLE_COLUMNS / 2)
}

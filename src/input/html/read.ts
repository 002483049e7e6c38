import { extractText } from './extract.js'
import { type PageMetadata, readMetadata } from './metadata.js'
import { parseHtml } from './tree.js'

/** The article of a page: its text, and what the page says of it. */
export interface Page extends Omit<PageMetadata, 'body' | 'description' | 'isWalled'> {
  readonly text: string
}

/**
 * Reads the article on a page.
 *
 * @param url where the page is from, where that is known
 * @throws DoppelwireError `INPUT_INVALID` for a page of more than half a million elements.
 */
export function readPage(html: string, url?: string): Page {
  const tree = parseHtml(html)
  const { body, description, isWalled, ...metadata } = readMetadata(tree, url)
  const text = extractText(tree.root, description)
  // A page whose text is only in its data, for scripts to show, or to show to those who pay.
  const isInData = body !== undefined && text.length * (isWalled ? 1 : 4) < body.length
  return { ...metadata, text: isInData ? body : text }
}

import type { Article } from '../article.js'
import { DoppelwireError } from '../errors.js'
import { checkFunction, checkString } from '../options.js'
import { FeedSplitter } from './feed/read.js'
import { readPage } from './html/read.js'
import type { Item } from './items.js'
import { envelopeList } from './json/envelope.js'
import { jsonFeedItem } from './json/json-feed.js'
import { readRecord } from './record/record.js'

const NO_PATHS = new Map()

/**
 * The articles of a feed: RSS 0.9 to 2.0, RDF, Atom or JSON Feed. Needs nothing but the string, and runs in browsers. An
 * item without an id or link has `feed:` and its position for an id; one without a text has the empty one.
 *
 * @param onError hears of items that cannot be read and of a feed that ends too early; by default they are left out
 * @throws DoppelwireError `INPUT_INVALID` for what is no feed, `ARGUMENT_INVALID` for what is no string.
 * @example
 * const [article] = readFeed('<rss><channel><item><guid>7</guid><description>Ministers agreed.</description></item></channel></rss>')
 * article?.id // => '7'
 * article?.text // => 'Ministers agreed.'
 */
export function readFeed(feed: string, onError: (error: DoppelwireError) => void = () => {}): Article[] {
  checkString(feed, 'feed')
  checkFunction(onError, 'onError')
  const items = /^\s*\{/.test(feed) ? readJsonFeed(feed) : readXmlFeed(feed)
  const articles: Article[] = []
  let failed: DoppelwireError | undefined
  for (const item of items) {
    try {
      if ('error' in item) throw item.error
      articles.push(readRecord(item.record, NO_PATHS, `feed:${item.position}`, item.place).article)
    } catch (error) {
      failed ??= error as DoppelwireError
      onError(error as DoppelwireError)
    }
  }
  if (articles.length === 0 && failed) throw failed
  return articles
}

function readXmlFeed(feed: string): Item[] {
  const splitter = new FeedSplitter('feed', Number.POSITIVE_INFINITY)
  return [...splitter.push(feed.replace(/^\ufeff/, '')), ...splitter.end()]
}

function readJsonFeed(feed: string): Item[] {
  let value: unknown
  try {
    value = JSON.parse(feed)
  } catch (error) {
    throw new DoppelwireError(
      'INPUT_INVALID',
      `feed: expected a feed, found what is not JSON (${(error as Error).message})`,
    )
  }
  const envelope = value as Record<string, unknown>
  const list = envelopeList(envelope)
  if (!list) throw new DoppelwireError('INPUT_INVALID', 'feed: expected a list of items, found none')
  return list.map((record, i) => ({
    record: jsonFeedItem(record as Record<string, unknown>, envelope),
    place: { file: 'feed', record: i + 1 },
    position: i + 1,
  }))
}

/**
 * The article on an HTML page: its text in paragraphs, without what stands beside it, and title, date, canonical URL,
 * source, language and `byline` as far as the page tells them. Needs nothing but the string, and runs in browsers.
 *
 * @param url where the page is from: the id, unless the page names its canonical URL; `page` where neither is known
 * @throws DoppelwireError `INPUT_INVALID` for a page of more than half a million elements, `ARGUMENT_INVALID` for what is no string.
 * @example
 * readHtml('<title>Bread</title><article><p>Ministers agreed on Friday to cut the tax on bread by four percent.</p></article>')
 * // => { id: 'page', title: 'Bread', text: 'Ministers agreed on Friday to cut the tax on bread by four percent.' }
 */
export function readHtml(html: string, url?: string): Article & { readonly byline?: string } {
  checkString(html, 'html')
  if (url !== undefined) checkString(url, 'url')
  const record = Object.fromEntries(Object.entries(readPage(html, url)).filter(([, value]) => value !== undefined))
  return readRecord(record, NO_PATHS, 'page', { file: 'page' }).article
}

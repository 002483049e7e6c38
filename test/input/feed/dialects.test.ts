import { describe, expect, test } from 'vitest'
import type { Article } from '../../../src/article.js'
import { readFeed } from '../../../src/input/open.js'

const BREAD = 'Ministers agreed on Friday to cut the tax on bread.'
const RIVER = 'The river rose two metres overnight.'

/** The one article of a feed, with all that was read of it. */
function one(feed: string): Article & Record<string, unknown> {
  const articles = readFeed(feed)
  expect(articles).toHaveLength(1)
  return articles[0] as Article & Record<string, unknown>
}

describe('vocabularies under prefixes of the feed’s own choice', () => {
  test('an Atom feed in which everything has one', () => {
    const feed = `<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml" xml:lang="de"><a:title>News</a:title>
      <a:entry><a:id>tag:1</a:id><a:title type="xhtml"><h:div>Tax on <h:em>bread</h:em></h:div></a:title>
      <a:link rel="self" href="https://example.org/1.atom"/><a:link href="https://example.org/1"/>
      <a:published>2022-01-07T09:00:00Z</a:published><a:author><a:name>Ann</a:name></a:author><a:category term="food"/>
      <a:content type="xhtml"><h:div><h:p>${BREAD}</h:p><h:p>${RIVER}</h:p></h:div></a:content><a:summary>short</a:summary></a:entry></a:feed>`
    expect(one(feed)).toMatchObject({
      ...{ id: 'tag:1', title: 'Tax on bread', text: `${BREAD}\n\n${RIVER}`, url: 'https://example.org/1' },
      ...{ date: '2022-01-07T09:00:00Z', source: 'News', lang: 'de', authors: ['Ann'], categories: ['food'] },
    })
  })

  test.each([
    ['declared by the root', ' xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:X="http://purl.org/dc/elements/1.1/"', '', ''],
    ['declared by the elements', '', ' xmlns:c="http://purl.org/rss/1.0/modules/content/"', " xmlns:X='http://purl.org/dc/elements/1.1/'"],
  ])('modules of RSS, %s', (_, root, content, date) => {
    const feed = `<rss version="2.0"${root}><channel><item><description>short</description>
      <c:encoded${content}><![CDATA[<p>${BREAD}</p>]]></c:encoded><X:date${date}>2022-01-07T10:00:00Z</X:date></item></channel></rss>`
    expect(one(feed)).toMatchObject({ text: BREAD, date: '2022-01-07T10:00:00Z' })
  }) // biome-ignore format: a table

  test('RDF, with RSS under a prefix', () => {
    const feed = `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rss="http://purl.org/rss/1.0/">
      <rss:channel><rss:title>News</rss:title></rss:channel>
      <rss:item><rss:link>https://example.org/1</rss:link><rss:description>${BREAD}</rss:description></rss:item></r:RDF>`
    expect(one(feed)).toMatchObject({ text: BREAD, source: 'News', url: 'https://example.org/1' })
  })

  test('a prefix of another vocabulary is no module of the usual name', () => {
    const feed = `<rss xmlns:a="https://example.org/ads"><channel><item><a:content>Buy</a:content><description>${BREAD}</description></item></channel></rss>`
    expect(one(feed).text).toBe(BREAD)
  })
})

describe('relative addresses', () => {
  const entry = (base: string) =>
    `<entry${base}><id>1</id><link href="news/1.html"/><content>${BREAD}</content></entry>`
  test.each([
    ['of the base of the feed', '<feed xml:base="https://example.org/a/">', '', 'https://example.org/a/news/1.html'],
    ['of the base of the entry', '<feed xml:base="https://example.org/a/">', ' xml:base="b/"', 'https://example.org/a/b/news/1.html'],
    ['of the site', '<feed><link href="https://example.org/"/>', '', 'https://example.org/news/1.html'],
    ['of nothing', '<feed>', '', 'news/1.html'],
    ['of what is no address', '<feed xml:base="here">', '', 'news/1.html'],
  ])('%s', (_, root, base, url) => {
    expect(one(`${root}${entry(base)}</feed>`).url).toBe(url)
  }) // biome-ignore format: a table
})

describe('JSON Feed', () => {
  const feed = (head: object, item: object) => JSON.stringify({ ...head, items: [{ id: '1', ...item }] })
  const version = 'https://jsonfeed.org/version/1.1'

  test('says of all items who and what it is', () => {
    const head = { version, title: 'News', language: 'fr', authors: [{ name: 'Staff' }] }
    expect(one(feed(head, { content_html: `<p>${BREAD}</p>`, tags: ['food'] }))).toMatchObject({
      ...{ text: BREAD, source: 'News', lang: 'fr', authors: ['Staff'], categories: ['food'] },
    })
    const own = { content_text: BREAD, language: 'de', authors: [{ name: 'Ann' }, { url: 'https://example.org/' }] }
    expect(one(feed(head, own))).toMatchObject({ lang: 'de', authors: ['Ann'] })
  })

  test('of version 1 has one author', () => {
    const head = { version: 'https://jsonfeed.org/version/1', author: { name: 'Staff' } }
    expect(one(feed(head, { content_text: BREAD })).authors).toEqual(['Staff'])
    expect(one(feed(head, { content_text: BREAD, author: { name: 'Ann' } })).authors).toEqual(['Ann'])
  })

  test('has the date of the change where it has no other', () => {
    const dates = { date_published: '2022-01-07T10:00:00Z', date_modified: '2022-01-09T10:00:00Z' }
    expect(one(feed({ version }, { content_text: BREAD, ...dates })).date).toBe(dates.date_published)
    const { date_modified } = dates
    expect(one(feed({ version }, { content_text: BREAD, date_modified })).date).toBe(date_modified)
  })

  test('is told by its version: another envelope says nothing of its articles', () => {
    expect(one(feed({ version: 2, title: 'Search' }, { content_text: BREAD })).source).toBeUndefined()
  })
})

import { expect, test } from 'vitest'
import { readHtml } from '../../../src/input/open.js'

const BREAD =
  'Ministers agreed on Friday to cut the tax on bread by four percent, the finance minister said, after weeks of talks with bakers.'
const page = (head: string, body = `<article><p>${BREAD}</p></article>`) =>
  `<!doctype html><html><head><title>T - The Daily</title>${head}</head><body>${body}</body></html>`
const data = (json: string) => page(`<script type="application/ld+json">${json}</script>`)

const STORY = '{"@type":"NewsArticle","headline":"Bread","datePublished":"2022-01-07T10:00:00Z"}'

test.each([
  ['alone', data(STORY)],
  ['in a list', data(`[{"@type":"BreadcrumbList"},${STORY}]`)],
  ['in a graph', data(`{"@graph":[{"@type":"WebSite","name":"W"},{"@type":"WebPage","datePublished":"2020-01-01"},${STORY}]}`)],
  ['behind what is no JSON', page(`<script type="application/ld+json">{ broken, }</script><script type='application/ld+json'>${STORY}</script>`)],
  ['in a section that scripts hide', data(`//<![CDATA[\n${STORY}\n//]]>`)],
  ['in a section of XML', data(`<![CDATA[${STORY}]]>`)],
  ['in a comment of HTML', data(`<!--\n${STORY};\n-->`)],
  ['behind a comment', data(`/* [generated] */ ${STORY}`)],
  ['of several types', data(STORY.replace('"NewsArticle"', '["Article","ReportageNewsArticle"]'))],
  ['with a line end in a string', data(STORY.replace('"@type"', '"description":"a\nb","@type"'))],
])('the data of an article %s', (_, html) => {
  expect(readHtml(html)).toMatchObject({ title: 'Bread', date: '2022-01-07T10:00:00Z', text: BREAD })
}) // biome-ignore format: a table

test('the data names author, publisher and address, in all their forms', () => {
  const html = data(
    `{"@type":"NewsArticle","headline":"Bread","author":[{"@type":"Person","name":"Ann Lee"}],"publisher":{"name":"The Paper"},"mainEntityOfPage":{"@id":"https://example.org/bread"}}`,
  )
  expect(readHtml(html)).toMatchObject({
    byline: 'Ann Lee',
    source: 'The Paper',
    url: 'https://example.org/bread',
    id: 'https://example.org/bread',
  })
})

test('without data the metadata of the page and its markup say the same', () => {
  const head =
    '<meta property="og:title" content="Bread"><meta property="og:site_name" content="The Paper">' +
    '<meta property="article:published_time" content="2022-01-07T10:00:00Z"><link rel="canonical" href="https://example.org/bread">'
  expect(readHtml(page(head))).toMatchObject({
    ...{ title: 'Bread', source: 'The Paper', date: '2022-01-07T10:00:00Z', id: 'https://example.org/bread' },
  })
  const body = `<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Bread</h1>
    <time itemprop="datePublished" datetime="2022-01-07">Friday</time><div itemprop="articleBody"><p>${BREAD}</p></div></div>`
  expect(readHtml(page('', body))).toMatchObject({ title: 'Bread', date: '2022-01-07', text: BREAD })
})

test('of a page behind a wall the text is that of its data', () => {
  const rest = 'Bakers welcomed the decision, which takes effect in May, and farmers did not.'
  const head = `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"${BREAD} ${rest}","isAccessibleForFree":"False"}</script>`
  expect(
    readHtml(page(head, `<article><p>${BREAD}</p><div class="paywall">Subscribe to read on.</div></article>`)).text,
  ).toBe(`${BREAD} ${rest}`)
})

test('advertisements of AMP pages are no part of the story', () => {
  const body = `<main><p>${BREAD}</p><amp-ad>Buy bread now</amp-ad><amp-sidebar>More stories</amp-sidebar></main>`
  expect(readHtml(page('', body)).text).toBe(BREAD)
})

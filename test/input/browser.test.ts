import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { decodeEntities } from '../../src/input/html/entities.js'
import { readFeed, readHtml } from '../../src/input/open.js'
import { folderOf } from '../fixtures/folder.js'
import { findChromium } from '../proof/browser.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

const FEED = `<?xml version="1.0"?><rss><channel><title>The Paper</title><language>en</language>
<item><guid>7</guid><link>https://example.org/7?utm_source=rss</link><pubDate>Fri, 07 Jan 2022 10:00:00 GMT</pubDate>
<title>Bread &amp;amp; milk</title><description><![CDATA[<p>Ministers <b>agreed</b> on&nbsp;Friday.</p>]]></description></item>
<item><description>cut off`

const PAGE = `<!doctype html><html lang="en"><head><title>Bread - The Paper</title>
<link rel="canonical" href="https://www.example.org/bread/"><meta property="article:published_time" content="2022-01-07T10:00:00Z">
</head><body><nav><a href="/">Home</a></nav><article><h1>Bread</h1>
<p>Ministers agreed on Friday to cut the tax on bread by four percent, a spokesman said, and bakers were content.</p></article></body></html>`

/** Code as bundlers make it for a browser, that leaves in `found` what an expression comes to. */
async function bundled(expression: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { readFeed, readHtml, canonicalUrl } from 'doppelwire/input'; globalThis.found = ${expression}`,
      resolveDir: root,
    },
    ...{ bundle: true, write: false, format: 'iife', platform: 'browser', charset: 'utf8', logLevel: 'error' },
  })
  return outputFiles[0]!.text
}

/** Runs code in a world that has what browsers have, and nothing of Node. */
async function inBrowser(expression: string): Promise<unknown> {
  const world = createContext({ URL, TextDecoder, TextEncoder, console })
  runInContext(await bundled(expression), world)
  return JSON.parse(JSON.stringify(runInContext('globalThis.found', world)))
}

/** Runs code in a page of Chromium. */
async function inChromium(chromium: string, expression: string): Promise<unknown> {
  const folder = folderOf({
    'page.js': `${await bundled(expression)}; document.querySelector('pre').textContent = JSON.stringify(found)`,
    'page.html': '<!doctype html><meta charset="utf-8"><pre>nothing</pre><script src="page.js"></script>',
  })
  mkdirSync(join(folder, 'profile'))
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${join(folder, 'profile')}`]
  const dom = execFileSync(chromium, [...flags, '--dump-dom', pathToFileURL(join(folder, 'page.html')).href], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 110_000,
  })
  return JSON.parse(decodeEntities(/<pre>(.*?)<\/pre>/s.exec(dom)![1]!))
}

const chromium = findChromium()

test.skipIf(chromium === undefined)(
  'a page in Chromium reads feeds and pages as Node does',
  { timeout: 120_000 },
  async () => {
    const url = 'https://m.example.org/bread?x=1'
    const code = `{ feed: readFeed(${JSON.stringify(FEED)}), page: readHtml(${JSON.stringify(PAGE)}, '${url}') }`
    const expected = JSON.parse(JSON.stringify({ feed: readFeed(FEED), page: readHtml(PAGE, url) }))
    expect(await inChromium(chromium!, code)).toEqual(expected)
  },
)

describe('bundled for a browser, without Node', () => {
  test('readFeed reads a feed as in Node', async () => {
    const found = await inBrowser(`readFeed(${JSON.stringify(FEED)})`)
    expect(found).toEqual(JSON.parse(JSON.stringify(readFeed(FEED))))
    expect(found).toMatchObject([
      { id: '7', title: 'Bread & milk', text: 'Ministers agreed on\u00a0Friday.', lang: 'en' },
    ])
  })

  test('readHtml reads a page as in Node', async () => {
    const found = await inBrowser(`readHtml(${JSON.stringify(PAGE)}, 'https://m.example.org/bread?x=1')`)
    expect(found).toEqual(JSON.parse(JSON.stringify(readHtml(PAGE, 'https://m.example.org/bread?x=1'))))
    expect(found).toMatchObject({
      title: 'Bread',
      lang: 'en',
      text: expect.stringMatching(/^Bread\n\nMinisters agreed/),
    })
  })

  test('canonicalUrl is there too', async () => {
    expect(await inBrowser(`canonicalUrl('http://www.example.org/a/?utm_source=x')`)).toBe('https://example.org/a')
  })
})

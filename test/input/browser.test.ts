import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { readFeed, readHtml } from '../../src/input/open.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

const FEED = `<?xml version="1.0"?><rss><channel><title>The Paper</title><language>en</language>
<item><guid>7</guid><link>https://example.org/7?utm_source=rss</link><pubDate>Fri, 07 Jan 2022 10:00:00 GMT</pubDate>
<title>Bread &amp;amp; milk</title><description><![CDATA[<p>Ministers <b>agreed</b> on&nbsp;Friday.</p>]]></description></item>
<item><description>cut off`

const PAGE = `<!doctype html><html lang="en"><head><title>Bread - The Paper</title>
<link rel="canonical" href="https://www.example.org/bread/"><meta property="article:published_time" content="2022-01-07T10:00:00Z">
</head><body><nav><a href="/">Home</a></nav><article><h1>Bread</h1>
<p>Ministers agreed on Friday to cut the tax on bread by four percent, a spokesman said, and bakers were content.</p></article></body></html>`

/** Runs code in a world that has what browsers have, and nothing of Node. */
async function inBrowser(code: string): Promise<unknown> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { readFeed, readHtml, canonicalUrl } from 'doppelwire/input'; globalThis.found = ${code}`,
      resolveDir: root,
    },
    ...{ bundle: true, write: false, format: 'iife', platform: 'browser', charset: 'utf8', logLevel: 'error' },
  })
  const world = createContext({ URL, TextDecoder, TextEncoder, console })
  runInContext(outputFiles[0]!.text, world)
  return JSON.parse(JSON.stringify(runInContext('globalThis.found', world)))
}

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

import { describe, expect, test } from 'vitest'
import { readHtml } from '../../../src/input/open.js'

const PARAGRAPHS = [
  'Dock workers voted on Tuesday to end a strike that had kept forty ships waiting at anchor for eleven days, the authority said.',
  'Under the agreement the members of the union receive a pay rise of 4.5 percent over two years, according to union secretary Maren Holt.',
  'Economists at Norland Bank estimated the cost of the stoppage at 72 million crowns, and the operator said cranes would move at dawn.',
]
const LEAD = 'After eleven days the cranes of Port Elwick move again: what the union won, and what it gave up.'
const p = (texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join('\n')
const BODY = p(PARAGRAPHS)
const STORY = PARAGRAPHS.join('\n\n')

const page = (body: string, head = '') =>
  `<!doctype html><html><head><title>Strike ends</title>${head}</head><body><nav><a href="/">Home</a></nav>${body}<footer>Imprint</footer></body></html>`

describe('the lead of a story', () => {
  const under = (lead: string, head = '') =>
    readHtml(
      page(`<main><header><h1>Strike ends</h1>${lead}</header><div class="story-text">${BODY}</div></main>`, head),
    ).text

  test.each([
    `<p class="article__deck">${LEAD}</p>`,
    `<div class="teaser-text" itemprop="description"><p>${LEAD}</p></div>`,
    `<section class="article__abstract"><p>${LEAD}</p></section>`,
    `<div class="texto-bajada"><div><p>${LEAD}</p></div></div>`,
    `<h2 class="sub-headline">${LEAD}</h2>`,
  ])('is kept by its name: %s', (lead) => {
    expect(under(lead)).toBe(`${LEAD}\n\n${STORY}`)
  })

  test('is kept where the page is described with its words, whatever it is called', () => {
    const described = `<meta name="description" content="${LEAD.slice(0, 60)} …">`
    expect(under(`<div class="x7"><p>${LEAD}</p></div>`, described)).toBe(`${LEAD}\n\n${STORY}`)
    expect(under(`<div class="x7"><p>${LEAD}</p></div>`)).toBe(STORY)
  })

  test('is no list of other stories, nothing above the headline, and not told twice', () => {
    expect(under(`<div class="intro"><a href="/x">${LEAD}</a></div>`)).toBe(STORY)
    expect(readHtml(page(`<p class="intro">${LEAD}</p><h1>Strike ends</h1><div>${BODY}</div>`)).text).toBe(STORY)
    expect(under(`<p class="intro">${PARAGRAPHS[0]}</p>`)).toBe(STORY)
  })
})

describe('names that mislead', () => {
  test('are those of categories and tags that an article has', () => {
    const label = 'post type-post hentry category-social tag-share'
    const beside = `<div class="comments">${p([`${LEAD} ${LEAD}`])}${p([`${LEAD} ${LEAD} ${LEAD}`])}${p([`${LEAD} ${LEAD} ${LEAD} ${LEAD}`])}</div>`
    expect(readHtml(page(`<div class="${label}"><div class="entry-content">${BODY}</div></div>${beside}`)).text).toBe(
      STORY,
    )
  })

  test('are those of pages without a sidebar and of fields without a label', () => {
    const others = `<div>${p([LEAD])}</div>`.repeat(2)
    for (const label of ['main--no-sidebar', 'field--label-hidden', 'field--label-visually-hidden']) {
      expect(readHtml(page(`<div class="${label}"><div>${BODY}</div></div>${others}`)).text).toContain(STORY)
    }
  })

  test('are those of headings, whose ids are made of their words', () => {
    const text = `<div class="article-body">${p(PARAGRAPHS.slice(0, 2))}<h3 id="nav_the_bill">The bill</h3>${p(PARAGRAPHS.slice(2))}</div>`
    expect(readHtml(page(text)).text).toContain('\n\nThe bill\n\n')
  })

  test('are not asked where next to nothing is left without them', () => {
    expect(
      readHtml(
        page(
          `<div class="podcast-player"><p>${PARAGRAPHS[0]}</p></div><div class="teaser">${p(PARAGRAPHS.slice(1))}</div><p>Added to the list.</p>`,
        ),
      ).text,
    ).toContain(PARAGRAPHS[1])
  })
})

describe('a story in several boxes', () => {
  test('is put together where the boxes are of one kind', () => {
    const modules = PARAGRAPHS.map((text) => `<div class="module module-text"><div><p>${text} ${text}</p></div></div>`)
    const { text } = readHtml(page(`<div id="primary">${modules.join('<div class="image"></div>')}</div>`))
    for (const part of PARAGRAPHS) expect(text).toContain(part)
  })

  test('is put together where they score alike, without links and asides between them', () => {
    const other = `<div class="first"><div>${BODY}</div></div><div class="related-posts"><p><a href="/a">${LEAD}</a></p></div>`
    const { text } = readHtml(
      page(
        `<div class="col">${other}<div class="second"><div>${p([`${LEAD} ${LEAD}`, ...PARAGRAPHS, ...PARAGRAPHS])}</div></div></div>`,
      ),
    )
    expect(text).toContain(STORY)
    expect(text).toContain(`${LEAD} ${LEAD}`)
    expect(text.split(LEAD)).toHaveLength(3)
  })
})

test('captions are told where the page is a gallery, and only there', () => {
  const figures = PARAGRAPHS.map(
    (text) => `<figure><img src="a.jpg"><figcaption><p>${text}</p></figcaption></figure>`,
  ).join('')
  expect(readHtml(page(`<article><p>${LEAD}</p>${figures}</article>`)).text).toBe(`${LEAD}\n\n${STORY}`)
  expect(readHtml(page(`<article>${BODY}<figure><figcaption>${LEAD}</figcaption></figure></article>`)).text).toBe(STORY)
})

test('posts of other networks are no part of a story', () => {
  const tweet = `<blockquote class="twitter-tweet"><p>${LEAD}</p>Somebody (@somebody)</blockquote>`
  expect(readHtml(page(`<article>${BODY}${tweet}</article>`)).text).toBe(STORY)
})

test('a page of 200,000 elements within each other is read in time that grows with its length', () => {
  const nested = '<div>'.repeat(200_000) + BODY
  expect(readHtml(page(nested)).text).toContain(PARAGRAPHS[0])
}, 20_000)

/**
 * Whether feeds are read right: `npm run bench:feeds [FOLDER]` compares each item of the files in FOLDER/feeds with what feedsmith, a
 * parser that shares no code with ours, makes of it: identity, link, date and title, and the words of the text; and looks for markup that
 * was left. Prints every difference, so that a person can say who is right.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseFeed } from 'feedsmith'
import { parseHTML } from 'linkedom'
import { type OpenedArticle, openArticles } from '../../src/input/open.js'
import { dataFolder } from '../eval/data.js'
import { formatTable } from '../table.js'

interface Expected {
  readonly ids: readonly string[]
  readonly link: string | undefined
  readonly dates: readonly string[]
  readonly title: string | undefined
  readonly texts: readonly string[]
}

const MARKUP =
  /<\/?(?:p|br|div|span|a|b|i|em|strong|img|ul|ol|li|table|tr|td|h[1-6]|blockquote|figure|iframe|script)\b[^>]*>|&(?:[a-z]{2,8}|#\d+);/i

const folder = join(dataFolder(process.argv[2]), 'feeds')
const rows: (string | number)[][] = []
for (const file of (await readdir(folder)).sort()) {
  const path = join(folder, file)
  const ours: OpenedArticle[] = []
  for await (const opened of openArticles([path], { format: 'feed' })) ours.push(opened)
  const theirs = read(await readFile(path))
  let [differences, markup] = [0, 0]
  const differs = (i: number, field: string, own: unknown, other: unknown) => {
    differences++
    console.log(`${file} ${i + 1} ${field}: ours ${JSON.stringify(own)}, feedsmith ${JSON.stringify(other)}`)
  }
  if (ours.length !== theirs.length) differs(-1, 'items', ours.length, theirs.length)
  for (const [i, { article }] of ours.entries()) {
    const expected = theirs[i]
    if (!expected) break
    const { id, text, title, date, url } = article as typeof article & { url?: string }
    if (MARKUP.test(text) || MARKUP.test(title ?? '')) {
      markup++
      console.log(`${file} ${i + 1} markup: ${JSON.stringify(MARKUP.exec(`${text}\n${title}`)![0])}`)
    }
    if (expected.ids.length > 0 && !expected.ids.includes(id)) differs(i, 'id', id, expected.ids)
    // An address at FeedBurner only leads to the article's own, which the item names too.
    const isDetour = /^https?:\/\/(?:feedproxy\.google\.com|feeds\.[\w.]+)\/~r\//.test(expected.link ?? '')
    if (expected.link !== undefined && !isDetour && url !== expected.link) differs(i, 'link', url, expected.link)
    const time = expected.dates.map((one) => new Date(one).getTime()).find((one) => !Number.isNaN(one))
    if (time !== undefined && new Date(date ?? '').getTime() !== time) differs(i, 'date', date, expected.dates)
    if (words(expected.title ?? '') !== words(title ?? '')) differs(i, 'title', title, expected.title)
    const longest = expected.texts.map(words).reduce((best, one) => (one.length > best.length ? one : best), '')
    if ((text !== '' || longest !== '') && !expected.texts.map(words).includes(words(text)))
      differs(i, 'text', words(text).slice(0, 200), longest.slice(0, 200))
  }
  const withText = ours.filter(({ article }) => article.text !== '').length
  rows.push([file, ours.length, withText, markup, differences])
}
console.log(formatTable(['feed', 'items', 'with text', 'markup left', 'differences'], rows))

/** What feedsmith finds, in the order of the file. */
function read(bytes: Buffer): Expected[] {
  const { format, feed } = parseFeed(decode(bytes))
  const given = (values: readonly (string | undefined)[]) => values.filter((one): one is string => one !== undefined)
  if (format === 'atom') {
    return (feed.entries ?? []).map((entry) => ({
      ids: given([entry.id]),
      link: (entry.links?.find(({ rel = 'alternate' }) => rel === 'alternate') ?? undefined)?.href,
      dates: given([entry.published, entry.updated]),
      title: value(entry.title),
      texts: given([value(entry.content), value(entry.summary)]),
    }))
  }
  if (format === 'rdf') {
    return (feed.items ?? []).map((item) => ({
      ids: given([item.rdf?.about]),
      link: item.link,
      dates: given((item.dc?.dates ?? []).map((one) => one as string | undefined)),
      title: item.title,
      texts: given([item.content?.encoded, item.description]),
    }))
  }
  if (format !== 'rss') return []
  return (feed.items ?? []).map((item) => ({
    ids: given([item.guid?.value]),
    link: item.link ?? undefined,
    dates: given([item.pubDate, ...(item.dc?.dates ?? [])].map((one) => one as string | undefined)),
    title: item.title,
    texts: given([item.content?.encoded, item.description]),
  }))
}

/** In the charset declared, else in UTF-8, else in that of western Europe. */
function decode(bytes: Buffer): string {
  const declared = /encoding=["']([\w-]+)["']/i.exec(bytes.toString('latin1', 0, 200))?.[1]
  const text = new TextDecoder(declared ?? 'utf-8').decode(bytes)
  return text.includes('\ufffd') ? new TextDecoder('windows-1252').decode(bytes) : text
}

function value(text: unknown): string | undefined {
  if (typeof text === 'string') return text
  return (text as { value?: string } | undefined)?.value
}

/** The letters and digits of what a browser would show. */
function words(html: string): string {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
  for (const element of document.querySelectorAll('script, style')) element.remove()
  return (document.body.textContent ?? '').replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}

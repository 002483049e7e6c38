import { decodeEntities } from '../html/entities.js'
import { fragmentText } from '../html/fragment.js'
import { writtenDate } from '../record/written-date.js'
import { type Prefixes, prefixesOf, usualName } from './namespaces.js'
import { attribute, childElements, innerText, type XmlElement } from './xml.js'

/** What a feed says of itself, and so of its items. */
export interface FeedHead {
  readonly title?: string | undefined
  readonly lang?: string | undefined
  /** What relative addresses are relative to. */
  readonly base?: string | undefined
  readonly prefixes: Prefixes
}

/** Of the elements of an item, those that hold its text: the full content before the summary. */
const TEXTS = ['content:encoded', 'content', 'xhtml:body', 'body', 'fulltext', 'yandex:full-text', 'media:text']
const SUMMARIES = [
  'description',
  'summary',
  'itunes:summary',
  'media:description',
  'dc:description',
  'subtitle',
  'itunes:subtitle',
]
const DATES = ['pubdate', 'published', 'dc:date', 'issued', 'dcterms:issued', 'dcterms:created', 'created', 'date', 'updated', 'atom:updated', 'a10:updated', 'modified', 'dcterms:modified'] // biome-ignore format: one line says it

/**
 * What the beginning of a feed, before its first item, says of it.
 *
 * @param item the name of the element that is an item
 */
export function readHead(xml: string, item: string): FeedHead {
  const root = ROOT.exec(xml)
  const from = root ? root.index + root[0].length : 0
  const channel = /<(?:\w+:)?channel\b([^>]*)>/i.exec(xml.slice(from))
  const inner = xml.slice(channel ? from + channel.index + channel[0].length : from)
  const attributes = root?.[2] ?? ''
  const prefixes = prefixesOf(`${attributes} ${channel?.[1] ?? ''}`, item)
  const elements = byName(childElements(inner), prefixes)
  return {
    title: titleOf(elements.get('title')?.[0]),
    lang: languageOf(elements, attributes),
    base: attribute(attributes, 'xml:base') ?? linkOf(elements),
    prefixes,
  }
}

/** The root element of a feed: its name, and its attributes. */
export const ROOT = /<((?:\w+:)?(?:rss|feed|rdf|channel))\b([^>]*)>/i

/** An item or entry of a feed as a record: the fields of an article, and its own elements under their names. */
export function readItem(xml: string, attributes: string, head: FeedHead): Record<string, unknown> {
  const elements = byName(childElements(xml), head.prefixes)
  const record: Record<string, unknown> = {}
  const text = textOf(elements)
  for (const [name, [element]] of elements) {
    if (OWN.has(name)) continue
    // The text is read once, and is the longest part of an item.
    record[name === '__proto__' ? '_' : name] = element === text?.element ? text.text : contentText(element!)
  }
  const about = attribute(attributes, 'rdf:about')
  const link = linkOf(elements) ?? about
  const guid = firstValue(elements, ['guid', 'id', 'atom:id', 'dc:identifier']) ?? about
  const set = (name: string, value: unknown) => {
    if (value !== undefined && value !== '') record[name] = value
  }
  set('text', text?.text)
  set('id', guid)
  set(
    'url',
    link === undefined ? permalink(elements, guid) : absolute(link, attribute(attributes, 'xml:base'), head.base),
  )
  set('title', titleOf(elements.get('title')?.[0] ?? elements.get('media:title')?.[0] ?? elements.get('dc:title')?.[0]))
  const date = firstValue(elements, DATES)
  set('date', date === undefined ? undefined : writtenDate(date))
  set(
    'source',
    firstValue(elements, ['source']) === undefined ? head.title : sourceOf(elements.get('source')![0]!, head),
  )
  set('lang', languageOf(elements, attributes) ?? head.lang)
  const authors = (['author', 'dc:creator', 'itunes:author', 'dc:contributor'] as const).flatMap(
    (name) => elements.get(name) ?? [],
  )
  set('authors', unique(authors.map(authorOf)))
  const categories = (['category', 'dc:subject', 'media:keywords'] as const).flatMap((name) => elements.get(name) ?? [])
  set('categories', unique(categories.map((one) => attribute(one.attributes, 'term') ?? innerText(one.inner))))
  return record
}

/** Elements that become fields of the article under the same name, and so are not handed on as they stand. */
const OWN: ReadonlySet<string> = new Set([
  'id',
  'title',
  'source',
  'link',
  'date',
  'author',
  'category',
  'lang',
  'url',
  'text',
])

function byName(elements: readonly XmlElement[], prefixes: Prefixes): Map<string, XmlElement[]> {
  const found = new Map<string, XmlElement[]>()
  for (const element of elements) {
    const name = usualName(element, prefixes)
    const list = found.get(name)
    if (list) list.push(element)
    else found.set(name, [element])
    // A group of media says of the whole what a feed without groups says.
    if (name === 'media:group') {
      const inner = byName(childElements(element.inner), prefixes)
      for (const [of, own] of inner) if (!found.has(of)) found.set(of, own)
    }
  }
  return found
}

function firstValue(
  elements: ReadonlyMap<string, readonly XmlElement[]>,
  names: readonly string[],
): string | undefined {
  for (const name of names) {
    for (const { inner } of elements.get(name) ?? []) {
      const value = innerText(inner)
      if (value !== '') return value
    }
  }
  return undefined
}

function textOf(
  elements: ReadonlyMap<string, readonly XmlElement[]>,
): { element: XmlElement; text: string } | undefined {
  for (const name of [...TEXTS, ...SUMMARIES]) {
    let longest: { element: XmlElement; text: string } | undefined
    for (const element of elements.get(name) ?? []) {
      const text = contentText(element)
      if (text.length > (longest?.text.length ?? 0)) longest = { element, text }
    }
    if (longest) return longest
  }
  return undefined
}

/**
 * The plain text of an element. Its type tells how often it is encoded (RFC 4287, 4.1.3); without one it is HTML, as in RSS.
 */
function contentText(element: XmlElement): string {
  return element.name === 'content:encoded' ? markedText(element).replace(SHORTCODES, '') : markedText(element)
}

/** What WordPress replaces when it shows a page: captions with their texts, galleries, boxes of page builders. */
const SHORTCODES =
  /\[caption[\s\]][^[]{0,2000}\[\/caption\]\s*|\[\/?(?:caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+|fusion_\w+)(?:\s[^\]]{0,2000})?\]/g

function markedText({ attributes, inner }: XmlElement): string {
  const type = attribute(attributes, 'type') ?? 'html'
  if (/^text(?:\/plain)?$/i.test(type)) return plainOrHtml(innerText(inner))
  if (/xhtml|xml/i.test(type) && !inner.includes('<![CDATA[')) return fragmentText(inner.replace(PREFIX, '$1'))
  if (attribute(attributes, 'mode') === 'base64' || /^(?:image|audio|video)\//i.test(type)) return ''
  // Markup that stands in an element as it is, without being encoded, is not to be decoded before it is taken out.
  return inner.includes('<') && !inner.includes('<![CDATA[') ? fragmentText(inner) : fragmentText(innerText(inner))
}

/** Of a tag of XHTML, which is of that vocabulary whatever its prefix. */
const PREFIX = /(<\/?)\w+:(?=\w)/g

/** What says that it is plain is HTML all the same where it holds tags. */
function plainOrHtml(text: string): string {
  return /<(?:p|br|div|a|img)\b[^>]*>/i.test(text) ? fragmentText(text) : text
}

function titleOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined
  const text = contentText(element).replace(/\s+/g, ' ')
  return text === '' ? undefined : text
}

function linkOf(elements: ReadonlyMap<string, readonly XmlElement[]>): string | undefined {
  const original = firstValue(elements, ['feedburner:origlink', 'pheedo:origlink'])
  if (original !== undefined) return original
  let first: string | undefined
  for (const name of ['link', 'atom:link', 'a10:link']) {
    for (const { attributes, inner } of elements.get(name) ?? []) {
      const text = innerText(inner)
      if (text !== '') return text
      const href = attribute(attributes, 'href')
      const rel = attribute(attributes, 'rel') ?? 'alternate'
      const type = attribute(attributes, 'type') ?? 'text/html'
      if (!href || rel !== 'alternate') continue
      if (/html/i.test(type)) return href
      first ??= href
    }
  }
  return first
}

/** An address as it stands, or relative to the bases that item and feed give. */
function absolute(link: string, itemBase: string | undefined, feedBase: string | undefined): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(link)) return link
  const base = itemBase === undefined ? feedBase : absolute(itemBase, undefined, feedBase)
  return base !== undefined && URL.canParse(link, base) ? new URL(link, base).href : link
}

function permalink(elements: ReadonlyMap<string, readonly XmlElement[]>, guid: string | undefined): string | undefined {
  const element = elements.get('guid')?.[0]
  if (guid === undefined || (element && attribute(element.attributes, 'isPermaLink') === 'false')) return undefined
  return /^https?:\/\//i.test(guid) ? guid : undefined
}

function sourceOf(element: XmlElement, head: FeedHead): string | undefined {
  // In Atom it holds the head of another feed, in RSS the title of one.
  if (!element.inner.includes('<') || element.inner.includes('<![CDATA[')) return innerText(element.inner) || head.title
  return titleOf(childElements(element.inner).find(({ name }) => name === 'title')) ?? head.title
}

function languageOf(elements: ReadonlyMap<string, readonly XmlElement[]>, attributes: string): string | undefined {
  const language = firstValue(elements, ['dc:language', 'language']) ?? attribute(attributes, 'xml:lang')
  return language !== undefined && /^[a-z]{2,3}(?:[-_][a-z0-9]+)*$/i.test(language)
    ? language.replaceAll('_', '-')
    : undefined
}

function authorOf({ inner }: XmlElement): string {
  const name =
    inner.includes('<') && !inner.includes('<![CDATA[')
      ? childElements(inner).find((one) => one.name.endsWith('name'))
      : undefined
  return name
    ? innerText(name.inner)
    : decodeEntities(innerText(inner))
        .replace(/<[^>]*>/g, '')
        .trim()
}

function unique(values: readonly string[]): string[] | undefined {
  const found = [...new Set(values.filter((value) => value !== ''))]
  return found.length > 0 ? found : undefined
}

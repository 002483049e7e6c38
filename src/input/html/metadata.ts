import { canonicalUrl, trustedCanonical } from '../record/canonical-url.js'
import { writtenDate } from '../record/written-date.js'
import { attributeOf, descendants, type HtmlElement, type HtmlTree } from './tree.js'

/** What a page says of the article on it. */
export interface PageMetadata {
  readonly title?: string | undefined
  readonly byline?: string | undefined
  readonly date?: string | undefined
  readonly url?: string | undefined
  readonly source?: string | undefined
  readonly lang?: string | undefined
  /** What the page is about, in a sentence or two. */
  readonly description?: string | undefined
  /** The text itself, where the page gives it as data. */
  readonly body?: string | undefined
  /** Whether the page says that not everybody may read all of it. */
  readonly isWalled?: boolean | undefined
}

/** Metadata by JSON-LD (schema.org), else `meta` of Open Graph, Dublin Core and others, else elements. */
export function readMetadata({ root, jsonLd }: HtmlTree, own: string | undefined): PageMetadata {
  const metas = new Map<string, string>()
  const found: Partial<Record<'title' | 'canonical' | 'lang' | 'time' | 'heading' | 'byline', string | undefined>> = {}
  for (const element of descendants(root)) {
    if (element.name === 'meta') {
      const name = (
        attributeOf(element, 'property') ??
        attributeOf(element, 'name') ??
        attributeOf(element, 'itemprop')
      )?.toLowerCase()
      const content = attributeOf(element, 'content')?.trim()
      const language = /content-language/i.test(attributeOf(element, 'http-equiv') ?? '') ? content : undefined
      if (language) found.lang ??= language.split(',')[0]!.trim()
      if (name && content && !metas.has(name)) metas.set(name, content)
    } else if (element.name === 'link') {
      if (/(?:^|\s)canonical(?:\s|$)/i.test(attributeOf(element, 'rel') ?? ''))
        found.canonical ??= attributeOf(element, 'href')
    } else if (element.name === 'html') found.lang ??= attributeOf(element, 'lang') ?? attributeOf(element, 'xml:lang')
    else if (element.name === 'title') found.title ??= flat(element)
    else if (element.name === 'h1') found.heading ??= flat(element)
    else if (element.name === 'time') {
      const stamp = attributeOf(element, 'datetime')
      if (stamp && !found.time) found.time = stamp
    } else if (
      element.attributes.includes('itemprop') &&
      /^datePublished$/i.test(attributeOf(element, 'itemprop') ?? '')
    ) {
      const stamp = attributeOf(element, 'content') ?? attributeOf(element, 'datetime')
      if (stamp && !metas.has('datepublished')) metas.set('datepublished', stamp)
    } else if (
      found.byline === undefined &&
      /(?:rel\s*=\s*["']?author|itemprop\s*=\s*["']?author|class\s*=\s*["'][^"']*\bby-?line\b)/i.test(
        element.attributes,
      )
    ) {
      const text = flat(element)
      if (text !== '' && text.length < 100) found.byline = text
    }
  }
  const data = readJsonLd(jsonLd)
  const meta = (...names: string[]) =>
    names.map((name) => metas.get(name)).find((value) => value !== undefined && value !== '')
  const date =
    data.date ??
    meta(
      'article:published_time',
      'og:article:published_time',
      'datepublished',
      'date',
      'pubdate',
      'publishdate',
      'publish-date',
      'publish_date',
      'publication_date',
      'dc.date.issued',
      'dc.date',
      'dcterms.date',
      'dcterms.created',
      'dc.date.created',
      'sailthru.date',
      'parsely-pub-date',
      'cxenseparse:recs:publishtime',
      'article.published',
      'og:pubdate',
      'og:published_time',
      'rnews:datepublished',
      'datecreated',
      'created',
    ) ?? // biome-ignore format: one list
    found.time
  const canonical =
    trustedCanonical(found.canonical, own) ?? trustedCanonical(meta('og:url'), own) ?? trustedCanonical(data.url, own)
  const lang = found.lang ?? meta('og:locale', 'dc.language', 'language') ?? data.lang
  return {
    title: clean(
      data.title ??
        meta('og:title', 'twitter:title', 'dc.title', 'headline', 'parsely-title') ??
        found.heading ??
        found.title,
    ),
    byline: clean(
      data.byline ??
        meta('author', 'article:author_name', 'dc.creator', 'parsely-author', 'sailthru.author', 'byl') ??
        found.byline,
    ),
    date: usableDate(date),
    url: canonical ?? own,
    source: clean(meta('og:site_name', 'application-name') ?? data.source ?? hostOf(canonical ?? own)),
    lang:
      lang !== undefined && /^[a-z]{2,3}(?:[-_][a-z0-9]+)*$/i.test(lang.trim())
        ? lang.trim().replaceAll('_', '-')
        : undefined,
    description: meta('og:description', 'description', 'twitter:description', 'dc.description') ?? data.description,
    body: data.body,
    isWalled: data.isWalled,
  }
}

const flat = (element: HtmlElement): string => texts(element).join(' ').replace(/\s+/g, ' ').trim()

function texts(element: HtmlElement): string[] {
  return element.children.flatMap((child) => (typeof child === 'string' ? [child] : texts(child)))
}

const clean = (text: string | undefined) => text?.replace(/\s+/g, ' ').trim() || undefined

const hostOf = (url: string | undefined) =>
  url === undefined ? undefined : canonicalUrl(url)?.replace(/^https:\/\/([^/]*).*$/, '$1')

function usableDate(date: string | undefined): string | undefined {
  if (date === undefined) return undefined
  const iso = writtenDate(date.replace(/(\.\d{3})\d+/, '$1'))
  return typeof iso === 'string' && /^\d{4}-\d\d-\d\d/.test(iso) ? iso : undefined
}

interface Data {
  title?: string
  byline?: string
  date?: string
  url?: string
  source?: string
  lang?: string
  description?: string
  body?: string
  isWalled?: boolean
}

function readJsonLd(scripts: readonly string[]): Data {
  for (const script of scripts) {
    let value: unknown
    try {
      value = JSON.parse(jsonIn(script).replace(/[\r\n\t]+/g, ' '))
    } catch {
      continue
    }
    const article = findArticle(value, 0)
    if (!article) continue
    const data: Data = {}
    const take = (name: Exclude<keyof Data, 'isWalled'>, given: unknown) => {
      const text = nameOf(given)
      if (text) data[name] = text
    }
    take('title', article.headline ?? article.name)
    take('byline', article.author ?? article.creator)
    take('date', article.datePublished ?? article.dateCreated ?? article.uploadDate)
    take('url', article.mainEntityOfPage ?? article.url)
    take('source', article.publisher)
    take('lang', article.inLanguage)
    take('description', article.description)
    take('body', article.articleBody)
    data.isWalled = /^false$/i.test(String(article.isAccessibleForFree))
    return data
  }
  return {}
}

/** The JSON of a script, without the comments and sections by which older pages hide scripts. */
function jsonIn(script: string): string {
  const bare = script.replace(/^\s*\/\*[^*]*\*\//, '').replace(/<!\[CDATA\[|\]\]>/g, '')
  return bare.slice(Math.max(0, bare.search(/[[{]/)), Math.max(bare.lastIndexOf('}'), bare.lastIndexOf(']')) + 1)
}

function findArticle(value: unknown, depth: number): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || depth > 4) return undefined
  if (Array.isArray(value)) {
    for (const one of value.slice(0, 50)) {
      const found = findArticle(one, depth + 1)
      if (found) return found
    }
    return undefined
  }
  const record = value as Record<string, unknown>
  if (/(?:Article|BlogPosting|Report|NewsStory)\b/.test([record['@type']].flat().join(' '))) return record
  return findArticle(record['@graph'], depth + 1)
}

function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined
  if (Array.isArray(value)) {
    const names = value.map(nameOf).filter((name) => name !== undefined)
    return names.length > 0 ? names.join(', ') : undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const { name, '@id': id } = value as Record<string, unknown>
  return nameOf(name) ?? nameOf(id)
}

/** The fields of an article that an input may call by another name. */
export const ARTICLE_FIELDS = ['id', 'text', 'title', 'date', 'source', 'url', 'lang'] as const
/** One of `ARTICLE_FIELDS`. */
export type ArticleField = (typeof ARTICLE_FIELDS)[number]

/**
 * Names under which news-please, NewsAPI, JSON Feed, schema.org, the Guardian, the NYT, Elastic, MongoDB and common Scrapy
 * spiders put the fields, in order of preference: of texts, the full one before summaries.
 */
export const ALIASES: Readonly<Record<ArticleField, readonly string[]>> = {
  id: ['id', 'guid', '_id', 'uuid', 'article_id', 'articleId', 'doc_id', 'docid', 'uri'],
  text: [
    ...[
      'text',
      'maintext',
      'body',
      'content',
      'article_text',
      'articleText',
      'articleBody',
      'article_body',
      'full_text',
    ],
    ...['fulltext', 'fullText', 'body_text', 'bodyText', 'content_text', 'content_html', 'text_content', 'textContent'],
    ...[
      'main_text',
      'cleaned_text',
      'raw_text',
      'plain_text',
      'post_content',
      'plaintext',
      'story_text',
      'selftext',
      'story',
      'paragraphs',
      'article',
      'document',
    ],
    ...[
      'summary',
      'description',
      'lead_paragraph',
      'abstract',
      'lead',
      'excerpt',
      'extract',
      'snippet',
      'short_description',
      'message',
      'caption',
    ],
  ],
  title: [
    'title',
    'headline',
    'webTitle',
    'title_page',
    'page_title',
    'heading',
    'article_title',
    'post_title',
    'name',
  ],
  date: [
    ...['date', 'published', 'publishedAt', 'published_at', 'date_published', 'datePublished', 'date_publish'],
    ...['publish_date', 'published_date', 'publication_date', 'publicationDate', 'pubDate', 'pub_date', 'pubdate'],
    ...[
      'webPublicationDate',
      'publish_time',
      'published_time',
      'published_on',
      'publishing_date',
      'published_utc',
      'created_utc',
      'seendate',
      'post_date',
      'firstPublished',
      'date_created',
    ],
    ...[
      'dateCreated',
      'created_at',
      'createdAt',
      'created',
      'posted_at',
      'timestamp',
      '@timestamp',
      'datetime',
      'time',
    ],
    // When an article was changed, where nothing says when it was published.
    ...['date_modified', 'dateModified', 'modified', 'modified_at', 'updated', 'updated_at', 'updatedAt'],
  ],
  source: [
    ...['source', 'source_name', 'sourceName', 'source_domain', 'publisher', 'publication', 'outlet', 'site_name'],
    ...[
      'siteName',
      'site',
      'newspaper',
      'domain',
      'feed_title',
      'hostname',
      'media_name',
      'provider',
      'clean_url',
      'subreddit',
      'origin',
    ],
  ],
  url: [
    'url',
    'link',
    'canonical_url',
    'permalink',
    'webUrl',
    'web_url',
    'article_url',
    'source_url',
    'href',
    'external_url',
    'canonical',
    'alternate',
  ],
  lang: ['lang', 'language', 'inLanguage', 'language_code'],
}

const FULL_TEXTS = ALIASES.text.slice(0, ALIASES.text.indexOf('summary'))

/** Whether a record has a text of its own, not only a summary. */
export function hasFullText(record: Readonly<Record<string, unknown>>): boolean {
  return FULL_TEXTS.some((name) => Object.hasOwn(record, name) && isText(record[name]))
}

/** Whether a record has a text or a summary. */
export function hasText(record: Readonly<Record<string, unknown>>): boolean {
  return ALIASES.text.some((name) => Object.hasOwn(record, name) && isText(record[name]))
}

/** A text as such, as paragraphs, or within an object, as content systems keep it. */
function isText(value: unknown): boolean {
  if (typeof value === 'string') return value !== ''
  if (!Array.isArray(value)) return isPart(value)
  return value.length > 0 && value.every((part) => typeof part === 'string' || isPart(part))
}

/** An object with a title or an address is an article of its own. */
function isPart(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (['title', 'headline', 'url', 'link'].some((name) => Object.hasOwn(value, name))) return false
  return RENDERED.some((name) => Object.hasOwn(value, name) && typeof Reflect.get(value, name) === 'string')
}

/** In objects that carry a text, such as WordPress `{"rendered"}` and blocks of content systems: the names of the text. */
export const RENDERED = ['rendered', 'text', 'content', 'value', 'body', '#text', '$t', 'html']

/** The first value under the known names of a field that is there and not empty. */
export function findAlias(record: Readonly<Record<string, unknown>>, field: ArticleField): unknown {
  for (const name of ALIASES[field]) {
    if (!Object.hasOwn(record, name)) continue
    const value = record[name]
    if (value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
      return value
  }
  return undefined
}

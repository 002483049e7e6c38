import type { HtmlElement } from './tree.js'
import { attributeOf } from './tree.js'

/** The class, id and role of an element, as one string that names can be looked for in. */
export function labelOf(element: HtmlElement): string {
  const { attributes } = element
  if (attributes === '') return ''
  return `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''} ${attributeOf(element, 'role') ?? ''} ${attributeOf(element, 'itemprop') ?? ''} ${attributeOf(element, 'data-component') ?? ''} ${attributeOf(element, 'data-testid') ?? ''}`.trim()
}

/** Never part of an article. */
export const UNREAD_TAGS: ReadonlySet<string> = new Set(['nav', 'footer', 'form', 'button', 'input', 'label', 'fieldset', 'link', 'meta', 'noscript', 'head', 'dialog', 'menu', 'option', 'map', 'embed', 'img', 'title', 'figcaption', 'amp-ad', 'amp-embed', 'amp-sidebar']) // biome-ignore format: one line says it

/** Whether a page never shows an element, or only after something was pressed. */
export function isHidden({ attributes }: HtmlElement): boolean {
  return /display\s*:\s*none/i.test(attributes) || /(?:^|\s)hidden(?:[\s=]|$)/i.test(attributes.replace(/"[^"]*"/g, ''))
}

/** Names that pages give to what stands beside an article, whole words or beginnings of them. */
const UNLIKELY =
  /(?:^|[\s_-])(?:ad|ads|adv|advert\w*|ad-?(?:box|break|slot|unit|wrap\w*|container|banner)|sponsor\w*|promo\w*|banner|breadcrumbs?|combx|comments?(?!-?(?:content|body)text)|commentlist|disqus\w*|community|cookie\w*|consent\w*|gdpr|disclaimer|footer|foot|footnote-?links|header-?(?:nav|menu|bar|top)|masthead|legends?|menu\w*|mobile-?menu|modal|nav|navbar|navi\w*|newsletter\w*|subscri\w*|signup|sign-up|opt-?in|outbrain|taboola|pager|paging|pagination|popup|popular|most-?(?:read|popular|viewed)|trending|recommend\w*|related\w*|rel-?(?:articles?|posts?|links?)|read-?(?:more|next|also)|also-?read|more-?(?:on|from|stories|news|articles|posts|links|in|info)|replies|reply|respond|rss|share\w*|sharing|shar(?:e|ing)-?\w+|social\w*|addtoany\w*|sharedaddy|jp-relatedposts|sidebar|side-?bar|skip\w*|shoutbox|supplemental|tags?|tagcloud|tag-?list|tags-?links|toolbar|tools|tooltip|teaser\w*|widget\w*|yom-remote|author-?(?:bio|box|info|card|desc\w*|about|profile)|about-?(?:the-?)?author|bio|post-?(?:meta|nav\w*|tags|footer|author)|entry-?(?:meta|footer|utility)|article-?(?:meta|tools|footer|tags|info|share|actions?|related)|meta|byline|dateline|timestamp|copyright|credits?|captions?|wp-caption(?:-text)?|media-caption|image-(?:caption|source|credit|author|copyright)|photo-?(?:caption|credit)|bildunterschrift|bildnachweis|legende|login|log-?in|register|paywall|premium-?(?:box|teaser)|twitter-tweet|instagram-media|tiktok-embed|fb-post|link-?box\w*|vote|rating\w*|poll|survey|feedback|print-?(?:button|link|only)|hidden|visually-?hidden|sr-only|screen-?reader\w*|noprint|no-?print|next-?(?:post|article|up)|prev\w*|previous-?\w*|up-?next|carousel|slider|slideshow|gallery-?(?:nav|thumbs)|thumbs?|thumbnails?|video-?(?:list|player|caption)?|player|podcast|embed\w*|infobox|info-?box|fact-?box|toc|table-?of-?contents|navigation|category|categories|cat-?links|donat\w*|support-?us|call-?to-?action|cta|overlay|notice|alert|shop\w*|product-?\w*|price|cart)(?=$|[\s_\d-])/i

/**
 * What says the contrary of what it seems to say: the classes that WordPress gives to the article itself (`category-politics`,
 * `tag-berlin`), and those of fields that have no label and of pages that have no sidebar.
 */
const MISLEADING =
  /(?:^|\s)(?:(?:category|tag|format|status|type)-\S+|(?:field--)?label-(?:visually-)?hidden|\S*-label-(?:visually-)?hidden|\S*(?:no|without|with|has|one|two)-?side-?bars?\S*|\S*hidden-(?:xs|sm|md|lg|print|mobile|desktop)|\S*hide-for-\S+)(?=\s|$)/gi

/** The label of an element without what misleads. An id of a heading is made of its words. */
export function tellingLabelOf(element: HtmlElement): string {
  const label = /^h[1-6]$/.test(element.name) ? (attributeOf(element, 'class') ?? '') : labelOf(element)
  return label === '' ? '' : label.replace(MISLEADING, ' ').trim()
}

/** Whether the name of an element says that it stands beside an article. */
export function isUnlikely(element: HtmlElement): boolean {
  const label = tellingLabelOf(element)
  return label !== '' && UNLIKELY.test(label)
}

/** Names of what holds an article, or may. */
export const LIKELY =
  /(?:article|post|entry|story|news)[-_]?(?:body|content|text|copy|main)|articlebody|(?:^|[\s_-])(?:main|content|body|article|column|shadow|text)(?:$|[\s_-])/i

/** Names of the very element that holds the text of an article. */
export const BODY =
  /(?:article|post|entry|story|news|blog|content|page|text|single|field|main|detail)[-_]*(?:body|content|text|copy|main|detail|article)|articlebody|(?:^|[\s_-])(?:article|story|hnews|hentry|h-entry|e-content|prose|rich-?text|bodytext|articletext)(?:$|[\s_-])/i

export const POSITIVE = /article|body|content|entry|hentry|h-entry|main|page|post|text|blog|story/i
export const NEGATIVE =
  /-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|foot|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget|teaser|newsletter/i

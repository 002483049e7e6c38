// Parameters that say where a reader came from, not what the page is.
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|_hs\w+|hsctatracking|mkt_tok|ns_\w+|wt_\w+|cmp(?:id)?|ito|ocid|icid|at_\w+|xtor|spm|smid|smtyp|src|ref|referrer|ref_?src|ref_?url|source|soc_\w+|sh|share|shared|via|partner|guccounter|guce_referrer\w*|taid|rss|feed|amp|outputtype|_ga|_gl|trk|ncid|srnd|sref|__twitter_impression|print)$/i

/**
 * An address that is canonical but for its protocol, the beginning of its host, and slashes at its end: no parser would change it. So are
 * those of most articles, and this takes a tenth of the time of a parser. `xn--` may be no valid name; `//`, `.` and `..` go.
 */
const PLAIN =
  /^https?:\/\/(?:(?:www\d?|m|mobile|amp|touch)\.)*((?!(?:[a-z\d-]+\.)*xn--)(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,63})((?:\/(?!\.)[\w~.,;:@=+!*-]+)*)\/?$/
/** What may be left out of the path of such an address. */
const ALTERABLE = /amp(?:\/|\.html?)?$|^\/amp\/|index\.(?:html?|php)$/

/**
 * The address by which two copies of one page are known: `https`, host without `www.`, `m.`, `amp.` and the like, no tracking
 * parameters, the others in order, no `amp` in the path, no fragment, no slash at the end. Undefined for what is no
 * web address.
 *
 * @example
 * canonicalUrl('http://www.example.org/a/?utm_source=rss&b=2&a=1#top') // => 'https://example.org/a?a=1&b=2'
 * canonicalUrl('https://m.example.org/story/amp/') // => 'https://example.org/story'
 * canonicalUrl('tag:example.org,2022:1') // => undefined
 */
export function canonicalUrl(address: string, base?: string): string | undefined {
  let url: URL
  try {
    const [, plainHost, plainPath] = PLAIN.exec(address) ?? []
    if (plainHost !== undefined && !ALTERABLE.test(plainPath!)) return `https://${plainHost}${plainPath}`
    url = new URL(address.trim(), base)
  } catch {
    return undefined
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  const host = url.hostname.replace(/\.$/, '').replace(/^(?:(?:www\d?|m|mobile|amp|touch)\.)+(?=[^.]+\.[^.]+)/, '')
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`
  const path = url.pathname
    .replace(/\/{2,}/g, '/')
    .replace(/^\/amp(?=\/)/, '')
    .replace(/(?:\/amp|\.amp)?\/*$/, '')
    .replace(/\.amp(?=\.html?$)/, '')
    .replace(/\/index\.(?:html?|php)$/, '')
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name))
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const query = kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''
  return `https://${host}${port}${path}${query}`
}

/**
 * The address that a page gives as its own (`rel=canonical`), where it can be trusted: not the front page of a site in place
 * of an article on it.
 */
export function trustedCanonical(given: string | undefined, own: string | undefined): string | undefined {
  if (given === undefined || given.trim() === '') return undefined
  let url: URL
  try {
    url = new URL(given.trim(), own)
  } catch {
    return undefined
  }
  if (!/^https?:$/.test(url.protocol)) return undefined
  return url.pathname === '/' && url.search === '' ? undefined : url.href
}

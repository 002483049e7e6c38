import type { Edit } from './rewriting.js'

/*
 * Addresses, which are no words: links of Markdown, URLs, e-mail addresses. The text of a link stays.
 */

// [text](https://... "title"); the target holds no blank, and longer ones are data, not addresses.
const TARGET =
  /\]\(\s?<?((?:https?:\/\/|www\.|mailto:|\/|#)[^\s()<>]{0,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,2000})?)>?(?: {1,3}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))? ?\)/y

/** Finds the targets of links in Markdown, with their brackets. */
export function findLinkTargets(text: string): Edit[] {
  const edits: Edit[] = []
  for (let at = text.indexOf(']('); at >= 0; at = text.indexOf('](', at)) {
    TARGET.lastIndex = at
    const end = TARGET.test(text) ? TARGET.lastIndex : at + 2
    if (TARGET.lastIndex > 0) edits.push({ start: at, end, replacement: '' })
    at = end
  }
  return edits
}

// Printable ASCII without blank, quotes, `<`, `>`, `\`, `^`, `` ` ``, `{`, `|`, `}`: what RFC 3986 lets into a URL, nearly.
const ADDRESS = /[!#-&(-;=?-\]_a-z~]*/iy
const CLOSING = /[.,;:!?)\]*_~]+$/

/** Finds URLs: what follows `://` with the name of the scheme before it, and what begins with `www.`. */
export function findUrls(text: string): Edit[] {
  const edits: Edit[] = []
  let least = 0
  const add = (start: number, from: number) => {
    ADDRESS.lastIndex = from
    const address = ADDRESS.exec(text)![0]
    const tail = CLOSING.exec(address.slice(-9))?.[0].length ?? 0
    const end = from + address.length - tail
    if (end > from && start >= least) {
      edits.push({ start, end, replacement: ' ' })
      least = end
    }
    return Math.max(end, from)
  }
  let scheme = text.indexOf('://')
  let site = indexOfSite(text, 0)
  while (scheme >= 0 || site >= 0) {
    if (site < 0 || (scheme >= 0 && scheme < site)) {
      const start = startOfScheme(text, scheme)
      const end = start < 0 ? scheme + 3 : add(start, scheme + 3)
      scheme = text.indexOf('://', end)
      if (site >= 0 && site < end) site = indexOfSite(text, end)
    } else {
      const end = add(site, site + 4)
      site = indexOfSite(text, end)
      if (scheme >= 0 && scheme < end) scheme = text.indexOf('://', end)
    }
  }
  return edits
}

/** Where `www.` begins, and no word goes on with it. */
function indexOfSite(text: string, from: number): number {
  for (let at = text.indexOf('www.', from); at >= 0; at = text.indexOf('www.', at + 4)) {
    if (at === 0 || !/[\w.-]/.test(text[at - 1]!)) return at
  }
  return -1
}

function startOfScheme(text: string, colon: number): number {
  const scheme = /(?:https?|feed|ftp|gopher|sftp|file|data|android-app|ios-app|tel|rtsp|rtmp|wss?)$/i.exec(
    text.slice(Math.max(0, colon - 11), colon),
  )
  return scheme ? colon - scheme[0].length : -1
}

const LOCAL = /[a-z0-9][a-z0-9.!#$%&'*+/=?^_`{|}~-]{0,63}$/i
const DOMAIN = /@[a-z0-9](?:[a-z0-9-]{0,62}\.){1,6}[a-z]{2,24}(?![a-z0-9])/iy

/** Finds e-mail addresses. `@name` alone is a name. */
export function findMailAddresses(text: string): Edit[] {
  const edits: Edit[] = []
  let least = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    DOMAIN.lastIndex = at
    if (!DOMAIN.test(text)) continue
    const local = LOCAL.exec(text.slice(Math.max(least, at - 64), at))?.[0]
    if (local === undefined) continue
    least = DOMAIN.lastIndex
    edits.push({ start: at - local.length, end: least, replacement: ' ' })
  }
  return edits
}

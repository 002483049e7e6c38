import type { XmlElement } from './xml.js'

/** The vocabularies that items use, under the prefixes that nearly all feeds give them. */
const USUAL: ReadonlyMap<string, string> = new Map([
  ['http://purl.org/rss/1.0/modules/content/', 'content'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://search.yahoo.com/mrss/', 'media'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://www.w3.org/2005/Atom', 'atom'],
  ['http://purl.org/atom/ns#', 'atom'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
])

/** By prefix that a feed has chosen, in lower case: the usual one with its colon. */
export type Prefixes = ReadonlyMap<string, string>

/**
 * The prefixes of a feed that are not the usual ones.
 *
 * @param attributes of its root, which declare them
 * @param item the name of its items: what has their prefix, is of the feed's own vocabulary and needs none
 */
export function prefixesOf(attributes: string, item: string): Prefixes {
  const prefixes = declaredIn(attributes)
  const colon = item.indexOf(':')
  return colon < 0 ? prefixes : prefixes.set(item.slice(0, colon).toLowerCase(), '')
}

/** The name of an element under the usual prefix. */
export function usualName({ name, attributes }: XmlElement, prefixes: Prefixes): string {
  const colon = name.indexOf(':')
  if (colon < 0) return name
  const prefix = name.slice(0, colon)
  // An element may declare its own prefix itself.
  const usual = prefixes.get(prefix) ?? (attributes.includes('xmlns:') ? declaredIn(attributes).get(prefix) : undefined)
  return usual === undefined ? name : usual + name.slice(colon + 1)
}

function declaredIn(attributes: string): Map<string, string> {
  const prefixes = new Map<string, string>()
  for (const [, given, address] of attributes.matchAll(/\bxmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g)) {
    const prefix = given!.toLowerCase()
    const usual = USUAL.get(address!.trim())
    if (usual !== undefined && usual !== prefix) prefixes.set(prefix, `${usual}:`)
  }
  return prefixes
}

// What of reading runs without Node: bundlers that build for browsers take this file for `doppelwire/input`.
export { canonicalUrl } from './record/canonical-url.js'
export { readFeed, readHtml } from './strings.js'

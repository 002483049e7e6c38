import { createHash } from 'node:crypto'
import { PAGE_SCRIPT, PAGE_STYLE } from './page-assets.js'
import type { PageOverview } from './page-data.js'

/**
 * The page up to its script. Whatever stands in the data can neither run nor load anything: the policy allows the page's own script and
 * style alone, by their hashes, and no address at all.
 */
export function pageHead(overview: PageOverview, packedIndex: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>doppelwire: ${overview.articles.toLocaleString('en-US')} articles</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<noscript><p>This page draws itself with a script of its own, and loads nothing. Please allow scripts for it.</p></noscript>
<script type="application/json" id="overview">${escapeJson(JSON.stringify(overview))}</script>
<script type="text/plain" id="index">${packedIndex}</script>
<script>${PAGE_SCRIPT}</script>
`
}

/** A block of packed data: letters and digits of base64. */
export function blockElement(number: number, packed: string): string {
  return `<script type="text/plain" id="block-${number}">${packed}</script>\n`
}

export const PAGE_END = '</body>\n</html>\n'

const POLICY = [
  "default-src 'none'",
  `script-src 'sha256-${sha256(PAGE_SCRIPT)}'`,
  `style-src 'sha256-${sha256(PAGE_STYLE)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

/** JSON that ends no script element and begins none, whatever it holds; it parses to the same value. */
export function escapeJson(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

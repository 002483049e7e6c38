import type { Edit } from './rewriting.js'

/*
 * Tags, comments and scripts, as feeds leave them in a text. Only the names of HTML elements make a tag, with attributes as
 * HTML writes them: `a < b` and `List<String>` are prose.
 */

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Tags that show nothing between two letters: `<b>W</b>ords` is one word. */
const INLINE = names(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark nobr q rp rt ruby s samp small span strike strong ' +
    'sub sup time tt u var wbr',
)
const BLOCKS = names(
  'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link main menu meta nav noscript ol optgroup ' +
    'option p pre section script style summary table tbody template tfoot thead title tr ul',
)
const OTHERS = names(
  'area audio base basefont button canvas col colgroup data datalist embed iframe img input label map math meter noembed ' +
    'noframes object output param picture progress search select slot source svg td textarea th track video',
)
/** Elements whose content is never prose. */
const HIDDEN = names('script style svg template')

const NAME = /\/?([a-z][a-z0-9]{0,10})(?=[\s/>\u00ad])/iy
const ATTRIBUTE =
  /\s*(?:\/(?=\s*>)|[a-z_:@][\w:.@-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+))|(?:[a-z]+-[\w-]+|async|autoplay|checked|controls|defer|disabled|hidden|itemscope|loop|muted|noshade|nowrap|open|required|selected|allowfullscreen)(?=[\s/>]))/iy
const END = /\s*>/y
const LETTER = /[\p{L}\p{N}\p{M}]/u

/** Finds markup; what a browser shows as a break becomes a line feed, cells and pictures a blank, other tags nothing. */
export function findMarkup(text: string): Edit[] {
  const edits: Edit[] = []
  const missing = new Set<string>()
  /** The first place of `closing` from `from` on, or -1; looks only once for what does not come. */
  const find = (closing: string, from: number): number => {
    if (missing.has(closing)) return -1
    const found = text.indexOf(closing, from)
    if (found < 0) missing.add(closing)
    return found
  }
  for (let at = text.indexOf('<'); at >= 0; ) {
    const edit = special(text, at, find) ?? tag(text, at, missing)
    if (edit) edits.push(edit)
    at = text.indexOf('<', edit ? edit.end : at + 1)
  }
  return edits.map((edit, i) => withBlank(text, edit, edits[i - 1]))
}

/** Comments, declarations and the brackets of CDATA. */
function special(text: string, start: number, find: (closing: string, from: number) => number): Edit | undefined {
  const next = text[start + 1]
  if (next !== '!' && next !== '?') return undefined
  if (text.startsWith('<!--', start)) {
    const close = find('-->', start + 4)
    // Of a comment that never ends only the mark goes: the text behind it may be all there is.
    return { start, end: close < 0 ? start + 4 : close + 3, replacement: ' ' }
  }
  if (text.startsWith('<![CDATA[', start)) return { start, end: start + 9, replacement: '' }
  const declaration = /<(?:!doctype|\?xml|!\[(?:end)?if)[^<>]{0,500}>/iy
  declaration.lastIndex = start
  const match = declaration.exec(text)
  return match ? { start, end: start + match[0].length, replacement: '\n' } : undefined
}

function tag(text: string, start: number, missing: Set<string>): Edit | undefined {
  NAME.lastIndex = start + 1
  const match = NAME.exec(text)
  if (match === null) return undefined
  const name = match[1]!.toLowerCase()
  const replacement = INLINE.has(name) ? '' : BLOCKS.has(name) ? '\n' : OTHERS.has(name) ? ' ' : undefined
  if (replacement === undefined) return undefined
  let end = NAME.lastIndex
  for (ATTRIBUTE.lastIndex = end; ATTRIBUTE.test(text); ) end = ATTRIBUTE.lastIndex
  END.lastIndex = end
  if (!END.test(text)) return undefined
  end = END.lastIndex
  if (HIDDEN.has(name) && text[start + 1] !== '/') end = endOfHidden(text, name, end, missing)
  return { start, end, replacement }
}

/** The end of an element whose content is no prose; of one that is never closed, the end of its tag. */
function endOfHidden(text: string, name: string, from: number, missing: Set<string>): number {
  if (missing.has(name)) return from
  const closing = new RegExp(`</${name}\\s{0,9}>`, 'gi')
  closing.lastIndex = from
  if (closing.test(text)) return closing.lastIndex
  missing.add(name)
  return from
}

/** Where one element ends and another begins right behind it, as links of a menu do, their texts are apart. */
function withBlank(text: string, edit: Edit, before: Edit | undefined): Edit {
  if (edit.replacement !== '' || before === undefined || before.end !== edit.start) return edit
  const closesAndOpens = text[before.start + 1] === '/' && text[edit.start + 1] !== '/'
  const isBetween = LETTER.test(text[before.start - 1] ?? '') && LETTER.test(text[edit.end] ?? '')
  return closesAndOpens && isBetween ? { ...edit, replacement: ' ' } : edit
}

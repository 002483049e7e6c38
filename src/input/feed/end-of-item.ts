/** An item of a feed, by offsets into the text. */
export interface FoundItem {
  readonly attributes: string
  readonly inner: number
  readonly close: number
  readonly end: number
  /** Whether a section in it swallowed its end. */
  readonly broken: boolean
}

/**
 * Where the item that begins at `from` ends: at its closing tag, or where the next item begins. Undefined where that does not show in
 * the text as yet; what shows is never taken back, so that it does not matter into which pieces a feed is cut.
 *
 * @param last whether the text ends here, so that nothing more will show
 */
export function endOfItem(text: string, name: string, from: number, last: boolean): FoundItem | undefined {
  const open = text.indexOf('>', from)
  if (open < 0) return undefined
  const inner = open + 1
  const attributes = text.slice(from + 1 + name.length, open)
  const found = (close: number, end: number, broken = false) => ({ attributes, inner, close, end, broken })
  if (attributes.endsWith('/')) return { ...found(inner, inner), attributes: attributes.slice(0, -1) }
  const isName = nameTest(name)
  let at = inner
  while (true) {
    const mark = text.indexOf('<', at)
    if (mark < 0) return undefined
    // What a mark is shows behind it.
    if (!last && text.length - mark < Math.max(name.length + 3, CDATA.length)) return undefined
    const next = text.charCodeAt(mark + 1)
    if (next === 0x2f && isName(text, mark + 2)) {
      const end = text.indexOf('>', mark)
      if (end < 0 && !last) return undefined
      return found(mark, end < 0 ? text.length : end + 1)
    }
    if (next !== 0x2f && next !== 0x21 && isName(text, mark + 1)) return found(mark, mark)
    const close = next !== 0x21 ? '' : text.startsWith(CDATA, mark) ? ']]>' : text.startsWith('<!--', mark) ? '-->' : ''
    if (close === '') {
      at = mark + 1
      continue
    }
    const end = text.indexOf(close, mark + 4)
    // A comment may hold what was taken out of the feed; only where the feed ends within it, it was never closed.
    const mayBeOpen = close === ']]>' || (last && end < 0)
    const swallowed = mayBeOpen && itemsWithin(text, isName, mark, end < 0 ? text.length : end)
    if (swallowed) return found(swallowed.close, swallowed.next, true)
    if (end < 0) return undefined
    at = end + close.length
  }
}

const CDATA = '<![CDATA['

/** A section that holds the end of an item and behind that the beginning of another was never closed. */
function itemsWithin(
  text: string,
  isName: (text: string, at: number) => boolean,
  from: number,
  to: number,
): { close: number; next: number } | undefined {
  let close = -1
  for (let mark = text.indexOf('<', from + 1); mark >= 0 && mark < to; mark = text.indexOf('<', mark + 1)) {
    if (close < 0 && text.charCodeAt(mark + 1) === 0x2f && isName(text, mark + 2)) close = mark
    else if (close >= 0 && isName(text, mark + 1)) return { close, next: mark }
  }
  return undefined
}

/** Whether the name of an element stands somewhere, in any case of its letters. */
function nameTest(name: string): (text: string, at: number) => boolean {
  const pattern = new RegExp(`${name}[\\s>/]`, 'iy')
  return (text, at) => {
    pattern.lastIndex = at
    return pattern.test(text)
  }
}

import { DoppelwireError } from '../../errors.js'
import { megabytes } from '../bytes/limits.js'
import type { Item, ReadContext } from '../items.js'
import { placeName } from '../place.js'
import { endOfItem } from './end-of-item.js'
import { type FeedHead, ROOT, readHead, readItem } from './item.js'

/** The items of a feed (RSS 0.9 to 2.0, RDF, Atom), each read by itself, so that one that is broken costs no other. */
export async function* readFeedItems(chunks: AsyncIterable<Buffer>, context: ReadContext): AsyncGenerator<Item[]> {
  const decoder = new TextDecoder()
  const splitter = new FeedSplitter(context.file.path, context.limits.maxItem)
  for await (const chunk of chunks) yield splitter.push(decoder.decode(chunk, { stream: true }))
  yield [...splitter.push(decoder.decode()), ...splitter.end()]
}

const HEAD_UNITS = 2 ** 20
const OPEN = /<((?:\w+:)?(?:item|entry))(?=[\s>/])/gi

/** Finds the items of a feed that comes in pieces. */
export class FeedSplitter {
  readonly #file: string
  readonly #limit: number
  #rest = ''
  #line = 1
  #number = 0
  #head: FeedHead | undefined
  #begun = ''
  /** An item that goes on is looked at again only when twice as much is there. */
  #enough = 0
  /** The root element that is still open. */
  #root = ''

  constructor(file: string, limit: number) {
    this.#file = file
    this.#limit = limit
  }

  push(piece: string): Item[] {
    this.#rest += piece
    return this.#rest.length >= this.#enough ? this.#take(false) : []
  }

  end(): Item[] {
    const items = this.#take(true)
    if (this.#root === '' && this.#head === undefined) this.#readHead(this.#begun)
    if (this.#root === '') items.push(this.#error('expected a feed (RSS, RDF or Atom), found something else'))
    else if (this.#root !== 'closed')
      items.push(this.#error(`the feed ends without </${this.#root}>; is it cut short?`))
    return items
  }

  #take(last: boolean): Item[] {
    const items: Item[] = []
    const text = this.#rest
    let at = 0
    while (at < text.length) {
      const start = this.#nextItem(text, at, last)
      if (start === undefined) break
      this.#between(text.slice(at, start.index))
      at = start.index
      if (start.name === undefined) continue
      const item = endOfItem(text, start.name, start.index, last)
      if (item === undefined || item.end - at > this.#limit) {
        if (item === undefined && !last && text.length - at <= this.#limit) {
          this.#enough = Math.min(2 * (text.length - at), this.#limit + 1)
          this.#rest = text.slice(at)
          return items
        }
        const isCut = text.length - at <= this.#limit
        const what = isCut
          ? 'the feed ends within an item; is it cut short?'
          : `an item of more than ${megabytes(this.#limit)}`
        items.push(this.#error(what))
        if (isCut) this.#root = 'closed' // One error says it.
        at = item?.end ?? this.#skip(text, at, start.name)
        continue
      }
      this.#number++
      if (item.broken) items.push(this.#error('an item that is not closed properly'))
      else {
        this.#head ??= readHead(this.#begun, start.name)
        const record = readItem(text.slice(item.inner, item.close), item.attributes, this.#head)
        items.push({ record, place: { file: this.#file, line: this.#line }, position: this.#number })
      }
      this.#count(text.slice(at, item.end))
      at = item.end
    }
    this.#rest = text.slice(at)
    this.#enough = 0
    return items
  }

  /** Where the next item begins; without a name where there is none as far as the text goes. */
  #nextItem(text: string, from: number, last: boolean): { index: number; name?: string } | undefined {
    OPEN.lastIndex = from
    let at = from
    let found = OPEN.exec(text)
    while (true) {
      // Sought again only where it was within something hidden, so that the text is not read over and over.
      if (found && found.index < at) {
        OPEN.lastIndex = at
        found = OPEN.exec(text)
      }
      // Comments and CDATA sections may show what looks like an item.
      const hidden = nextHidden(text, at)
      if (hidden && (!found || hidden.start < found.index)) {
        if (hidden.end < 0) {
          if (!last) return hidden.start > from ? { index: hidden.start } : undefined
          return { index: text.length }
        }
        at = hidden.end
        continue
      }
      if (found) return { index: found.index, name: found[1]! }
      // What may be the beginning of a tag stays.
      const end = last ? text.length : Math.max(at, text.lastIndexOf('<'))
      return end > from ? { index: end } : undefined
    }
  }

  /** Looks at what stands between items: the head of the feed, and whether its root is closed. */
  #between(text: string): void {
    this.#count(text)
    if (this.#head === undefined) {
      this.#begun = (this.#begun + text).slice(0, HEAD_UNITS)
      if (this.#number === 0) this.#readHead(this.#begun)
    }
    if (this.#root !== '' && this.#root !== 'closed' && text.includes(`</${this.#root}`)) this.#root = 'closed'
  }

  #readHead(text: string): void {
    const root = ROOT.exec(text)
    if (root && this.#root === '') this.#root = root[2]!.endsWith('/') ? 'closed' : root[1]!
    if (this.#root !== '' && text.includes(`</${this.#root}`)) this.#root = 'closed'
  }

  /** Goes past an item that cannot be read, to the next one. */
  #skip(text: string, at: number, name: string): number {
    const next = text.indexOf(`<${name}`, at + 1)
    const end = next < 0 ? text.length : next
    this.#count(text.slice(at, end))
    return end
  }

  #count(text: string): void {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) this.#line++
  }

  #error(what: string): Item {
    const place = placeName({ file: this.#file, line: this.#line })
    return { error: new DoppelwireError('INPUT_INVALID', `${place}: ${what}`) }
  }
}

function nextHidden(text: string, from: number): { start: number; end: number } | undefined {
  const mark = text.indexOf('<!', from)
  if (mark < 0) return undefined
  const [length, close] = text.startsWith('<!--', mark)
    ? [4, '-->']
    : text.startsWith('<![CDATA[', mark)
      ? [9, ']]>']
      : [2, '>']
  const end = text.indexOf(close, mark + length)
  return { start: mark, end: end < 0 ? -1 : end + close.length }
}

import { isBlock } from './fragment.js'
import type { Measured } from './measure.js'
import type { HtmlElement } from './tree.js'

/** A piece of text that stands on lines of its own. */
export interface Block {
  /** The element that it stands in. */
  readonly name: string
  readonly text: string
  /** Whether an empty line stands before it; an item of a list or a row of a table follows the one before at once. */
  readonly apart: boolean
}

/** The blocks within an element, in order, without lists of links. */
export function blocksOf(element: HtmlElement, measured: ReadonlyMap<HtmlElement, Measured>): Block[] {
  const writer = new BlockWriter(element.name)
  write(element, measured, writer, false)
  writer.end(element.name, true)
  return writer.blocks
}

class BlockWriter {
  readonly blocks: Block[] = []
  #name: string
  #apart = true
  #text = ''

  constructor(name: string) {
    this.#name = name
  }

  add(text: string): void {
    this.#text += text
  }

  /** Ends the block that stands before; the next one stands in an element of this name. */
  end(name: string, apart: boolean): void {
    const text = this.#text.trim()
    if (text !== '') {
      this.blocks.push({ name: this.#name, text, apart: this.#apart })
      this.#apart = false
    }
    this.#text = ''
    this.#name = name
    this.#apart ||= apart
  }
}

function write(
  element: HtmlElement,
  measured: ReadonlyMap<HtmlElement, Measured>,
  writer: BlockWriter,
  pre: boolean,
): void {
  for (const child of element.children) {
    if (typeof child === 'string') writer.add(pre ? child : child.replace(/\s+/g, ' '))
    else if (child.name === 'br') writer.add('\n')
    else if (measured.has(child) && !isAside(child, measured.get(child)!)) {
      const block = isBlock(child.name)
      const apart = !/^(?:li|tr|dt|dd|td|th)$/.test(child.name)
      if (block) writer.end(child.name, apart)
      write(child, measured, writer, pre || child.name === 'pre')
      if (block) writer.end(element.name, apart)
    }
  }
}

/** Within an article: lists of links, captions of nothing. */
function isAside(element: HtmlElement, { text, linked, links, prose }: Measured): boolean {
  if (text === 0) return true
  if (!isBlock(element.name)) return false
  if (/^(?:div|section|ul|ol|table|dl|aside|header)$/.test(element.name)) {
    const density = linked / text
    if (density > 0.5 && links > 1) return true
    if (density > 0.25 && prose === 0 && links > 2) return true
  }
  if (/^(?:p|h[1-6]|li)$/.test(element.name) && linked === text && text > 0 && links === 1 && element.name !== 'li')
    return true
  return false
}

import { createHash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import type { ClusterDetail, PageIndex, PageOverview } from '../../src/report/page-data.js'

/** A page as its browser would read it, without a browser. */
export interface WrittenPage {
  readonly policy: string
  readonly overview: PageOverview
  readonly index: PageIndex
  readonly blocks: readonly (readonly ClusterDetail[])[]
  /** The tags of the page in order, with the content of its scripts and style taken out. */
  readonly markup: string
  /** SHA-256 of its script and its style. */
  readonly hashes: { readonly script: string; readonly style: string }
}

const ELEMENT = /<(script|style)([^>]*)>([\s\S]*?)<\/\1>/g

export function readPage(html: string): WrittenPage {
  const elements = [...html.matchAll(ELEMENT)].map(([, name, attributes, content]) => ({
    name: name!,
    id: /id="([^"]*)"/.exec(attributes!)?.[1],
    content: content!,
  }))
  const content = (id: string) => elements.find((element) => element.id === id)?.content ?? ''
  const plain = (name: string) => elements.find((element) => element.name === name && element.id === undefined)!.content
  const unpack = (packed: string) => JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString())
  return {
    policy: /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!,
    overview: JSON.parse(content('overview')),
    index: unpack(content('index')),
    blocks: elements.filter(({ id }) => id?.startsWith('block-')).map((element) => unpack(element.content)),
    markup: html.replace(ELEMENT, '<$1$2></$1>'),
    hashes: { script: sha256(plain('script')), style: sha256(plain('style')) },
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

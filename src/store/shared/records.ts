import { RELATIONS, type Relation } from '../../compare/relation.js'
import { decodeString, encodeString } from '../record.js'

/*
 * What a text is kept as: the length of its fingerprint (4 bytes) and the fingerprint, its state (1 byte), then records, each of a letter, its length
 * (4 bytes) and what it says. `a`: length of an id (4 bytes), the id, the order of the call that stored it, its time (8 bytes each), its source.
 * `p`: a pair: the other text, the score (8 bytes each), the relation (1). `e`: what it was decided to be, where the state does not say it.
 */

/** Bits of the state of a text: its copies were sought; it was decided to be new, by the call that stored its first article. */
export const IS_SOUGHT = 1
export const IS_NEW = 2

/** A text as it is kept. */
export interface SharedText {
  readonly text: string
  /** Its articles in the order of storing. */
  readonly articles: readonly SharedArticle[]
  /** What it was decided to be: `new` and the order of the call that emits it, or `copy` and the other text; undefined before that. */
  readonly decided: string | undefined
  /** Whether its copies were sought. */
  readonly sought: boolean
  /** Its verified pairs, by the other text. */
  readonly pairs: readonly SharedPair[]
}

export interface SharedArticle {
  readonly id: string
  /** Of the call that stored it, and of no other. Ascends with the wall clock. */
  readonly order: number
  readonly time?: number | undefined
  readonly source?: string | undefined
}

export interface SharedPair {
  readonly other: string
  readonly relation: Relation
  readonly score: number
}

export function articleRecord({ id, order, time, source }: SharedArticle): Buffer {
  const idBytes = encodeString(id)
  const numbers = Buffer.alloc(16)
  numbers.writeDoubleBE(order, 0)
  numbers.writeDoubleBE(time ?? Number.NaN, 8)
  const sourceBytes = source === undefined ? new Uint8Array(0) : encodeString(source)
  return record('a', lengthOf(idBytes), idBytes, numbers, sourceBytes)
}

export function pairRecord({ other, relation, score }: SharedPair): Buffer {
  const bytes = Buffer.alloc(17)
  bytes.write(other, 'hex')
  bytes.writeDoubleBE(score, 8)
  bytes[16] = RELATIONS.indexOf(relation)
  return record('p', bytes)
}

export function decidedRecord(decided: string): Buffer {
  return record('e', Buffer.from(decided))
}

/** A text by its state and records; undefined where it has none, because it left. */
export function readText(text: string, bytes: Buffer): SharedText | undefined {
  if (bytes.length === 0) return undefined
  const articles: SharedArticle[] = []
  const pairs: SharedPair[] = []
  let decided: string | undefined
  const state = bytes[0]!
  for (let at = 1; at < bytes.length; ) {
    const kind = String.fromCharCode(bytes[at]!)
    const end = at + 5 + bytes.readUInt32BE(at + 1)
    const said = bytes.subarray(at + 5, end)
    if (kind === 'a') articles.push(readArticle(said))
    else if (kind === 'p')
      pairs.push({
        other: said.toString('hex', 0, 8),
        relation: RELATIONS[said[16]!]!,
        score: said.readDoubleBE(8),
      })
    else decided = said.toString('latin1')
    at = end
  }
  const [first] = articles
  if (state & IS_NEW && first) decided = `new ${first.order}`
  return { text, articles, decided, sought: (state & IS_SOUGHT) > 0, pairs }
}

function readArticle(bytes: Buffer): SharedArticle {
  const end = 4 + bytes.readUInt32BE(0)
  const time = bytes.readDoubleBE(end + 8)
  const source = bytes.subarray(end + 16)
  return {
    ...{ id: decodeString(bytes.subarray(4, end)), order: bytes.readDoubleBE(end) },
    ...(!Number.isNaN(time) && { time }),
    ...(source.length > 0 && { source: decodeString(source) }),
  }
}

function record(kind: string, ...parts: readonly Uint8Array[]): Buffer {
  const said = Buffer.concat(parts)
  return Buffer.concat([Buffer.from(kind), lengthOf(said), said])
}

function lengthOf(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return length
}

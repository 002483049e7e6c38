import { encodeString } from '../record.js'
import type { Connection } from './connection.js'
import { functionName } from './functions.js'
import type { Layout } from './layout.js'
import { readText, type SharedText } from './records.js'

/** A text to be stored, with its first records. */
export interface NewText {
  readonly text: string
  readonly fingerprint: Uint8Array
  readonly records: readonly Uint8Array[]
}

/** Records for a text. */
export interface TextChange {
  readonly text: string
  readonly records: readonly Uint8Array[]
  /** Bits of its state to be set; `IS_NEW` only while it has no pairs, and nothing was decided. */
  readonly state?: number
}

/** A text with its fingerprint, as `encodeFingerprint` gives it. */
export interface WholeText extends SharedText {
  readonly fingerprint: Buffer
}

const NO_STATE = Buffer.alloc(1)

/** Milliseconds that an id which was removed keeps from being stored again by a worker that sends again what it added before. */
const REMOVED = 60_000

/** The ids and texts that many workers share. */
export class Texts {
  readonly #connection: Connection
  readonly #layout: Layout
  readonly #sizeOf: (text: string) => number | undefined

  /** @param sizeOf how long the fingerprint of a text is, where that is known: it is not read again then */
  constructor(connection: Connection, layout: Layout, sizeOf: (text: string) => number | undefined) {
    this.#connection = connection
    this.#layout = layout
    this.#sizeOf = sizeOf
  }

  /**
   * Gives ids to texts, unless they have one, in order.
   *
   * @param again whether that was done before: then an id that was removed meanwhile stays so
   * @returns by id the text that it has; empty for one that was removed
   */
  async claim(ids: readonly { readonly id: string; readonly text: string }[], again = false): Promise<string[]> {
    const claim = async ({ id, text }: { readonly id: string; readonly text: string }) => {
      const key = this.#layout.idKey(id)
      const wanted = Buffer.from(text, 'hex')
      const held = (await this.#connection.send(key, [
        'SET',
        key,
        wanted,
        'NX',
        'GET',
        ...this.#lifetime,
      ])) as Buffer | null
      if (held === null) return text
      if (held.length > 0 || again) return held.toString('hex')
      const given = [this.#layout.lifetime, wanted]
      return ((await this.#connection.call(functionName('claim'), [key], given)) as Buffer).toString('hex')
    }
    return Promise.all(ids.map(claim))
  }

  async textOf(id: string): Promise<string | undefined> {
    const key = this.#layout.idKey(id)
    const text = (await this.#connection.send(key, ['GET', key])) as Buffer | null
    return text === null || text.length === 0 ? undefined : text.toString('hex')
  }

  /** Stores texts, each named once; of one that is stored, its records are added. @returns what each has now */
  async create(texts: readonly NewText[]): Promise<SharedText[]> {
    return Promise.all(
      texts.map(async (one) => {
        const key = this.#layout.textKey(one.text)
        const records = Buffer.concat([NO_STATE, ...one.records])
        const head = Buffer.alloc(4)
        head.writeUInt32BE(one.fingerprint.length)
        const value = Buffer.concat([head, one.fingerprint, records])
        for (;;) {
          const isNew = (await this.#connection.send(key, ['SET', key, value, 'NX', ...this.#lifetime])) !== null
          // One that is there may leave just now.
          const [stored] = isNew ? [readText(one.text, records)] : await this.append([one])
          if (stored) return stored
        }
      }),
    )
  }

  /**
   * Adds records to texts, each named once, and sets their states. A record that a text has already changes nothing.
   *
   * @returns what each has now; undefined for a text that has left
   */
  async append(changes: readonly TextChange[]): Promise<(SharedText | undefined)[]> {
    const ofShards = new Map<string, number[]>()
    for (const [i, { text }] of changes.entries()) {
      const key = this.#layout.textKey(text)
      const tag = key.slice(0, key.indexOf('}'))
      const own = ofShards.get(tag)
      if (own) own.push(i)
      else ofShards.set(tag, [i])
    }
    const answers: (SharedText | undefined)[] = []
    await Promise.all(
      [...ofShards.values()].map(async (places) => {
        const keys = places.map((i) => this.#layout.textKey(changes[i]!.text))
        const given = places.flatMap((i) => {
          const { text, records, state = 0 } = changes[i]!
          return [String(this.#stateAt(text)), String(state), Buffer.concat(records)]
        })
        const found = (await this.#connection.call(functionName('append'), keys, [
          this.#layout.lifetime,
          ...given,
        ])) as Buffer[]
        for (const [j, i] of places.entries()) answers[i] = readText(changes[i]!.text, found[j]!)
      }),
    )
    return answers
  }

  /** A text without its fingerprint. */
  async read(text: string): Promise<SharedText | undefined> {
    const from = this.#stateAt(text)
    if (from === 0) return this.readWhole(text)
    const key = this.#layout.textKey(text)
    return readText(text, (await this.#connection.send(key, ['GETRANGE', key, String(from), '-1'])) as Buffer)
  }

  async readWhole(text: string): Promise<WholeText | undefined> {
    const key = this.#layout.textKey(text)
    return whole(text, (await this.#connection.send(key, ['GET', key])) as Buffer | null)
  }

  /** All texts, in no order. */
  async *all(): AsyncGenerator<WholeText> {
    const seen = new Set<string>()
    for await (const key of this.#connection.keys(this.#layout.textKeys)) {
      const text = this.#layout.textIn(key)
      if (seen.has(text)) continue
      seen.add(text)
      const read = await this.readWhole(text)
      if (read) yield read
    }
  }

  /** Takes an article out, and its text where no other article has it. */
  async remove(id: string): Promise<boolean> {
    const text = await this.textOf(id)
    if (text === undefined) return false
    await this.#connection.call(functionName('drop'), [this.#layout.textKey(text)], [Buffer.from(encodeString(id))])
    const key = this.#layout.idKey(id)
    await this.#connection.send(key, ['SET', key, '', 'PX', String(REMOVED)])
    return true
  }

  get #lifetime(): string[] {
    return this.#layout.lifetime === '0' ? [] : ['PX', this.#layout.lifetime]
  }

  /** Where the state of a text stands, before its records; 0 where that is not known here. */
  #stateAt(text: string): number {
    const size = this.#sizeOf(text)
    return size === undefined ? 0 : 4 + size
  }
}

function whole(text: string, bytes: Buffer | null): WholeText | undefined {
  if (bytes === null) return undefined
  const end = 4 + bytes.readUInt32BE(0)
  const read = readText(text, bytes.subarray(end))
  return read && { ...read, fingerprint: bytes.subarray(4, end) }
}

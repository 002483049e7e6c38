import { encodeString } from '../record.js'
import type { Connection } from './connection.js'
import { functionName } from './functions.js'
import type { Layout } from './layout.js'
import { readText, type SharedText } from './records.js'

/** Records for a text. */
export interface TextChange {
  readonly text: string
  /** Makes the text where there is none; without it, one that has left stays away. */
  readonly fingerprint?: Uint8Array
  readonly records: readonly Uint8Array[]
}

/** A text with its fingerprint, as `encodeFingerprint` gives it. */
export interface WholeText extends SharedText {
  readonly fingerprint: Buffer
}

/** The ids and texts that many workers share. */
export class Texts {
  readonly #connection: Connection
  readonly #layout: Layout

  constructor(connection: Connection, layout: Layout) {
    this.#connection = connection
    this.#layout = layout
  }

  /** Gives ids to texts, unless they have one, in order. @returns by id the text that it has */
  async claim(ids: readonly { readonly id: string; readonly text: string }[]): Promise<string[]> {
    const keys = ids.map(({ id }) => this.#layout.idKey(id))
    const given = ids.map(({ text }) => [Buffer.from(text, 'hex')])
    const texts = await this.#callByShard('claim', keys, given)
    return texts.map((text) => text.toString('hex'))
  }

  async textOf(id: string): Promise<string | undefined> {
    const key = this.#layout.idKey(id)
    const text = (await this.#connection.send(key, ['GET', key])) as Buffer | null
    return text?.toString('hex')
  }

  /** Adds records to texts, each named once. A record that a text has already changes nothing. @returns what each has now */
  async merge(changes: readonly TextChange[]): Promise<(SharedText | undefined)[]> {
    const keys = changes.map(({ text }) => this.#layout.textKey(text))
    const given = changes.map(({ fingerprint, records }) => [Buffer.from(fingerprint ?? []), Buffer.concat(records)])
    const answers = await this.#callByShard('merge', keys, given)
    return answers.map((bytes, i) => readText(changes[i]!.text, bytes))
  }

  /** A text without its fingerprint. */
  async read(text: string): Promise<SharedText | undefined> {
    return (await this.merge([{ text, records: [] }]))[0]
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
    await this.#connection.send(key, ['DEL', key])
    return true
  }

  /** Calls a function once for the keys of each shard. @returns the answers in the order of the keys */
  async #callByShard(
    name: 'claim' | 'merge',
    keys: readonly string[],
    given: readonly (readonly Buffer[])[],
  ): Promise<Buffer[]> {
    const ofShards = new Map<string, number[]>()
    for (const [i, key] of keys.entries()) {
      const tag = key.slice(0, key.indexOf('}'))
      const own = ofShards.get(tag)
      if (own) own.push(i)
      else ofShards.set(tag, [i])
    }
    const answers: Buffer[] = []
    await Promise.all(
      [...ofShards.values()].map(async (places) => {
        const own = places.map((i) => keys[i]!)
        const more = [this.#layout.lifetime, ...places.flatMap((i) => given[i]!)]
        const found = (await this.#connection.call(functionName(name), own, more)) as Buffer[]
        for (const [j, i] of places.entries()) answers[i] = found[j]!
      }),
    )
    return answers
  }
}

function whole(text: string, bytes: Buffer | null): WholeText | undefined {
  if (bytes === null) return undefined
  const end = 4 + bytes.readUInt32BE(0)
  const read = readText(text, bytes.subarray(end))
  return read && { ...read, fingerprint: bytes.subarray(4, end) }
}

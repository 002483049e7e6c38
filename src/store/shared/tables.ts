import { DoppelwireError } from '../../errors.js'
import type { StoreSchema } from '../contract.js'
import type { Answer, Connection } from './connection.js'
import { functionName, SHARED_VERSION } from './functions.js'

/** What is kept is spread over so many parts, each with a hash tag of its own: a cluster moves these. */
const SHARDS = 64
/** So many hashes hold the buckets of one shard and slice; up to 128 short fields of a hash take a tenth of the memory of keys. */
const GROUPS = 1024
/** Slices of the window. A look-up reads those of a window before and after an article. */
const SLICES = 2

/** A key of a bucket, and the texts in it, as 16 hexadecimal digits each. */
export interface LookUp {
  readonly key: number
  /** The text to be inserted before the probe; undefined to insert nothing. */
  readonly text: string | undefined
  readonly time: number
}

/** A text as it is kept. */
export interface SharedText {
  readonly text: string
  /** As `encodeFingerprint` gives it. */
  readonly fingerprint: Buffer
  /** Its place in an order of all texts, which never changes. */
  readonly order: number
  readonly articles: readonly SharedArticle[]
  /** What it was decided to be: `new` and the order of the call that emits it, or `copy` and the other text; undefined before that. */
  readonly decided: string | undefined
  /** Its verified pairs, by the other text. */
  readonly pairs: readonly { readonly other: string; readonly relation: string; readonly score: number }[]
}

export interface SharedArticle {
  readonly id: string
  readonly order: number
  readonly time?: number | undefined
  readonly source?: string | undefined
}

/** The tables that many workers share, in one Redis or a cluster of them. */
export class SharedTables {
  readonly #connection: Connection
  readonly #name: string
  readonly #window: number | null

  constructor(connection: Connection, name: string, window: number | null) {
    this.#connection = connection
    this.#name = name
    this.#window = window
  }

  /** The options that the tables were made with; those given, where there were none. */
  static async schema(connection: Connection, name: string, given: StoreSchema): Promise<StoreSchema> {
    const key = `{${name}.0}:schema${SHARED_VERSION}`
    await connection.send(key, ['SET', key, JSON.stringify(given), 'NX'])
    return JSON.parse(String(await connection.send(key, ['GET', key]))) as StoreSchema
  }

  static async known(connection: Connection, name: string): Promise<StoreSchema | undefined> {
    const key = `{${name}.0}:schema${SHARED_VERSION}`
    const written = await connection.send(key, ['GET', key])
    return written === null ? undefined : (JSON.parse(String(written)) as StoreSchema)
  }

  /** Gives an id to a text, unless it has one. @returns the text that it has */
  async claim(id: string, text: string): Promise<string> {
    return String(await this.#connection.call(functionName('claim'), [this.#idKey(id)], [text, this.#lifetime()]))
  }

  async textOf(id: string): Promise<string | undefined> {
    const key = this.#idKey(id)
    const text = await this.#connection.send(key, ['GET', key])
    return text === null ? undefined : String(text)
  }

  /** Stores an article and its text. @returns whether the copies of the text were sought before, whether this call stored the article, and the id of the first of its text */
  async put(
    text: string,
    fingerprint: Uint8Array,
    { id, ...article }: SharedArticle,
  ): Promise<{ sought: boolean; isNew: boolean; first: string }> {
    const given = [
      Buffer.from(fingerprint),
      encodeId(id),
      JSON.stringify(article),
      String(article.order),
      this.#lifetime(),
    ]
    const [sought, first, added] = (await this.#connection.call(functionName('put'), [this.#textKey(text)], given)) as [
      Buffer,
      Buffer,
      number,
    ]
    return { sought: sought.length > 0, isNew: added === 1, first: decodeId(first) }
  }

  /** Inserts texts into buckets, then reads these: one call a shard. @returns by look-up the texts of its bucket, the latest last */
  async probe(kind: 'bands' | 'phrases', lookUps: readonly LookUp[], most: number): Promise<string[][]> {
    const ofShards = new Map<number, number[]>()
    for (const [i, { key }] of lookUps.entries()) {
      const shard = (key >>> 0) % SHARDS
      const own = ofShards.get(shard)
      if (own) own.push(i)
      else ofShards.set(shard, [i])
    }
    const found: string[][] = Array.from(lookUps, () => [])
    await Promise.all(
      [...ofShards].map(async ([shard, places]) => {
        const keys: string[] = []
        const placeOf = new Map<string, number>()
        const given: (string | Buffer)[] = [this.#lifetime(), String(most)]
        for (const i of places) {
          const { key, text, time } = lookUps[i]!
          const field = Buffer.alloc(4)
          field.writeUInt32BE(key >>> 0)
          const group = (((key >>> 0) / SHARDS) % GROUPS) | 0
          const slice = this.#sliceOf(time)
          const base = `${this.#tag(shard)}:${kind[0]}${group.toString(36)}`
          const from = placeOf.get(`${base} ${slice}`) ?? keys.length + 1
          if (from > keys.length) {
            placeOf.set(`${base} ${slice}`, from)
            const slices =
              this.#window === null ? [slice] : Array.from({ length: 2 * SLICES + 1 }, (_, j) => slice - SLICES + j)
            for (const one of slices) keys.push(`${base}:${one}`)
          }
          const width = this.#window === null ? 1 : 2 * SLICES + 1
          const own = from + (width >> 1)
          given.push(text === undefined ? '' : Buffer.from(text, 'hex'), field)
          given.push(String(own), String(from), String(from + width - 1))
        }
        const answers = (await this.#connection.call(functionName('probe'), keys, given)) as Buffer[]
        for (const [j, i] of places.entries()) found[i] = textsIn(answers[j]!)
      }),
    )
    return found
  }

  /** Says what a text is, unless that was said before. @returns what it is; empty for a text that has left */
  async decide(text: string, wanted: string): Promise<string> {
    return String(await this.#connection.call(functionName('decide'), [this.#textKey(text)], [wanted]))
  }

  async link(a: string, b: string, relation: string, score: number): Promise<void> {
    const pair = `${relation} ${score}`
    await Promise.all([
      this.#connection.call(functionName('link'), [this.#textKey(a)], [`p:${b}`, pair]),
      this.#connection.call(functionName('link'), [this.#textKey(b)], [`p:${a}`, pair]),
    ])
  }

  /** Remembers that the copies of a text were sought. */
  async sought(text: string): Promise<void> {
    await this.#connection.call(functionName('link'), [this.#textKey(text)], ['d', '1'])
  }

  /** Counts texts that stand for their reprints. @returns how many there are, about: those that left are counted too */
  async countStanding(more: number): Promise<number> {
    const key = `${this.#tag(0)}:standing`
    return Number(await this.#connection.send(key, ['INCRBY', key, String(more)]))
  }

  async read(text: string): Promise<SharedText | undefined> {
    return this.#read(this.#textKey(text), text)
  }

  async fingerprint(text: string): Promise<Buffer | undefined> {
    const key = this.#textKey(text)
    return ((await this.#connection.send(key, ['HGET', key, 'f'])) as Buffer | null) ?? undefined
  }

  /** All texts, in no order. */
  async *texts(): AsyncGenerator<SharedText> {
    const seen = new Set<string>()
    for await (const key of this.#connection.keys(`{${escaped(this.#name)}.*}:t*`)) {
      const text = key.slice(key.indexOf(':t') + 2)
      if (seen.has(text)) continue
      seen.add(text)
      const read = await this.#read(key, text)
      if (read) yield read
    }
  }

  /** Takes an article out, and its text where no other article has it. */
  async remove(id: string): Promise<boolean> {
    const text = await this.textOf(id)
    if (text === undefined) return false
    const key = this.#textKey(text)
    await this.#connection.send(key, ['HDEL', key, Buffer.concat([Buffer.from('a:'), encodeId(id)])])
    const left = await this.read(text)
    if (left === undefined || left.articles.length === 0) await this.#connection.send(key, ['DEL', key])
    else {
      const first = [...left.articles].sort((a, b) => a.order - b.order)[0]!
      await this.#connection.send(key, ['HSET', key, 'o', encodeId(first.id)])
    }
    const idKey = this.#idKey(id)
    await this.#connection.send(idKey, ['DEL', idKey])
    return true
  }

  async #read(key: string, text: string): Promise<SharedText | undefined> {
    const fields = (await this.#connection.send(key, ['HGETALL', key])) as readonly Answer[]
    let fingerprint: Buffer | undefined
    let order = 0
    let decided: string | undefined
    const articles: SharedArticle[] = []
    const pairs: { other: string; relation: string; score: number }[] = []
    for (let i = 0; i < fields.length; i += 2) {
      const [field, value] = [fields[i] as Buffer, fields[i + 1] as Buffer]
      const name = String(field.subarray(0, 2))
      if (name === 'f') fingerprint = value
      else if (name === 'n') order = Number(value)
      else if (name === 'e') decided = String(value)
      else if (name === 'a:')
        articles.push({ id: decodeId(field.subarray(2)), ...(JSON.parse(String(value)) as object) } as SharedArticle)
      else if (name === 'p:') {
        const [relation, score] = String(value).split(' ')
        pairs.push({ other: String(field.subarray(2)), relation: relation!, score: Number(score) })
      }
    }
    return fingerprint && { text, fingerprint, order, articles, decided, pairs }
  }

  #tag(shard: number): string {
    return `{${this.#name}.${shard}}`
  }

  #idKey(id: string): string {
    const bytes = encodeId(id)
    let hash = bytes.length
    for (const byte of bytes) hash = (Math.imul(hash, 31) + byte) | 0
    return `${this.#tag((hash >>> 0) % SHARDS)}:i${bytes.toString('base64url')}`
  }

  #textKey(text: string): string {
    return `${this.#tag(Number.parseInt(text.slice(-4), 16) % SHARDS)}:t${text}`
  }

  #sliceOf(time: number): number {
    return this.#window === null ? 0 : Math.floor(time / (this.#window / SLICES))
  }

  /** Milliseconds that what is written now lives: by the clock of the server, from its last insertion on. */
  #lifetime(): string {
    return this.#window === null ? '0' : String(Math.ceil(this.#window * (1 + 1 / SLICES)))
  }
}

function textsIn(bytes: Buffer): string[] {
  const texts: string[] = []
  for (let at = 0; at + 8 <= bytes.length; at += 8) texts.push(bytes.toString('hex', at, at + 8))
  return texts
}

/** Ids may have halves of surrogate pairs, which UTF-8 cannot hold. */
function encodeId(id: string): Buffer {
  return Buffer.from(id, 'utf16le')
}

function decodeId(bytes: Buffer): string {
  return bytes.toString('utf16le')
}

function escaped(name: string): string {
  return name.replaceAll(/[*?[\]\\^]/g, '\\$&')
}

/** The name that keys begin with. @throws DoppelwireError `OPTION_INVALID` */
export function namespaceOf(url: string): string {
  const name = new URL(url).searchParams.get('namespace') ?? 'doppelwire'
  if (/^[\w-]{1,64}$/.test(name)) return name
  throw new DoppelwireError(
    'OPTION_INVALID',
    `store: namespace: expected letters, digits, _ and -, found ${JSON.stringify(name)}`,
  )
}

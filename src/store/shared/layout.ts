import { DoppelwireError } from '../../errors.js'
import { encodeString } from '../record.js'
import { SHARED_VERSION } from './functions.js'

/** What is kept is spread over so many parts, each with a hash tag of its own: a cluster moves these. */
export const SHARDS = 64
/** Slices of the window, by which it is told how far apart two articles were written: one is found from up to so many before and after. */
export const SLICES = 2
/** Turns of the clock, of which there are 16, by which rows leave: a row lives for 12, its window and half of it more. */
const TURNS = 8
/** So many windows something lives: an article may be a window older than the one that it is found by, and come a little late. */
const OUTLASTS = 1.5

/** Where things stand: the keys of one namespace. */
export class Layout {
  readonly #name: string
  readonly #window: number | null
  /** Milliseconds that what is written now lives: by the clock of the server, from its last insertion on. 0 for ever. */
  readonly lifetime: string
  /** The same in turns. */
  readonly turns: number
  readonly standingKey: string

  constructor(name: string, window: number | null) {
    this.#name = name
    this.#window = window
    this.lifetime = window === null ? '0' : String(Math.ceil(window * OUTLASTS))
    this.turns = window === null ? 0 : TURNS * OUTLASTS
    this.standingKey = `${this.#tag(0)}:standing`
  }

  /** The key of an id. */
  idKey(id: string): string {
    const bytes = encodeString(id)
    let hash = bytes.length
    for (const byte of bytes) hash = (Math.imul(hash, 31) + byte) | 0
    const tag = this.#tag((hash >>> 0) % SHARDS)
    // Ids that are UTF-8 stand as they are; the others in characters that are.
    return bytes[0] === 0 ? `${tag}:i${id}` : `${tag}:j${Buffer.from(bytes).toString('base64url')}`
  }

  /** The key of a text. */
  textKey(text: string): string {
    return `${this.#tag(Number.parseInt(text.slice(-4), 16) % SHARDS)}:t${text}`
  }

  /** The pattern of the keys of all texts. */
  get textKeys(): string {
    return `{${this.#name}.*}:t*`
  }

  /** The text of a key. */
  textIn(key: string): string {
    return key.slice(key.indexOf(':t') + 2)
  }

  /** The slice of a moment. */
  sliceOf(time: number): number {
    return this.#window === null ? 0 : Math.floor(time / (this.#window / SLICES))
  }

  /** The turn of the clock, from 0 to 15. */
  turnOf(now: number): number {
    return this.#window === null ? 0 : Math.floor(now / (this.#window / TURNS)) % 16
  }

  /** The table of the buckets of one shard. */
  bucketKey(kind: 'bands' | 'phrases', shard: number): string {
    return `${this.#tag(shard)}:${kind[0]}`
  }

  #tag(shard: number): string {
    return `{${this.#name}.${shard}}`
  }
}

/** The key of the options that tables were made with. */
export function schemaKey(name: string): string {
  return `{${name}.0}:schema${SHARED_VERSION}`
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

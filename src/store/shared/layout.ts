import { DoppelwireError } from '../../errors.js'
import { encodeString } from '../record.js'
import { SHARED_VERSION } from './functions.js'

/** What is kept is spread over so many parts, each with a hash tag of its own: a cluster moves these. */
export const SHARDS = 64
/** Slices of the window. A look-up reads those of a window before and after an article. */
const SLICES = 2

/** Where things stand: the keys of one namespace. */
export class Layout {
  readonly #name: string
  readonly #window: number | null
  /** Milliseconds that what is written now lives: by the clock of the server, from its last insertion on. 0 for ever. */
  readonly lifetime: string
  /** How many slices a look-up reads; the middle one is that of the article. */
  readonly width: number
  readonly standingKey: string

  constructor(name: string, window: number | null) {
    this.#name = name
    this.#window = window
    this.lifetime = window === null ? '0' : String(Math.ceil(window * (1 + 1 / SLICES)))
    this.width = window === null ? 1 : 2 * SLICES + 1
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

  /** The tables that a look-up of a slice reads, of one shard. */
  bucketKeys(kind: 'bands' | 'phrases', shard: number, slice: number): string[] {
    const first = slice - (this.width >> 1)
    return Array.from({ length: this.width }, (_, i) => `${this.#tag(shard)}:${kind[0]}${first + i}`)
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

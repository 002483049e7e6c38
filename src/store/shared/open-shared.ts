import { createDeduper } from '../../deduper/deduper.js'
import type { DeduperOptions } from '../../deduper/options.js'
import { DoppelwireError } from '../../errors.js'
import { describe } from '../../options.js'
import { createHash64 } from '../../structures/xxhash.js'
import type { StoreSchema } from '../contract.js'
import { resolveWith, splitOptions } from '../options.js'
import { checkSame, checkVersions } from '../schema.js'
import { StoreClock } from '../window.js'
import { Buckets } from './buckets.js'
import { Connection } from './connection.js'
import { Layout, namespaceOf, schemaKey } from './layout.js'
import { Preparer } from './preparer.js'
import { SharedDeduper } from './shared-deduper.js'
import { TextCache } from './text-cache.js'
import { Texts } from './texts.js'

/** How to open a deduper that many workers share. Options of a deduper mean what they mean to `openDeduper`. */
export interface OpenSharedOptions extends Partial<DeduperOptions> {
  /**
   * `redis://` or `rediss://`, with user and password where they are needed: one server, or any of a cluster. Several dedupers may share
   * servers: `?namespace=NAME` tells them apart.
   */
  readonly store: string
  /** How long an article is remembered, by the dates of the articles: a number with `m`, `h`, `d` or `w`, or `none`. Default `30d`. */
  readonly window?: string
  /** When an article counts as stored: in `memory` of its server (the default), or `replicated`, when a replica has it too. */
  readonly durability?: 'memory' | 'replicated'
  /** Whether to read only: then nothing is stored or removed, and there must be a store. Default `false`. */
  readonly readOnly?: boolean
  /** The wall clock in milliseconds. Default `Date.now`. */
  readonly now?: () => number
}

/**
 * Opens a deduper that many workers share, in Redis 7, Valkey 7.2 or later, or a cluster of these.
 *
 * @throws DoppelwireError `OPTION_INVALID`; `STORE_MISMATCH` where the tables were made with other options; `STORE_FAILED` for servers that
 *   cannot be reached, evict, forbid functions or have no replica where one is asked for; `PACKAGE_MISSING` without the package redis.
 * @example
 * const opening = openSharedDeduper({ store: 'redis://127.0.0.1:1?namespace=news', window: '7d' })
 * await opening.catch(({ code }) => code)
 * // => 'STORE_FAILED'
 */
export async function openSharedDeduper(given: OpenSharedOptions): Promise<SharedDeduper> {
  const { durability = 'memory', ...others } = Object(given) as OpenSharedOptions
  if (durability !== 'memory' && durability !== 'replicated') {
    throw new DoppelwireError(
      'OPTION_INVALID',
      `durability: expected memory or replicated, found ${describe(durability)}`,
    )
  }
  if (Object(given).maxArticles !== undefined) {
    const message = 'maxArticles: a store in Redis does not have this option; its window says what leaves'
    throw new DoppelwireError('OPTION_INVALID', message)
  }
  const split = splitOptions(others)
  if (typeof split.store !== 'string' || !isShared(split.store)) {
    throw new DoppelwireError(
      'OPTION_INVALID',
      `store: expected a URL such as redis://localhost:6379, found ${describe(split.store)}`,
    )
  }
  const url = split.store
  const name = namespaceOf(url)
  const connection = await Connection.open(withoutNamespace(url), durability === 'replicated')
  try {
    const known = await readSchema(connection, name)
    if (known === undefined && split.readOnly) {
      throw new DoppelwireError('STORE_INVALID', `${connection.shown}: there is no store of the namespace ${name}`)
    }
    const asked = resolveWith(known, split)
    const schema = known ?? (await writeSchema(connection, name, asked.schema))
    checkVersions(schema)
    checkSame(asked.schema, schema)
    const { deduper: options, window } = asked
    const layout = new Layout(name, window)
    const clock = new StoreClock(window, undefined, split.now)
    const cache = new TextCache(options)
    const texts = new Texts(connection, layout, (text) => cache.sizeOf(text))
    const [deduper, hash64] = [await createDeduper(options), await createHash64()]
    return new SharedDeduper({
      connection,
      epoch: await connection.epoch(),
      buckets: new Buckets(connection, layout, split.now),
      texts,
      cache,
      preparer: new Preparer({ texts, deduper, options, clock, hash64, now: split.now }),
      options,
      schema,
      replicated: durability === 'replicated',
      readOnly: split.readOnly,
    })
  } catch (error) {
    connection.close()
    throw error
  }
}

/** The options that tables were made with, if they were. */
async function readSchema(connection: Connection, name: string): Promise<StoreSchema | undefined> {
  const key = schemaKey(name)
  const written = await connection.send(key, ['GET', key])
  return written === null ? undefined : (JSON.parse(String(written)) as StoreSchema)
}

/** Gives tables their options, unless they have some. @returns those that they have */
async function writeSchema(connection: Connection, name: string, given: StoreSchema): Promise<StoreSchema> {
  const key = schemaKey(name)
  await connection.send(key, ['SET', key, JSON.stringify(given), 'NX'])
  return (await readSchema(connection, name))!
}

/** The URL of a store that many workers share. */
export type SharedUrl = `redis://${string}` | `rediss://${string}`

/** Whether a store is named that many workers share. */
export function isShared(store: unknown): boolean {
  return typeof store === 'string' && /^rediss?:\/\//.test(store)
}

function withoutNamespace(url: string): string {
  const parsed = new URL(url)
  parsed.searchParams.delete('namespace')
  return parsed.href
}

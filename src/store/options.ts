import { checkDeduperOptions, type DeduperOptions } from '../deduper/options.js'
import { DoppelwireError } from '../errors.js'
import { checkBoolean, checkNumber, checkOneOf, describe } from '../options.js'
import type { Durability, Store, StoreSchema } from './contract.js'
import { checkSame, checkVersions, KEPT_OPTIONS, schemaOf } from './schema.js'
import { parseWindow } from './window.js'

/**
 * How to open a store. Of the options of a deduper, those that change what is found must be the ones that the store was made with, and
 * may be left out then; the others (`representative`, `bucketCap`, `onDuplicate`) may differ each time.
 */
export interface OpenDeduperOptions extends Partial<DeduperOptions> {
  /** The folder of the store, made where it does not exist; or a store, such as `createMemoryStore` makes. */
  readonly store: string | Store
  /**
   * How long an article is remembered, by the dates of the articles: a number with `m`, `h`, `d` or `w`, or `none`. Default `30d`.
   */
  readonly window?: string
  /** When an article counts as acknowledged. Default `disk`; of a store in memory `memory`. */
  readonly durability?: Durability
  /** Whether to read only: then another process may write meanwhile, which does not show. Default `false`. */
  readonly readOnly?: boolean
  /** The most articles that are remembered; of more the oldest by order of storing leave. Default `Infinity`. */
  readonly maxArticles?: number
  /** The wall clock in milliseconds. Default `Date.now`. */
  readonly now?: () => number
}

const DEFAULT_WINDOW = '30d'
/** Each of a flood of alike texts is compared with so many of those before it. */
const BUCKET_CAP = 64

/** The options of this room, apart from those of a deduper. */
export function splitOptions(given: OpenDeduperOptions) {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) {
    throw new DoppelwireError('OPTION_INVALID', `openDeduper: expected an object of options, found ${describe(given)}`)
  }
  const { store, window, durability, readOnly, maxArticles, now, ...deduper } = given
  const own = {
    readOnly: readOnly ?? false,
    now: now ?? Date.now,
    maxArticles: maxArticles ?? Number.POSITIVE_INFINITY,
  }
  checkBoolean(own.readOnly, 'readOnly')
  if (own.maxArticles !== Number.POSITIVE_INFINITY) {
    checkNumber(own.maxArticles, 'maxArticles', { low: 1, high: 2 ** 32, whole: true })
  }
  if (typeof own.now !== 'function') {
    throw new DoppelwireError('OPTION_INVALID', `now: expected a function, found ${describe(own.now)}`)
  }
  if (durability !== undefined) checkOneOf(durability, 'durability', ['memory', 'disk'])
  if (window !== undefined) parseWindow(window)
  const present = Object.fromEntries(Object.entries(deduper).filter(([, value]) => value !== undefined))
  return { store, window, durability, ...own, deduper: present as Partial<DeduperOptions> }
}

/**
 * The options to work with: those given, for a store that exists the ones it was made with, and defaults.
 *
 * @throws DoppelwireError `OPTION_INVALID`, `STORE_MISMATCH`
 */
export function resolveWith(
  schema: StoreSchema | undefined,
  { window, deduper }: Pick<ReturnType<typeof splitOptions>, 'window' | 'deduper'>,
): { deduper: DeduperOptions; schema: StoreSchema; window: number | null } {
  if (schema === undefined) {
    const options = checkDeduperOptions({ bucketCap: BUCKET_CAP, ...deduper })
    const chosen = window ?? DEFAULT_WINDOW
    return { deduper: options, schema: schemaOf(options, chosen), window: parseWindow(chosen) }
  }
  checkVersions(schema)
  const kept = Object.fromEntries(KEPT_OPTIONS.map((name) => [name, schema[name] ?? undefined]))
  const options = checkDeduperOptions({ bucketCap: BUCKET_CAP, ...kept, ...deduper })
  checkSame(schemaOf(options, window ?? String(schema.window)), schema)
  return { deduper: options, schema, window: parseWindow(schema.window) }
}

import { createDeduper } from '../deduper/deduper.js'
import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'
import type { Store } from './contract.js'
import { openLmdbStore } from './lmdb-store.js'
import { type OpenDeduperOptions, resolveWith, splitOptions } from './options.js'
import { restore } from './restore.js'
import { isShared, type OpenSharedOptions, openSharedDeduper, type SharedUrl } from './shared/open-shared.js'
import type { SharedDeduper } from './shared/shared-deduper.js'
import { StoredDeduper } from './stored-deduper.js'
import { StoreClock } from './window.js'

/**
 * Opens a deduper that lives in a store: what it was given in earlier runs, it still knows. A new store is made where there is none.
 * A store `redis://…` is shared by many workers: `openSharedDeduper` says what it is.
 *
 * @throws DoppelwireError `OPTION_INVALID`; `STORE_MISMATCH` for a store of other options or another version, with both;
 *   `STORE_LOCKED` while another process writes; `STORE_INVALID` for a folder that is no store, or a damaged one;
 *   `PACKAGE_MISSING` where lmdb is not installed.
 * @example
 * await using deduper = await openDeduper({ store: 'archive', window: '30d' })
 * const story = 'Ministers agreed on Friday to cut the tax on bread by four percent, the finance minister said.'
 * await deduper.add({ id: 'wire', text: story }) // => { status: 'new', id: 'wire', cluster: 'wire' }
 * const { status, of } = await deduper.add({ id: 'site', text: story })
 * status // => 'copy'
 * of // => 'wire'
 */
export function openDeduper(given: OpenSharedOptions & { readonly store: SharedUrl }): Promise<SharedDeduper>
export function openDeduper(given: OpenDeduperOptions): Promise<StoredDeduper>
export function openDeduper(given: OpenDeduperOptions | OpenSharedOptions): Promise<StoredDeduper | SharedDeduper> {
  // Of a URL of any type it is known when it is opened; then what is given is checked there.
  return isShared(Object(given).store)
    ? openSharedDeduper(given as OpenSharedOptions)
    : openStored(given as OpenDeduperOptions)
}

async function openStored(given: OpenDeduperOptions): Promise<StoredDeduper> {
  const options = splitOptions(given)
  const store = typeof options.store === 'string' ? await openLmdbStore(options.store, options.readOnly) : options.store
  checkStore(store)
  try {
    const { deduper: deduperOptions, schema, window } = resolveWith(store.state?.schema, options)
    if (!options.readOnly) store.create(schema)
    const clock = new StoreClock(window, store.state?.clock, options.now)
    const durability = options.durability ?? (typeof options.store === 'string' ? 'disk' : 'memory')
    const restored = await restore(store, () => createDeduper(deduperOptions))
    const { readOnly, maxArticles } = options
    return new StoredDeduper({ store, ...restored, clock, durability, readOnly, maxArticles })
  } catch (error) {
    await store.close()
    throw error
  }
}

function checkStore(store: unknown): asserts store is Store {
  if (typeof store === 'object' && store !== null && 'commit' in store && 'keys' in store) return
  throw new DoppelwireError(
    'OPTION_INVALID',
    `store: expected the path of a folder, or a store, found ${describe(store)}`,
  )
}

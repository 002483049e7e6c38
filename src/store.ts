export type {
  Batch,
  CheckpointPlace,
  Durability,
  KeptCheckpoint,
  Store,
  StoredArticle,
  StoredKeys,
  StoredPair,
  StoredText,
  StoreSchema,
  StoreState,
} from './store/contract.js'
export type { StoreEvent } from './store/events.js'
export { createMemoryStore } from './store/memory-store.js'
export { openDeduper } from './store/open-deduper.js'
export type { OpenDeduperOptions } from './store/options.js'
export type { StoredStatistics, StoredVerdict } from './store/results.js'
export type { OpenSharedOptions, SharedUrl } from './store/shared/open-shared.js'
export type { SharedDeduper, SharedStatistics } from './store/shared/shared-deduper.js'
export type { StoredDeduper } from './store/stored-deduper.js'

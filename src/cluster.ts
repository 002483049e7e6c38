export type { StoredVerdict } from './store/results.js'
export { type OpenSharedOptions, openSharedDeduper, type SharedUrl } from './store/shared/open-shared.js'
export type { SharedDeduper, SharedStatistics } from './store/shared/shared-deduper.js'

export type { RunBatchOptions } from './batch/options.js'
export { type BatchSummary, runBatch } from './batch/run-batch.js'

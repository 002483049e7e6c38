export type { RunBatchOptions } from './batch/options.js'
export { type BatchSummary, runBatch } from './batch/run-batch.js'
export type {
  ArticleField,
  FieldNames,
  Format,
  Mended,
  OnPassedOver,
  OpenArticlesOptions,
  OpenedArticle,
  Place,
} from './input/open.js'

/** The codes of {@link DoppelwireError}, with their meanings. */
export const ERROR_CODES = {
  ARTICLE_INVALID: 'an article lacks a field, or a field has the wrong type',
  DUPLICATE_ID: 'an id was stored before with another text',
  OPTION_INVALID: 'an option is unknown, or its value is outside its range',
  ARGUMENT_INVALID: 'an argument of a function has the wrong type, or is missing',
  FINGERPRINT_INVALID: 'the bytes are no fingerprint, or are damaged',
  FINGERPRINT_MISMATCH: 'two fingerprints were made with other versions or options',
  SIGNATURE_INVALID: 'the bytes are no MinHash signature, or are damaged',
  SIGNATURE_MISMATCH: 'two MinHash signatures were made with other options',
  INDEX_INVALID: 'the bytes are no index, or are damaged',
  ARTICLES_REMOVED: 'articles were removed while an answer about them was read',
  UNKNOWN_ID: 'no article of this id is stored',
  INPUT_MISSING: 'a file or folder does not exist or cannot be read',
  INPUT_INVALID: 'a file holds something that cannot be read as articles',
  OUTPUT_REFUSED: 'a file cannot be written, or would overwrite the input',
  PACKAGE_MISSING: 'an optional package that a subpath needs is not installed',
  WORKER_DIED: 'a worker thread ended before its work was done, as for lack of memory',
  STORE_INVALID: 'a folder holds no store, or the store is damaged',
  STORE_MISMATCH: 'a store was made with other options or by another version',
  STORE_LOCKED: 'another process writes to the store',
  STORE_FAILED: 'a store could not be written, is closed, or was opened to be read',
  BATCH_MISMATCH: 'a folder holds a batch of other articles or options',
  BATCH_FAILED: 'a batch could not be finished, as for lack of memory or disk',
  USAGE: 'the command was called with unknown or missing arguments',
} as const

/** One of the codes in `ERROR_CODES`. */
export type ErrorCode = keyof typeof ERROR_CODES

/**
 * The error class of this package. Programs can rely on `code`, which does not change. The message says what was found,
 * what was expected and, where the caller can do something, what to do.
 */
export class DoppelwireError extends Error {
  /** Always `DoppelwireError`, in bundles too. */
  override readonly name = 'DoppelwireError'
  /** What went wrong; see `ERROR_CODES`. */
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

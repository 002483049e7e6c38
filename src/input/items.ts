import type { DoppelwireError } from '../errors.js'
import type { Limits } from './bytes/limits.js'
import type { InputFile } from './files.js'
import type { Place } from './place.js'

/** What a reader found at one place: a record of any shape, or why there is none. */
export type Item = FoundRecord | { readonly error: DoppelwireError }

export interface FoundRecord {
  readonly record: Record<string, unknown>
  readonly place: Place
  /** The position that names an article without an id: `file:position`; undefined where the file itself names it. */
  readonly position?: number
  /** The article's own bytes, if it has a line or element of its own. A view. */
  readonly raw?: Buffer
}

/** What a reader of one format is given beside the bytes. */
export interface ReadContext {
  readonly file: InputFile
  readonly limits: Limits
  /** Whether articles are wanted with their own bytes. */
  readonly raw: boolean
}

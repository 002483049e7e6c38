import { checkSignal } from '../abortable.js'
import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'
import { ARTICLE_KEYS, type ArticleKeys } from './article-keys.js'
import type { DeduperOptions } from './options.js'

/** What `dedupe` and `verdicts` take: the options of a deduper, where an item has its fields, and a signal that ends the work. */
export interface DedupeOptions<Item> extends Partial<DeduperOptions>, ArticleKeys<Item> {
  /** Ends the work with its reason. */
  readonly signal?: AbortSignal | undefined
}

/** @throws DoppelwireError `OPTION_INVALID` for what is no object or no signal; the options of the deduper are checked where it is made. */
export function splitOptions<Item>(
  options: DedupeOptions<Item>,
  what: string,
): {
  readonly keys: ArticleKeys<Item>
  readonly signal: AbortSignal | undefined
  readonly deduperOptions: Partial<DeduperOptions>
} {
  if (options === null || typeof options !== 'object' || Array.isArray(options)) {
    throw new DoppelwireError('OPTION_INVALID', `${what}: expected an object of options, found ${describe(options)}`)
  }
  const { signal, ...others } = options
  checkSignal(signal)
  const isKey = ([name]: [string, unknown]) => ARTICLE_KEYS.some((key) => key === name)
  const entries = Object.entries(others)
  return {
    signal,
    keys: Object.fromEntries(entries.filter(isKey)),
    deduperOptions: Object.fromEntries(entries.filter((entry) => !isKey(entry))),
  }
}

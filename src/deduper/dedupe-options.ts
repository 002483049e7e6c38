import { checkSignal } from '../abortable.js'
import { resolveOptions } from '../options.js'
import { ARTICLE_KEYS, type ArticleKeys } from './article-keys.js'
import { DEDUPER_DEFAULTS, type DeduperOptions } from './options.js'

/** What `dedupe` and `verdicts` take: the options of a deduper, where an item has its fields, and a signal that ends the work. */
export interface DedupeOptions<Item> extends Partial<DeduperOptions>, ArticleKeys<Item> {
  /** Ends the work with its reason. */
  readonly signal?: AbortSignal | undefined
}

const NO_KEYS = Object.fromEntries(ARTICLE_KEYS.map((field) => [field, undefined]))

/**
 * @throws DoppelwireError `OPTION_INVALID` for what is no object, an unknown option or no signal; values are checked where the deduper is
 *   made.
 */
export function splitOptions<Item>(
  options: DedupeOptions<Item>,
  what: string,
): {
  readonly keys: ArticleKeys<Item>
  readonly signal: AbortSignal | undefined
  readonly deduperOptions: Partial<DeduperOptions>
} {
  const defaults = { ...NO_KEYS, ...DEDUPER_DEFAULTS, signal: undefined }
  const { signal, ...others } = resolveOptions<DedupeOptions<Item>>(options, defaults, what)
  checkSignal(signal)
  const isKey = ([name]: [string, unknown]) => Object.hasOwn(NO_KEYS, name)
  const entries = Object.entries(others)
  return {
    signal,
    keys: Object.fromEntries(entries.filter(isKey)),
    deduperOptions: Object.fromEntries(entries.filter((entry) => !isKey(entry))),
  }
}

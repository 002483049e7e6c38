import type { Article } from '../article.js'
import { canonicalUrl } from '../input/open.js'

/**
 * Which articles are later versions of another: those of an id that was stored before with another text, and those of another id
 * under the same canonical URL.
 */
export class VersionTable {
  /** By id: the id of the first version. */
  readonly versionOf = new Map<string, string>()
  /** By canonical URL: the first id. */
  readonly #idOfUrl = new Map<string, string>()

  /**
   * Takes in an article that was stored under `id`, which differs from its own id if that was taken.
   *
   * @returns the id of the first version, if this is a later one
   */
  add(id: string, article: Article): string | undefined {
    const first = id === article.id ? this.#sameUrl(article) : (this.versionOf.get(article.id) ?? article.id)
    if (first !== undefined) this.versionOf.set(id, first)
    return first
  }

  #sameUrl({ id, url }: Article): string | undefined {
    const address = url ? canonicalUrl(url) : undefined
    // The address of a whole site says nothing of an article.
    if (address === undefined || !/^https:\/\/[^/]+(?:\/.|\?)/.test(address)) return undefined
    const earlier = this.#idOfUrl.get(address)
    if (earlier === undefined) this.#idOfUrl.set(address, id)
    return earlier
  }
}

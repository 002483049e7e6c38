import { shingles } from '../shingles.js'

/** Sets of keys that belong together, joined two at a time (union-find with path halving). */
export class Groups {
  readonly #parents = new Map<string, string>()

  /** The name of the group that `key` is in; a new key is a group of its own. */
  find(key: string): string {
    let parent = this.#parents.get(key)
    if (parent === undefined) {
      this.#parents.set(key, key)
      return key
    }
    let child = key
    while (parent !== child) {
      const above: string = this.#parents.get(parent)!
      this.#parents.set(child, above)
      child = above
      parent = this.#parents.get(child)!
    }
    return child
  }

  join(a: string, b: string): void {
    const [first, second] = [this.find(a), this.find(b)]
    if (first !== second) this.#parents.set(second, first)
  }
}

/** A shingle in more texts than this is a stock phrase and joins nothing. */
const STOCK_PHRASE = 30

/**
 * Pairs of texts of which the shorter has at least `share` of its word 5-shingles in the longer: the same article under two ids, or a
 * part of it. Exact, by an inverted index; texts under 20 shingles are left alone.
 */
export function nearIdentical(texts: ReadonlyMap<string, string>, share = 0.5): [string, string][] {
  const holders = new Map<string, number[]>()
  const ids = [...texts.keys()]
  const sizes = ids.map((id, number) => {
    const found = shingles(texts.get(id)!)
    for (const shingle of found) {
      const list = holders.get(shingle)
      if (list === undefined) holders.set(shingle, [number])
      else list.push(number)
    }
    return found.size
  })
  const shared = new Map<number, number>()
  for (const list of holders.values()) {
    if (list.length < 2 || list.length > STOCK_PHRASE) continue
    for (const [index, a] of list.entries()) {
      for (const b of list.slice(index + 1)) {
        const key = a * ids.length + b
        shared.set(key, (shared.get(key) ?? 0) + 1)
      }
    }
  }
  const pairs: [string, string][] = []
  for (const [key, count] of shared) {
    const [a, b] = [Math.floor(key / ids.length), key % ids.length]
    const shorter = Math.min(sizes[a]!, sizes[b]!)
    if (shorter >= 20 && count >= share * shorter) pairs.push([ids[a]!, ids[b]!])
  }
  return pairs
}

import { GOLDEN, mix32 } from '../structures/hash.js'

/** A seeded source of numbers from 0 up to but not including 1, the same on every runtime: the hash of a counter (SplitMix, 32 bits). */
export function randomFrom(seed: number): () => number {
  let state = mix32(seed)
  return () => {
    state = (state + GOLDEN) | 0
    return mix32(state) / 2 ** 32
  }
}

/** Puts a list in random order, in place (Fisher and Yates). */
export function shuffle<Item>(list: Item[], random: () => number): Item[] {
  for (let end = list.length - 1; end > 0; end--) {
    const other = Math.floor(random() * (end + 1))
    const item = list[end]!
    list[end] = list[other]!
    list[other] = item
  }
  return list
}

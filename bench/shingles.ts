/**
 * Word shingles made of strings and sets: an independent reference for the benchmarks, on purpose not the library's
 * code.
 */
export function shingles(text: string, size = 5): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const found = new Set<string>()
  for (let start = 0; start + size <= words.length; start++) found.add(words.slice(start, start + size).join(' '))
  return found
}

export function countShared<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let shared = 0
  for (const item of small) if (large.has(item)) shared++
  return shared
}

/** Jaccard similarity, 0 to 1; 0 for two empty sets. */
export function jaccard<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): number {
  const shared = countShared(a, b)
  return shared === 0 ? 0 : shared / (a.size + b.size - shared)
}

/** How much of `part` stands in `whole`, 0 to 1; 0 for an empty part. */
export function containment<Item>(part: ReadonlySet<Item>, whole: ReadonlySet<Item>): number {
  return part.size === 0 ? 0 : countShared(part, whole) / part.size
}

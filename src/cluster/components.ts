/** A pair of texts, by number. */
export interface Linked {
  readonly a: number
  readonly b: number
}

/**
 * The connected components of the edges: parts that share no text, each in the order given. Texts of two parts are never in
 * one cluster; texts of one part may be in several.
 */
export function componentsOf<Edge extends Linked>(edges: readonly Edge[]): Edge[][] {
  const parents = new Map<number, number>()
  const rootOf = (text: number): number => {
    let root = text
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
      root = parent
    // Each text on the way now points to the root, so that the next look-up is short.
    for (let at = text; at !== root; ) {
      const next = parents.get(at)!
      parents.set(at, root)
      at = next
    }
    return root
  }
  for (const { a, b } of edges) {
    const root = rootOf(b)
    parents.set(root, root)
    parents.set(rootOf(a), root)
  }
  const parts = new Map<number, Edge[]>()
  for (const edge of edges) {
    const root = rootOf(edge.a)
    const part = parts.get(root)
    if (part) part.push(edge)
    else parts.set(root, [edge])
  }
  return [...parts.values()]
}

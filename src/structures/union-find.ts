/**
 * The item that stands for the set of an item, in a forest of sets: by item its parent; one that stands for a set is its own. To join two
 * sets, make the root of one the parent of the other's.
 */
export function rootOf(parents: Int32Array | Uint32Array, item: number): number {
  let root = item
  while (parents[root] !== root) root = parents[root]!
  // Each item on the way now points to the root, so that the next look-up is short.
  for (let at = item; at !== root; ) {
    const next = parents[at]!
    parents[at] = root
    at = next
  }
  return root
}

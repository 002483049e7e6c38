import { lowerBound } from '../structures/lower-bound.js'
import { rootOf } from '../structures/union-find.js'

/** A pair of texts, by number. */
export interface Linked {
  readonly a: number
  readonly b: number
}

/**
 * The connected components of the edges: parts that share no text, each in the order given, by their first edges. Texts of two parts are
 * never in one cluster; texts of one part may be in several. A part is made when it is asked for: all at once would take as much memory as
 * the clusters.
 */
export function* componentsOf<Edge extends Linked>(edges: readonly Edge[]): Generator<Edge[]> {
  const texts = new Int32Array(2 * edges.length)
  for (const [i, { a, b }] of edges.entries()) {
    texts[2 * i] = a
    texts[2 * i + 1] = b
  }
  texts.sort()
  // By the first place of a text among the sorted ones.
  const parents = Int32Array.from(texts.keys())
  const root = (text: number): number => rootOf(parents, lowerBound(texts, text))
  for (const { a, b } of edges) parents[root(a)] = root(b)
  const { order, ends } = inParts(edges, root, texts.length)
  for (let part = 0, at = 0; part < ends.length; part++) {
    const own: Edge[] = []
    for (; at < ends[part]!; at++) own.push(edges[order[at]!]!)
    yield own
  }
}

/** The places of the edges, those of one part side by side, and where each part ends. */
function inParts(
  edges: readonly Linked[],
  root: (text: number) => number,
  roots: number,
): { order: Int32Array; ends: readonly number[] } {
  /** By root: 1 + the number of its part. */
  const numbers = new Int32Array(roots)
  const parts = new Int32Array(edges.length)
  const ends: number[] = []
  for (const [i, { a }] of edges.entries()) {
    const standing = root(a)
    if (numbers[standing] === 0) numbers[standing] = ends.push(0)
    parts[i] = numbers[standing]! - 1
    ends[parts[i]!]!++
  }
  for (let part = 1; part < ends.length; part++) ends[part]! += ends[part - 1]!
  const next = [0, ...ends]
  const order = new Int32Array(edges.length)
  for (const [i, part] of parts.entries()) order[next[part]!++] = i
  return { order, ends }
}

/** A verified pair of vertices, and how sure it is. */
export interface Edge {
  readonly a: number
  readonly b: number
  readonly score: number
}

/** A vertex with its verified pair to another. */
export interface Neighbour {
  readonly vertex: number
  readonly score: number
}

/**
 * Star clusters (Aslam, Pelekhov and Rus 2004): in the order of `ranked` (all vertices, best first) each vertex not
 * yet taken becomes a centre and takes its free neighbours. Then each member moves to the centre it is surest of, the
 * better-ranked one of equals.
 *
 * Every member has a verified pair with its centre; nothing chains. No centre could have taken another one.
 *
 * @param takes by vertex, the neighbours that it may take; where this is not mutual, those that may take others must be
 *   ranked first
 * @returns by vertex, its centre; a centre is its own.
 */
export function stars(
  ranked: readonly number[],
  takes: ReadonlyMap<number, readonly Neighbour[]>,
): Map<number, number> {
  const centres = new Map<number, number>()
  for (const vertex of ranked) {
    if (centres.has(vertex)) continue
    centres.set(vertex, vertex)
    for (const { vertex: member } of takes.get(vertex) ?? []) if (!centres.has(member)) centres.set(member, vertex)
  }
  const surest = new Map<number, number>()
  for (const centre of ranked) {
    if (centres.get(centre) !== centre) continue
    for (const { vertex, score } of takes.get(centre) ?? []) {
      if (score <= (surest.get(vertex) ?? -1)) continue
      surest.set(vertex, score)
      centres.set(vertex, centre)
    }
  }
  return centres
}

/** The neighbours of every vertex that has some, but for vertices that are `barred` from taking any. */
export function adjacency(edges: Iterable<Edge>, barred: ReadonlySet<number> = new Set()): Map<number, Neighbour[]> {
  const neighbours = new Map<number, Neighbour[]>()
  const link = (from: number, to: number, score: number) => {
    if (barred.has(from)) return
    const list = neighbours.get(from)
    if (list) list.push({ vertex: to, score })
    else neighbours.set(from, [{ vertex: to, score }])
  }
  for (const { a, b, score } of edges) {
    link(a, b, score)
    link(b, a, score)
  }
  return neighbours
}

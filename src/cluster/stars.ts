/** A verified pair of vertices, with its score. */
export interface Edge {
  readonly a: number
  readonly b: number
  readonly score: number
}

/** The other vertex of an edge, with the score of the edge. */
export interface Neighbour {
  readonly vertex: number
  readonly score: number
}

/**
 * Star clusters (Aslam, Pelekhov and Rus 2004): in the order of `ranked`, each vertex that no centre has taken is a centre
 * and takes its neighbours. One that several centres may take belongs to the centre with the highest score, to the better ranked of
 * equal centres.
 *
 * Every member has a verified pair with its centre; no cluster is a chain of pairs. No centre may take another centre.
 *
 * @param ranked all vertices, best first
 * @param takes by vertex: the neighbours that it may take. A neighbour that may not take it in turn may take none
 * @returns by vertex: its centre; the centre of a centre is the centre itself
 */
export function stars(
  ranked: readonly number[],
  takes: ReadonlyMap<number, readonly Neighbour[]>,
): Map<number, number> {
  const centres = new Map(ranked.map((vertex) => [vertex, vertex]))
  const bestScores = new Map<number, number>()
  for (const centre of ranked) {
    if (centres.get(centre) !== centre) continue
    for (const { vertex, score } of takes.get(centre) ?? []) {
      if (score <= (bestScores.get(vertex) ?? -1)) continue
      bestScores.set(vertex, score)
      centres.set(vertex, centre)
    }
  }
  return centres
}

/** By vertex: its neighbours. Vertices without neighbours, and those that are `barred`, are left out. */
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

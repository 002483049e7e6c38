import type { VerifiedEdge } from '../cluster/star-levels.js'
import { RELATIONS, type Relation } from '../compare/relation.js'

/** Verified pairs of texts, in columns. */
export class EdgeList implements Iterable<VerifiedEdge> {
  readonly #a: number[] = []
  readonly #b: number[] = []
  readonly #scores: number[] = []
  readonly #relations: number[] = []

  add(edge: VerifiedEdge): void {
    this.#a.push(edge.a)
    this.#b.push(edge.b)
    this.#scores.push(edge.score)
    this.#relations.push(RELATIONS.indexOf(edge.relation))
  }

  get size(): number {
    return this.#a.length
  }

  *[Symbol.iterator](): Generator<VerifiedEdge> {
    for (let i = 0; i < this.#a.length; i++) {
      yield {
        a: this.#a[i]!,
        b: this.#b[i]!,
        score: this.#scores[i]!,
        relation: RELATIONS[this.#relations[i]!] as Relation,
      }
    }
  }

  /** Forgets the pairs of one vertex. */
  removeVertex(vertex: number): void {
    let kept = 0
    for (let i = 0; i < this.#a.length; i++) {
      if (this.#a[i] === vertex || this.#b[i] === vertex) continue
      for (const column of [this.#a, this.#b, this.#scores, this.#relations]) column[kept] = column[i]!
      kept++
    }
    for (const column of [this.#a, this.#b, this.#scores, this.#relations]) column.length = kept
  }
}

import type { VerifiedEdge } from '../cluster/star-levels.js'
import { RELATIONS, type Relation } from '../compare/relation.js'
import type { Imaged, ImageReader, ImageWriter } from '../structures/image.js'

const NONE = -1

/**
 * Verified pairs of vertices, in columns, and by vertex. To remove a vertex costs as much as it has edges, averaged
 * over many removals: a removed edge stays in the columns until more edges are removed than are left.
 */
export class EdgeList implements Iterable<VerifiedEdge>, Imaged {
  /** `NONE` for a removed edge. */
  #a: number[] = []
  #b: number[] = []
  #scores: number[] = []
  #relations: number[] = []
  /** By edge, the edge of its first vertex that came before it, and that of its second vertex; `NONE` for the first. */
  #previousOfA: number[] = []
  #previousOfB: number[] = []
  /** By vertex, its latest edge. */
  #latest = new Map<number, number>()
  #removed = 0

  get size(): number {
    return this.#a.length - this.#removed
  }

  add({ a, b, score, relation }: VerifiedEdge): void {
    this.#append(a, b, score, RELATIONS.indexOf(relation))
  }

  /** All edges, in the order they were added. */
  *[Symbol.iterator](): Generator<VerifiedEdge> {
    for (let edge = 0; edge < this.#a.length; edge++) {
      if (this.#a[edge] === NONE) continue
      const relation = RELATIONS[this.#relations[edge]!] as Relation
      yield { a: this.#a[edge]!, b: this.#b[edge]!, score: this.#scores[edge]!, relation }
    }
  }

  /** The vertices that a vertex has an edge with. */
  neighboursOf(vertex: number): number[] {
    const neighbours: number[] = []
    for (const edge of this.#edgesOf(vertex)) {
      neighbours.push(this.#a[edge] === vertex ? this.#b[edge]! : this.#a[edge]!)
    }
    return neighbours
  }

  /** The edges of a vertex, the latest first. */
  *of(vertex: number): Generator<VerifiedEdge> {
    for (const edge of this.#edgesOf(vertex)) {
      const relation = RELATIONS[this.#relations[edge]!] as Relation
      yield { a: this.#a[edge]!, b: this.#b[edge]!, score: this.#scores[edge]!, relation }
    }
  }

  removeVertex(vertex: number): void {
    for (const edge of [...this.#edgesOf(vertex)]) {
      this.#a[edge] = NONE
      this.#removed++
    }
    this.#latest.delete(vertex)
    if (this.#removed > this.size) this.#compact()
  }

  writeTo(image: ImageWriter): void {
    if (this.#removed > 0) this.#compact()
    image.write(Int32Array.from(this.#a))
    image.write(Int32Array.from(this.#b))
    image.write(Float64Array.from(this.#scores))
    image.write(Uint8Array.from(this.#relations))
  }

  readFrom(image: ImageReader): void {
    const [a, b] = [image.read(Int32Array), image.read(Int32Array)]
    const [scores, relations] = [image.read(Float64Array), image.read(Uint8Array)]
    for (let edge = 0; edge < a.length; edge++) this.#append(a[edge]!, b[edge]!, scores[edge]!, relations[edge]!)
  }

  *#edgesOf(vertex: number): Generator<number> {
    let edge = this.#latest.get(vertex) ?? NONE
    while (edge !== NONE) {
      // Its second vertex tells which list a removed edge is walked in: the first was overwritten.
      const isSecond = this.#b[edge] === vertex
      if (this.#a[edge] !== NONE) yield edge
      edge = isSecond ? this.#previousOfB[edge]! : this.#previousOfA[edge]!
    }
  }

  #append(a: number, b: number, score: number, relation: number): void {
    const edge = this.#a.length
    this.#a.push(a)
    this.#b.push(b)
    this.#scores.push(score)
    this.#relations.push(relation)
    this.#previousOfA.push(this.#latest.get(a) ?? NONE)
    this.#previousOfB.push(this.#latest.get(b) ?? NONE)
    this.#latest.set(a, edge)
    this.#latest.set(b, edge)
  }

  #compact(): void {
    const [a, b, scores, relations] = [this.#a, this.#b, this.#scores, this.#relations]
    this.#a = []
    this.#b = []
    this.#scores = []
    this.#relations = []
    this.#previousOfA = []
    this.#previousOfB = []
    this.#latest = new Map()
    this.#removed = 0
    for (let edge = 0; edge < a.length; edge++) {
      if (a[edge] !== NONE) this.#append(a[edge]!, b[edge]!, scores[edge]!, relations[edge]!)
    }
  }
}

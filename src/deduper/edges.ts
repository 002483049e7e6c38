import type { VerifiedEdge } from '../cluster/star-levels.js'
import { RELATIONS, type Relation } from '../compare/relation.js'
import { ChunkedRecords } from '../structures/chunked-records.js'
import { type Imaged, type ImageReader, type ImageWriter, readNumbers, writeNumbers } from '../structures/image.js'

const NONE = -1

// The fields of an edge.
/** `NONE` for a removed edge. */
const A = 0
const B = 1
const RELATION = 2
/** The edge of its first vertex that came before it, and that of its second vertex; `NONE` for the first. */
const BEFORE_OF_A = 3
const BEFORE_OF_B = 4
/** Takes two fields. */
const SCORE = 5
const FIELDS = 7

/**
 * Verified pairs of vertices, which are numbered from 0, in columns, and by vertex. To remove a vertex costs as much as it has edges,
 * averaged over many removals: a removed edge stays in the columns until more edges are removed than are left.
 */
export class EdgeList implements Iterable<VerifiedEdge>, Imaged {
  #edges = new ChunkedRecords(FIELDS, NONE)
  /** By vertex, its latest edge. */
  #latest = new ChunkedRecords(1, NONE)
  #count = 0
  #removed = 0

  get size(): number {
    return this.#count - this.#removed
  }

  add({ a, b, score, relation }: VerifiedEdge): void {
    const [edges, latest, edge] = [this.#edges, this.#latest, this.#count++]
    edges.reserve(edge + 1)
    latest.reserve(Math.max(a, b) + 1)
    edges.set(edge, a, A)
    edges.set(edge, b, B)
    edges.set(edge, RELATIONS.indexOf(relation), RELATION)
    edges.set(edge, latest.get(a), BEFORE_OF_A)
    edges.set(edge, latest.get(b), BEFORE_OF_B)
    edges.setDouble(edge, score, SCORE)
    latest.set(a, edge)
    latest.set(b, edge)
  }

  /** All edges, in the order they were added. */
  *[Symbol.iterator](): Generator<VerifiedEdge> {
    for (let edge = 0; edge < this.#count; edge++) if (this.#edges.get(edge, A) !== NONE) yield this.#edge(edge)
  }

  /** The vertices that a vertex has an edge with. */
  neighboursOf(vertex: number): number[] {
    const neighbours: number[] = []
    for (const edge of this.#edgesOf(vertex)) {
      const a = this.#edges.get(edge, A)
      neighbours.push(a === vertex ? this.#edges.get(edge, B) : a)
    }
    return neighbours
  }

  /** The edges of a vertex, the latest first. */
  *of(vertex: number): Generator<VerifiedEdge> {
    for (const edge of this.#edgesOf(vertex)) yield this.#edge(edge)
  }

  removeVertex(vertex: number): void {
    for (const edge of [...this.#edgesOf(vertex)]) {
      this.#edges.set(edge, NONE, A)
      this.#removed++
    }
    if (vertex < this.#latest.length) this.#latest.set(vertex, NONE)
    if (this.#removed > this.size) this.#compact()
  }

  writeTo(image: ImageWriter): void {
    writeNumbers(image, this.#count, this.#removed)
    this.#edges.writeTo(image)
    this.#latest.writeTo(image)
  }

  readFrom(image: ImageReader): void {
    ;[this.#count = 0, this.#removed = 0] = readNumbers(image)
    this.#edges.readFrom(image)
    this.#latest.readFrom(image)
  }

  #edge(edge: number): VerifiedEdge {
    const edges = this.#edges
    const relation = RELATIONS[edges.get(edge, RELATION)] as Relation
    return { a: edges.get(edge, A), b: edges.get(edge, B), score: edges.getDouble(edge, SCORE), relation }
  }

  *#edgesOf(vertex: number): Generator<number> {
    let edge = vertex < this.#latest.length ? this.#latest.get(vertex) : NONE
    while (edge !== NONE) {
      // Its second vertex tells which list a removed edge is walked in: the first was overwritten.
      const isSecond = this.#edges.get(edge, B) === vertex
      if (this.#edges.get(edge, A) !== NONE) yield edge
      edge = this.#edges.get(edge, isSecond ? BEFORE_OF_B : BEFORE_OF_A)
    }
  }

  #compact(): void {
    const left = [...this]
    this.#edges = new ChunkedRecords(FIELDS, NONE)
    this.#latest = new ChunkedRecords(1, NONE)
    this.#count = this.#removed = 0
    for (const edge of left) this.add(edge)
  }
}

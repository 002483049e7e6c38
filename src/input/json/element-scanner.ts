import {
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COMMA,
  isSpace,
  LINE_FEED,
  OPEN_ARRAY,
  OPEN_OBJECT,
  type Position,
  QUOTE,
} from './json-bytes.js'

const BACKSLASH = 0x5c

/** Finds the end of a JSON element that comes in pieces, by its brackets and strings alone. */
export class ElementScanner {
  /** How many brackets are open. */
  depth = 0
  /** Why the last scan stopped: the element ended, an array opens within it, or the piece ended first. */
  stop: 'ended' | 'array' | 'piece' = 'piece'
  readonly #position: Position
  #inString = false
  /** Whether the last piece ended just after a backslash. */
  #escaped = false

  /** @param position its line is counted on */
  constructor(position: Position) {
    this.#position = position
  }

  /** Begins an element, or, with `depth`, goes on within brackets that are open already. */
  begin(depth = 0): void {
    this.depth = depth
    this.#inString = false
    this.#escaped = false
  }

  /**
   * Goes through the element.
   *
   * @param stopsAtArrays whether to stop at each bracket that opens an array within an object, before it is counted
   * @returns where it stopped, as `stop` says why: behind the element, at the bracket, or at the end of the piece
   */
  scan(piece: Buffer, from: number, stopsAtArrays: boolean): number {
    let at = this.#escaped ? from + 1 : from
    this.#escaped = false
    while (at < piece.length) {
      if (this.#inString) {
        at = endOfString(piece, at)
        if (at > piece.length) this.#escaped = true
        if (at >= piece.length) break
        this.#inString = false
        if (this.depth === 0) return this.#stop('ended', at + 1)
      } else {
        const byte = piece[at]!
        if (byte === QUOTE) this.#inString = true
        else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
          if (byte === OPEN_ARRAY && stopsAtArrays && this.depth > 0) return this.#stop('array', at)
          this.depth++
        } else if (this.depth === 0) {
          // A number or a name ends before this byte.
          if (byte === COMMA || byte === CLOSE_ARRAY || isSpace(byte)) return this.#stop('ended', at)
        } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
          if (--this.depth === 0) return this.#stop('ended', at + 1)
        } else if (byte === LINE_FEED) this.#position.line++
      }
      at++
    }
    return this.#stop('piece', piece.length)
  }

  #stop(why: 'ended' | 'array' | 'piece', at: number): number {
    this.stop = why
    return at
  }
}

/** Where the string that `at` is within ends: at its quote, or past the end by as many bytes as an escape reaches out. */
function endOfString(piece: Buffer, at: number): number {
  while (at < piece.length) {
    const byte = piece[at]!
    if (byte === QUOTE) return at
    at += byte === BACKSLASH ? 2 : 1
  }
  return at
}

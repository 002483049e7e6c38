import { hasFullText } from '../record/aliases.js'
import { CLOSE_OBJECT, COMMA, isSpace, LINE_FEED, OPEN_ARRAY, OPEN_OBJECT, type Position } from './json-bytes.js'

/** Seeks, behind something broken, the next byte at which an article may begin. */
export class ArticleSeeker {
  readonly #position: Position
  /** The last byte before the current one that is no space, and whether a line end came after it. */
  #before = 0
  #lineBegins = true

  /** @param position its line is counted on */
  constructor(position: Position) {
    this.#position = position
  }

  /** Begins anew, in the middle of a line. */
  begin(): void {
    this.#before = 0
    this.#lineBegins = false
  }

  /** The next opening brace behind a comma, a bracket or a line end; the end of the piece where there is none. */
  seek(piece: Buffer, from: number): number {
    for (let at = from; at < piece.length; at++) {
      const byte = piece[at]!
      if (byte === LINE_FEED) {
        this.#position.line++
        this.#lineBegins = true
      } else if (byte === OPEN_OBJECT && this.#mayBegin) return at
      if (isSpace(byte)) continue
      this.#before = byte
      this.#lineBegins = false
    }
    return piece.length
  }

  get #mayBegin(): boolean {
    const before = this.#before
    return this.#lineBegins || before === COMMA || before === OPEN_ARRAY || before === CLOSE_OBJECT
  }
}

/** Whether the bytes are an object with a text of its own. */
export function isArticle(bytes: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return typeof value === 'object' && value !== null && hasFullText(value as Record<string, unknown>)
  } catch {
    return false
  }
}

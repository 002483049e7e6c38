import { DoppelwireError } from '../../errors.js'
import { checkNumber } from '../../options.js'

/** What an input may take, so that a hostile file cannot take all memory or time. */
export interface Limits {
  /** Most bytes of one article as it stands in the file: a line, an element, an item, a page. Default 64 MB (2^26). */
  readonly maxItem: number
  /** Most bytes that a packed file may unpack to. Default 256 GB (2^38). */
  readonly maxUnpacked: number
  /**
   * Most bytes that a packed byte may unpack to, once a file has unpacked to 64 MB. Default 200: news packs to a third or a
   * tenth, the same line over and over to a hundredth, a bomb to a thousandth.
   */
  readonly maxRatio: number
}

export const LIMITS: Limits = { maxItem: 2 ** 26, maxUnpacked: 2 ** 38, maxRatio: 200 }

const FREE_BYTES = 2 ** 26

/** @throws DoppelwireError `OPTION_INVALID` */
export function checkLimits({ maxItem, maxUnpacked, maxRatio }: Limits): void {
  // V8's strings end at 2^29 - 24 units.
  checkNumber(maxItem, 'maxItem', { low: 1, high: 2 ** 29 - 24, whole: true })
  checkNumber(maxUnpacked, 'maxUnpacked', { low: 1, high: Number.MAX_SAFE_INTEGER, whole: true })
  checkNumber(maxRatio, 'maxRatio', { low: 1, high: 1e9 })
}

/** Counts what a file unpacks to, and ends it where that is too much. */
export class UnpackedCount {
  readonly #name: string
  readonly #limits: Limits
  #packed = 0
  #unpacked = 0

  constructor(name: string, limits: Limits) {
    this.#name = name
    this.#limits = limits
  }

  packed(bytes: number): void {
    this.#packed += bytes
  }

  /** @throws DoppelwireError `INPUT_INVALID` */
  unpacked(bytes: number): void {
    this.#unpacked += bytes
    const { maxUnpacked, maxRatio } = this.#limits
    if (this.#unpacked > maxUnpacked) {
      throw new DoppelwireError(
        'INPUT_INVALID',
        `${this.#name}: unpacks to more than ${megabytes(maxUnpacked)}; raise maxUnpacked (--max-unpacked) to read on`,
      )
    }
    if (this.#unpacked > FREE_BYTES && this.#unpacked > maxRatio * this.#packed) {
      throw new DoppelwireError(
        'INPUT_INVALID',
        `${this.#name}: unpacks to more than ${maxRatio} times its size, as a bomb does; raise maxRatio (--max-ratio) to read on`,
      )
    }
  }
}

/** A number of bytes as messages show it. */
export const megabytes = (bytes: number): string =>
  bytes < 2 ** 20 ? `${bytes} bytes` : `${Number((bytes / 2 ** 20).toFixed(1))} MB`

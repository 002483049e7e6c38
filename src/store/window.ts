import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'

const DAY = 86_400_000
const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: DAY, w: 7 * DAY }
const SHORTEST = 60_000
/** Articles leave a thirtieth of the window at a time. */
const SLICES = 30
/** A date may be this much past the wall clock: time zones, and clocks that are a little off. */
const TOLERANCE = DAY

/**
 * The length of a window in milliseconds; null for none, so that nothing expires.
 *
 * @throws DoppelwireError `OPTION_INVALID`
 * @example
 * parseWindow('30d') // => 2592000000
 * parseWindow('none') // => null
 */
export function parseWindow(value: unknown): number | null {
  if (value === 'none') return null
  const match = typeof value === 'string' ? /^(\d{1,6})([mhdw])$/.exec(value) : null
  const length = match ? Number(match[1]) * UNITS[match[2]!]! : 0
  if (length < SHORTEST) {
    throw new DoppelwireError(
      'OPTION_INVALID',
      `window: expected none or a number with m, h, d or w, such as 30d, found ${describe(value)}`,
    )
  }
  return length
}

/** What the clock of a store says of an article. */
export interface Placed {
  /** The slice that the article leaves with. */
  readonly slice: number
  /** Whether the article is older than the window: then it is answered and not stored. */
  readonly expired: boolean
  /** The clock from now on, where this article moved it. */
  readonly clock: number | undefined
}

/**
 * Tells time by the articles. The clock of a store is the latest date seen, so that a feed of last year read today expires as it did
 * then. A date more than a day past the wall clock is false and moves nothing; an article with such a date, or none, counts as of now,
 * by the clock. Where no date was ever seen, the wall clock stands in.
 */
export class StoreClock {
  readonly #window: number | null
  readonly #wall: () => number
  #latest: number | undefined

  /** @param wall the wall clock in milliseconds */
  constructor(window: number | null, latest: number | undefined, wall: () => number) {
    this.#window = window
    this.#latest = latest
    this.#wall = wall
  }

  /** The latest date seen. */
  get latest(): number | undefined {
    return this.#latest
  }

  /** The oldest slice that is still in the window. */
  get oldest(): number {
    if (this.#window === null) return 0
    return this.#sliceOf(this.#now() - this.#window)
  }

  place(time: number | undefined): Placed {
    const isDate = time !== undefined && time <= this.#wall() + TOLERANCE
    const moves = isDate && (this.#latest === undefined || time > this.#latest)
    if (moves) this.#latest = time
    const clock = moves ? time : undefined
    if (this.#window === null) return { slice: 0, expired: false, clock }
    const counted = isDate ? time : this.#now()
    const slice = this.#sliceOf(counted)
    return { slice, expired: slice < this.oldest, clock }
  }

  #now(): number {
    return this.#latest ?? this.#wall()
  }

  // From 1, and below 2^32 for every window and date there is: the year 275760 in slices of two seconds is slice 4.3e9.
  #sliceOf(time: number): number {
    return Math.min(2 ** 32 - 1, Math.max(1, 1 + Math.floor(time / (this.#window! / SLICES))))
  }
}

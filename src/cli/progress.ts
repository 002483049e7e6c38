import type { Terminal } from './terminal.js'

// Work that takes no longer shows no progress.
const QUIET_MILLISECONDS = 1000
const REFRESH_MILLISECONDS = 150
// Before, a guess at the time left would jump.
const LEAST_SHARE = 0.02

/** The line of progress of one piece of work, with its rate and the time that is left. */
export class Progress {
  readonly #terminal: Terminal
  readonly #started = Date.now()
  #nextShown = this.#started + QUIET_MILLISECONDS

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  /**
   * Shows how far the work is, if somebody watches and it is time.
   *
   * @param share of the work that is done, 0 to 1; undefined if nobody knows
   */
  show(share: number | undefined, articles: number, what: () => string): void {
    const now = this.#terminal.watched ? Date.now() : 0
    if (now < this.#nextShown) return
    this.#nextShown = now + REFRESH_MILLISECONDS
    const seconds = (now - this.#started) / 1000
    const rate = `, ${showRate(articles / seconds)} a second`
    const knowsEnd = share !== undefined && share >= LEAST_SHARE && share <= 1
    const left = knowsEnd ? `, ${showTime((seconds / share) * (1 - share))} left` : ''
    this.#terminal.progress(`${what()}${rate}${left}`)
  }

  end(): void {
    this.#terminal.progress('')
  }
}

/**
 * A time as people read it.
 *
 * @example
 * showTime(7.2) // => '7 s'
 * showTime(754) // => '13 min'
 */
export function showTime(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}

function showRate(rate: number): string {
  return rate < 10 ? rate.toFixed(1) : Math.round(rate).toLocaleString('en-US')
}

import type { IncomingMessage } from 'node:http'

/** A request that is refused, with the status it is answered with. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
}

/**
 * Refuses what no crawler sends: a request from a page in a browser, which names its `Origin`, and one that was made for another
 * host's name, by which a foreign site can have a browser reach this machine (DNS rebinding). There is no other protection.
 *
 * @param hosts names beside those of the loopback interface
 * @throws Refusal
 */
export function checkCaller({ headers }: IncomingMessage, hosts: readonly string[]): void {
  if (headers.origin !== undefined) {
    throw new Refusal(403, 'FOREIGN_ORIGIN', 'expected a request without Origin: pages in browsers are not served')
  }
  const name = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase()
  if (LOOPBACK.includes(name) || hosts.includes(name)) return
  throw new Refusal(403, 'FOREIGN_HOST', `expected Host to be one of ${[...LOOPBACK, ...hosts].join(', ')}`)
}

/** Lets so many requests a second pass, and as many at once after a pause. */
export class RateLimit {
  readonly #perSecond: number
  readonly #now: () => number
  #left: number
  #at: number

  /** @param now milliseconds that never go back */
  constructor(perSecond: number, now: () => number) {
    this.#perSecond = perSecond
    this.#now = now
    this.#left = perSecond
    this.#at = now()
  }

  /** @throws Refusal with status 429 */
  take(): void {
    const now = this.#now()
    this.#left = Math.min(this.#perSecond, this.#left + ((now - this.#at) * this.#perSecond) / 1000)
    this.#at = now
    if (this.#left < 1) {
      throw new Refusal(429, 'TOO_MANY_REQUESTS', `expected at most ${this.#perSecond} requests a second; send batches`)
    }
    this.#left--
  }
}

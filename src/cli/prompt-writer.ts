import type { Terminal } from './terminal.js'

/** Writes lines at once, and in few writes where many come together. A reader that is slow makes `write` wait. */
export class PromptWriter {
  readonly #terminal: Terminal
  #flushing: Promise<void> | undefined
  #failure: unknown

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  /** Resolves when more may come. Rejects with the error of this or an earlier write, such as EPIPE. */
  async write(line: string): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure
    const written = this.#terminal.write(line)
    this.#flushing ??= this.#flushSoon()
    await written
  }

  /** Resolves when everything is written. */
  async end(): Promise<void> {
    await this.#flushing
    if (this.#failure !== undefined) throw this.#failure
    await this.#terminal.flush()
  }

  async #flushSoon(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    try {
      await this.#terminal.flush()
    } catch (error) {
      this.#failure = error
    } finally {
      this.#flushing = undefined
    }
  }
}

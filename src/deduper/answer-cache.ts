import type { Answer } from './answer.js'
import type { BatchOptions } from './results.js'
import { settleInTurns, settleNow } from './settling.js'
import type { Compare, Steps } from './steps.js'

/** The answer for the articles stored now: found when it is first asked for, and kept until an article is added or removed. */
export class AnswerCache {
  readonly #steps: () => Steps<Answer>
  readonly #compare: Compare
  #answer: Answer | undefined
  #changes = 0

  constructor(steps: () => Steps<Answer>, compare: Compare) {
    this.#steps = steps
    this.#compare = compare
  }

  /** The answer, where it is known. */
  get known(): Answer | undefined {
    return this.#answer
  }

  /** Finds the answer at once. */
  now(): Answer {
    this.#answer ??= settleNow(this.#steps(), this.#compare)
    return this.#answer
  }

  /** Finds the answer in turns with other work. */
  inTurns(options: BatchOptions): Promise<void> {
    return this.runBy((steps) => settleInTurns(steps, this.#compare, options))
  }

  /**
   * Lets the caller run the steps that find the answer. The answer is dropped if an article was added or removed meanwhile;
   * the next call of `now` finds it again.
   */
  async runBy(run: (steps: Steps<Answer>) => Promise<Answer>): Promise<void> {
    if (this.#answer) return
    const changes = this.#changes
    const found = await run(this.#steps())
    if (changes === this.#changes) this.#answer = found
  }

  /** To be called after an article was added or removed. */
  drop(): void {
    this.#changes++
    this.#answer = undefined
  }
}

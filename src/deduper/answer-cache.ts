import type { Answer } from './answer.js'
import type { BatchOptions } from './results.js'
import { settleInTurns, settleNow } from './settling.js'
import type { Compare, Steps } from './steps.js'

/** Ends a search during which an article was added or removed: its answer would be of no use, and what it reads may be gone. */
const OUTDATED = new Error('articles were added or removed meanwhile')

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
    return this.runBy((steps, checkCurrent) => {
      const compare: Compare = (comparing) => {
        checkCurrent()
        return this.#compare(comparing)
      }
      return settleInTurns(steps, compare, options)
    })
  }

  /**
   * Lets the caller run the steps that find the answer. They end where an article was added or removed meanwhile; the next call of
   * `now` finds the answer for the articles that are stored then.
   *
   * @param run is to call `checkCurrent` before it compares what may be gone
   */
  async runBy(run: (steps: Steps<Answer>, checkCurrent: () => void) => Promise<Answer>): Promise<void> {
    if (this.#answer) return
    const changes = this.#changes
    const checkCurrent = () => {
      if (changes !== this.#changes) throw OUTDATED
    }
    try {
      const found = await run(whileCurrent(this.#steps(), checkCurrent), checkCurrent)
      checkCurrent()
      this.#answer = found
    } catch (error) {
      if (error !== OUTDATED) throw error
    }
  }

  /** To be called after an article was added or removed. */
  drop(): void {
    this.#changes++
    this.#answer = undefined
  }
}

function* whileCurrent(steps: Steps<Answer>, checkCurrent: () => void): Steps<Answer> {
  let step = steps.next([])
  while (!step.done) {
    const found = yield step.value
    checkCurrent()
    step = steps.next(found)
  }
  return step.value
}

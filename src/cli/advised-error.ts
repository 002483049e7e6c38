import { DoppelwireError, type ErrorCode } from '../errors.js'

/** An error with a line of advice below its message. Apart, because a message may quote names that hold line breaks. */
export class AdvisedError extends DoppelwireError {
  readonly advice: string

  constructor(code: ErrorCode, message: string, advice: string, options?: ErrorOptions) {
    super(code, message, options)
    this.advice = advice
  }
}

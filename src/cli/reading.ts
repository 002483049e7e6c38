import { DoppelwireError } from '../errors.js'
import {
  type FieldNames,
  findFiles,
  type OpenedArticle,
  type OpenOptions,
  openArticles,
  placeName,
} from '../input/open.js'
import { count } from './display.js'
import { InputReport } from './input-report.js'
import type { Terminal } from './terminal.js'

export interface ReadingOptions {
  readonly fields: FieldNames
  readonly skipInvalid: boolean
  /** Whether articles come with their own lines; by default they do not. */
  readonly raw?: boolean
  /** What else was asked of reading. */
  readonly more?: Pick<OpenOptions, 'format' | 'idScope' | 'maxItem' | 'maxUnpacked' | 'maxRatio'>
}

const QUIET_MILLISECONDS = 1000
const REFRESH_MILLISECONDS = 150

/**
 * The articles of the inputs, with what a person should know on stderr: progress where reading takes longer than a
 * second, and what was left out, mended, or empty.
 *
 * @throws DoppelwireError as `openArticles` does, and `INPUT_INVALID` where everything was skipped.
 */
export async function* readArticles(
  inputs: readonly string[],
  { fields, skipInvalid, raw = false, more = {} }: ReadingOptions,
  terminal: Terminal,
): AsyncGenerator<OpenedArticle> {
  const files = await findFiles(inputs)
  const total = files.every(({ size }) => size > 0) ? files.reduce((sum, { size }) => sum + size, 0) : undefined
  const report = new InputReport(terminal)
  let bytes = 0
  let nextShown = Date.now() + QUIET_MILLISECONDS
  const onRead = (length: number) => {
    bytes += length
  }
  try {
    const { onSkip, onPassedOver } = report
    const options = { ...more, fields, skipInvalid, onSkip, onPassedOver, onRead, raw, stdin: terminal.stdin }
    for await (const opened of openArticles(inputs, options)) {
      report.add(opened)
      yield opened
      if (terminal.watched && Date.now() >= nextShown) {
        nextShown = Date.now() + REFRESH_MILLISECONDS
        terminal.progress(`${count(report.articles, 'article')}, ${megabytes(bytes, total)}`)
      }
    }
  } catch (error) {
    throw withAdvice(error)
  } finally {
    terminal.progress('')
  }
  report.tell()
}

/** Runs something about an article; an error it throws then names where the article stands. */
export function at<Result>({ place }: OpenedArticle, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    if (!(error instanceof DoppelwireError)) throw error
    throw new DoppelwireError(error.code, `${placeName(place)}: ${error.message}`, { cause: error })
  }
}

function megabytes(bytes: number, total: number | undefined): string {
  const read = (bytes / 1e6).toFixed(0)
  return total === undefined ? `${read} MB` : `${read} of ${(total / 1e6).toFixed(0)} MB`
}

function withAdvice(error: unknown): unknown {
  if (!(error instanceof DoppelwireError)) return error
  if (error.code !== 'INPUT_INVALID' && error.code !== 'ARTICLE_INVALID') return error
  return new DoppelwireError(error.code, `${error.message}\n--skip-invalid goes on without it`, { cause: error })
}

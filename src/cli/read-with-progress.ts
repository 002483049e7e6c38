import { DoppelwireError } from '../errors.js'
import {
  type FieldNames,
  type Format,
  type InputFile,
  type OpenArticlesOptions,
  type OpenedArticle,
  openArticles,
  placeName,
} from '../input/open.js'
import { AdvisedError } from './advised-error.js'
import type { InputReport } from './input-report.js'
import { Progress } from './progress.js'
import type { Terminal } from './terminal.js'
import { count } from './view/display.js'

export interface ReadingOptions {
  readonly fields: FieldNames
  readonly skipInvalid: boolean
  /** Whether articles come with their own lines (`OpenedArticle.raw`); by default they do not. */
  readonly raw?: boolean
  /** The other options of reading. */
  readonly more?: Pick<OpenArticlesOptions, 'idScope' | 'maxItem' | 'maxUnpacked' | 'maxRatio'> & {
    readonly format?: Format
  }
}

/**
 * The articles of the files. Tells `report` what was skipped, mended or empty. On a terminal, prints the progress on stderr if
 * reading takes longer than a second.
 *
 * @throws DoppelwireError as `openArticles` does
 */
export async function* readArticles(
  files: readonly InputFile[],
  { fields, skipInvalid, raw = false, more = {} }: ReadingOptions,
  report: InputReport,
  terminal: Terminal,
): AsyncGenerator<OpenedArticle> {
  const total = files.every(({ size }) => size > 0) ? files.reduce((sum, { size }) => sum + size, 0) : undefined
  let bytes = 0
  const progress = new Progress(terminal)
  const onRead = (length: number) => {
    bytes += length
  }
  const { onSkip } = report
  try {
    const options = { ...more, fields, skipInvalid, onSkip, onRead, raw, stdin: terminal.stdin }
    for await (const opened of openArticles(files, options)) {
      report.add(opened)
      yield opened
      progress.show(
        total === undefined ? undefined : bytes / total,
        report.articles,
        () => `${count(report.articles, 'article')}, ${megabytes(bytes, total)}`,
      )
    }
  } catch (error) {
    throw withAdvice(error)
  } finally {
    progress.end()
  }
}

/** Runs an action about an article. If the action throws an error, its message then begins with the article's file and line. */
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
  return new AdvisedError(error.code, error.message, '--skip-invalid skips what cannot be read', { cause: error })
}

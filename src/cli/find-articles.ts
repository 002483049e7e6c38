import type { Article } from '../article.js'
import { DoppelwireError } from '../errors.js'
import { createFingerprinter, type Fingerprint } from '../fingerprint/fingerprint.js'
import { findFiles, openArticles, placeName } from '../input/open.js'
import { InputReport } from './input-report.js'
import { type ReadingOptions, readArticles } from './read-with-progress.js'
import type { Terminal } from './terminal.js'

/** An article to compare. */
export interface FoundArticle {
  readonly fingerprint: Fingerprint
  readonly text: string
  readonly article: Article
}

export interface FindingOptions extends ReadingOptions {
  /** Whether the rules for boilerplate apply. */
  readonly boilerplate: boolean
}

/**
 * The articles of files that hold one each: texts, whatever their endings, and pages.
 *
 * @throws DoppelwireError `INPUT_INVALID` for folders and for files that hold many articles.
 */
export async function readSingleArticles(
  paths: readonly string[],
  { fields, more, boilerplate }: FindingOptions,
): Promise<FoundArticle[]> {
  const fingerprint = await createFingerprinter({ boilerplate })
  const found: FoundArticle[] = []
  for (const path of paths) {
    const files = await findFiles([path])
    const known = files.map((file) => ({ ...file, format: file.format ?? 'text' }) as const)
    const articles: FoundArticle[] = []
    if (files.length === 1) {
      for await (const { article } of openArticles(known, { ...more, fields, raw: false })) {
        articles.push({ fingerprint: fingerprint(article), text: article.text, article })
        if (articles.length > 1) break
      }
    }
    const [one] = articles
    if (one === undefined || articles.length > 1) {
      const advice = 'name the articles by their ids and the file with --documents'
      const what = one === undefined && files.length === 1 ? 'none' : 'many articles'
      throw new DoppelwireError('INPUT_INVALID', `${path}: expected a file of one article, found ${what}; ${advice}`)
    }
    found.push(one)
  }
  return found
}

/**
 * The articles of these ids, in the order of the ids.
 *
 * @throws DoppelwireError `UNKNOWN_ID`
 */
export async function findArticles(
  ids: readonly string[],
  inputs: readonly string[],
  { boilerplate, ...reading }: FindingOptions,
  terminal: Terminal,
): Promise<FoundArticle[]> {
  const fingerprint = await createFingerprinter({ boilerplate })
  const make = (article: Article): FoundArticle => ({
    fingerprint: fingerprint(article),
    text: article.text,
    article,
  })
  const found = await collect(new Set(ids), inputs, reading, terminal, make, ({ fingerprint }) => fingerprint)
  return ids.map((id) => {
    const article = found.get(id)
    if (article === undefined) throw unknownId(id, inputs)
    return article
  })
}

/** The fingerprints of the articles of these ids; an id without an article has none. No text is kept. */
export async function findFingerprints(
  ids: ReadonlySet<string>,
  inputs: readonly string[],
  { boilerplate, ...reading }: FindingOptions,
  terminal: Terminal,
): Promise<Map<string, Fingerprint>> {
  return collect(
    ids,
    inputs,
    reading,
    terminal,
    await createFingerprinter({ boilerplate }),
    (fingerprint) => fingerprint,
  )
}

export function unknownId(id: string, inputs: readonly string[], place = ''): DoppelwireError {
  return new DoppelwireError('UNKNOWN_ID', `${place}no article ${JSON.stringify(id)} in ${inputs.join(', ')}`)
}

async function collect<Made>(
  ids: ReadonlySet<string>,
  inputs: readonly string[],
  reading: ReadingOptions,
  terminal: Terminal,
  make: (article: Article) => Made,
  fingerprintOf: (made: Made) => Fingerprint,
): Promise<Map<string, Made>> {
  const found = new Map<string, Made>()
  const report = new InputReport(terminal)
  const files = await findFiles(inputs, reading.more?.format, report.onPassedOver)
  for await (const { article, place } of readArticles(files, reading, report, terminal)) {
    if (!ids.has(article.id)) continue
    const made = make(article)
    const earlier = found.get(article.id)
    if (earlier !== undefined && fingerprintOf(earlier).textHash !== fingerprintOf(made).textHash) {
      throw new DoppelwireError(
        'DUPLICATE_ID',
        `${placeName(place)}: ${JSON.stringify(article.id)} was read before with another text; expected unique ids`,
      )
    }
    if (earlier === undefined) found.set(article.id, made)
  }
  report.tell()
  return found
}

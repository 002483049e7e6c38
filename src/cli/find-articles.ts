import type { Article } from '../article.js'
import { DoppelwireError } from '../errors.js'
import { createFingerprinter, type Fingerprint } from '../fingerprint/fingerprint.js'
import { findFiles, openArticles, placeName } from '../input/open.js'
import { type ReadingOptions, readArticles } from './read-with-progress.js'
import type { Terminal } from './terminal.js'

/** An article to compare. */
export interface FoundArticle {
  readonly fingerprint: Fingerprint
  readonly text: string
}

export interface FindingOptions extends ReadingOptions {
  /** Whether the rules for boilerplate apply. */
  readonly boilerplate: boolean
}

/**
 * The articles of text files, whatever their endings.
 *
 * @throws DoppelwireError `INPUT_INVALID` for folders and for files that hold many articles.
 */
export async function readTextFiles(paths: readonly string[], boilerplate: boolean): Promise<FoundArticle[]> {
  const fingerprint = await createFingerprinter({ boilerplate })
  const found: FoundArticle[] = []
  for (const path of paths) {
    const files = await findFiles([path], 'text')
    if (files.length > 1 || /\.(?:jsonl|ndjson|json)(?:\.gz)?$/i.test(path)) {
      const advice = 'name the articles by their ids and the file with --documents'
      throw new DoppelwireError('INPUT_INVALID', `${path}: expected a text file, found many articles; ${advice}`)
    }
    for await (const { article } of openArticles(files)) {
      found.push({ fingerprint: fingerprint(article), text: article.text })
    }
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
  const make = (article: Article): FoundArticle => ({ fingerprint: fingerprint(article), text: article.text })
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
  for await (const { article, place } of readArticles(await findFiles(inputs), reading, terminal)) {
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
  return found
}

import { stat } from 'node:fs/promises'
import { readDate } from '../article.js'
import { type InputFile, openArticles } from '../input/open.js'
import { rowFile } from './files.js'
import { wellFormed } from './id-order.js'
import type { StageCounts } from './manifest.js'
import type { CheckedOptions } from './options.js'
import type { Processes } from './processes.js'
import type { RowsTask } from './tasks.js'

/** A task takes up to so many articles, or characters. */
const PART_ARTICLES = 4000
const PART_CHARACTERS = 8_000_000

/** Reads all articles, and has the rows of those written that are not yet. */
export async function writeRows(
  files: readonly InputFile[],
  { read, onArticle, onProgress }: CheckedOptions,
  { rows }: { readonly rows: string },
  processes: Processes,
): Promise<StageCounts> {
  const counts = { articles: 0, parts: 0, unreadableDates: 0 }
  const running = new Set<Promise<unknown>>()
  let failure: { readonly error: unknown } | undefined
  const hand = async (task: RowsTask) => {
    counts.parts++
    if (await exists(rowFile(rows, 'articles', task.part))) return
    await processes.free()
    if (failure) throw failure.error
    const one = processes
      .run(task)
      .catch((error) => {
        failure ??= { error }
      })
      .finally(() => running.delete(one))
    running.add(one)
  }
  let part = newPart(0, 0)
  let characters = 0
  for await (const opened of openArticles(files, { ...read, raw: false })) {
    const { id, text, date, source, lang } = opened.article
    onArticle(opened)
    const time = date ? readDate(date) : undefined
    if (date && time === undefined) counts.unreadableDates++
    part.ids.push(wellFormed(id))
    part.texts.push(text)
    part.times.push(time)
    part.sources.push(source ? wellFormed(source) : undefined)
    part.langs.push(lang ?? undefined)
    characters += text.length
    counts.articles++
    if (part.ids.length < PART_ARTICLES && characters < PART_CHARACTERS) continue
    await hand(part)
    onProgress('rows', counts.articles, undefined)
    part = newPart(counts.parts, counts.articles)
    characters = 0
  }
  if (part.ids.length > 0 || counts.parts === 0) await hand(part)
  await Promise.all(running)
  if (failure) throw (failure as { readonly error: unknown }).error
  return counts
}

function newPart(part: number, first: number) {
  return {
    ...{ kind: 'rows' as const, part, first },
    ids: [] as string[],
    texts: [] as string[],
    times: [] as (number | undefined)[],
    sources: [] as (string | undefined)[],
    langs: [] as (string | undefined)[],
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

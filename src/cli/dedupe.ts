import { availableParallelism, loadavg } from 'node:os'
import { isCopy } from '../compare/relation.js'
import { createDeduper, type Deduper } from '../deduper/deduper.js'
import { internalsOf } from '../deduper/internals.js'
import type { DeduperOptions } from '../deduper/options.js'
import type { PairRelation } from '../deduper/results.js'
import { findFiles, type InputFile } from '../input/open.js'
import { splitInputs } from './archives.js'
import { parseArguments, usage } from './arguments.js'
import { ArticleShelf } from './article-shelf.js'
import {
  DEDUPE_HELP,
  DEDUPE_OPTIONS,
  type DedupeValues,
  toDeduperOptions,
  toOnDuplicate,
  toPrinted,
  toRelations,
  toShowing,
  toWorkers,
} from './dedupe-arguments.js'
import { InputReport } from './input-report.js'
import { LineOutputs } from './line-outputs.js'
import { type LoadedArticles, loadArticles } from './load-articles.js'
import { checkOutputNames, OutputFile } from './output-file.js'
import { printClusters, showClusters } from './print-clusters.js'
import { Progress } from './progress.js'
import { toReading } from './reading-arguments.js'
import { selectLeftOut } from './select-kept.js'
import { numberClusters, standingsIn } from './standings.js'
import { toStore } from './store-arguments.js'
import type { Terminal } from './terminal.js'
import { inTurns } from './turns.js'
import { count } from './view/display.js'
import { jsonPair, tabbedPair } from './view/report.js'
import { warnOfForeign } from './warn-of-foreign.js'

const COPIES_FOUND = 3

// More threads only wait for the main thread, which reads and stores.
const MOST_WORKERS = 8
// About 20,000 stories of a wire. Of 30,000, two threads save a quarter of the time; of 3,000, starting them costs what they save.
const BYTES_WORTH_THREADS = 48e6

/** Returns the exit code 3 if copies are found and that was asked for, else nothing. */
export async function dedupe(argv: readonly string[], terminal: Terminal): Promise<typeof COPIES_FOUND | undefined> {
  const { values, tokens } = parseArguments('dedupe', argv, DEDUPE_OPTIONS)
  if (values.help) {
    await terminal.write(DEDUPE_HELP)
    return undefined
  }
  const { archives, feed } = splitInputs(tokens)
  if (values.add && values.store === undefined) throw usage('dedupe', '--add: expected --store with it, found none')
  if (values.store !== undefined && archives.length > 0) {
    throw usage('dedupe', '--store and --against: expected one of them, found both')
  }
  if (feed.length === 0 && values.store === undefined) throw usage('dedupe', 'expected one or more inputs, found none')
  const printed = toPrinted(values)
  const relations = toRelations(values)
  const showing = toShowing(values, terminal.interactive)
  const { keep, duplicates, annotate, explain, report: page } = values
  checkOutputNames('dedupe', { keep, duplicates, annotate, report: page })
  const started = Date.now()
  const given = toWorkers(values)
  const onDuplicate = toOnDuplicate(values)
  await using stored = await openStored(values, onDuplicate)
  const deduper = stored?.tables ?? (await createDeduper({ ...toDeduperOptions(values), onDuplicate }))
  const { level } = internalsOf(deduper).options
  const known = stored && feed.length > 0 ? new Set(stored.ids()) : undefined
  const reading = toReading('dedupe', values)
  const report = new InputReport(terminal)
  const files = await findFiles([...archives, ...feed], reading.more?.format, report.onPassedOver)
  const workers = given ?? (await chooseWorkers(files))
  const lines = await LineOutputs.open({ keep, duplicates, annotate }, files, terminal)
  const pageFile = page === undefined ? undefined : await OutputFile.open(page, files, terminal)
  const shelf = explain === undefined && !pageFile ? undefined : await ArticleShelf.open()
  try {
    const shows = printed === 'clusters' ? 'labels' : printed === 'csv' ? 'titles' : 'nothing'
    const add = values.add ? stored : undefined
    const options = {
      archives: archives.length,
      known,
      add,
      shows,
      lines,
      shelf,
      workers,
      onDuplicate,
      ...reading,
    } as const
    const loaded = await loadArticles(deduper, files, options, report, terminal)
    report.tell()
    const { archivedIds, newIds } = loaded
    await settle(deduper, terminal)
    const needsLeftOut = lines !== undefined || (archivedIds !== undefined && printed !== 'pairs')
    // Clusters are held in memory only if they are needed twice.
    const isHeld = needsLeftOut || pageFile !== undefined || printed === 'clusters'
    const numbered = numberClusters(deduper.clusters(), newIds)
    const clusters = isHeld ? [...numbered] : numbered
    const leftOut = needsLeftOut ? await selectLeftOut(clusters, deduper.pairs(), archivedIds, level) : undefined
    if (lines && leftOut) await lines.finish({ standings: await standingsIn(clusters), leftOut }, terminal)
    warn(deduper, terminal)
    if (pageFile && shelf) {
      const { feedReport, writeReport } = await import('./report-file.js')
      await writeReport(pageFile, feedReport([...clusters], deduper, shelf), terminal)
    }
    if (explain !== undefined && shelf) {
      const { explainArticle } = await import('./explain-article.js')
      await explainArticle(explain, clusters, deduper, shelf, values.json === true, terminal)
      return undefined
    }
    const copies =
      printed === 'pairs'
        ? await printPairs(deduper, loaded, relations, values, terminal)
        : printed === 'clusters'
          ? await showClusters([...clusters], deduper.size, loaded, leftOut, showing, started, terminal)
          : await printClusters(clusters, loaded, leftOut, printed, values, internalsOf(deduper).isPage, terminal)
    return copies > 0 && values['fail-on-copies'] ? COPIES_FOUND : undefined
  } finally {
    await lines?.close()
    await pageFile?.close()
    await shelf?.close()
  }
}

/** The store that `--store` names, to be read unless its articles are to be added to. */
async function openStored(values: DedupeValues, onDuplicate: DeduperOptions['onDuplicate']) {
  if (values.store === undefined) return undefined
  const readOnly = values.add !== true
  // Loaded when needed, as is what few runs print: the code of stores is a fifth of all.
  const { openArchive } = await import('./open-store.js')
  return openArchive({ ...toDeduperOptions(values), store: toStore('dedupe', values), onDuplicate, readOnly })
}

async function settle(deduper: Deduper, terminal: Terminal): Promise<void> {
  const progress = new Progress(terminal)
  const { texts } = deduper.statistics()
  const onProgress = (compared: number) => {
    progress.show(texts === 0 ? undefined : compared / texts, compared, () => `compared ${count(compared, 'article')}`)
  }
  try {
    await deduper.settle({ onProgress })
  } finally {
    progress.end()
  }
}

/** How many threads pay for themselves: one a free core where the input is large, unless the package for threads is missing. */
async function chooseWorkers(files: readonly InputFile[]): Promise<number> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  const free = Math.min(MOST_WORKERS, Math.floor(availableParallelism() - (loadavg()[0] ?? 0) + 0.5))
  if (bytes < BYTES_WORTH_THREADS || free < 2 || 'Deno' in globalThis) return 0
  return import('tinypool').then(
    () => free,
    () => 0,
  )
}

function warn(deduper: Deduper, terminal: Terminal): void {
  const { unreadableDates, cappedBuckets, learnedBoilerplate } = deduper.statistics()
  if (unreadableDates > 0) {
    terminal.tell(
      `warning: ${count(unreadableDates, 'date')} in no form that is known (ISO 8601, RFC 822, seconds since 1970); these articles are treated as undated`,
    )
  }
  warnOfForeign(learnedBoilerplate.foreignTexts, terminal)
  if (cappedBuckets > 0) {
    terminal.tell(
      `warning: in ${count(cappedBuckets, 'group')} of alike articles not every pair was compared; some copies may be missing`,
    )
  }
}

/** Returns how many pairs of copies it printed. */
async function printPairs(
  deduper: Deduper,
  { newIds }: LoadedArticles,
  relations: readonly PairRelation[] | undefined,
  values: DedupeValues,
  terminal: Terminal,
): Promise<number> {
  let copies = 0
  const format = values.json ? jsonPair : tabbedPair
  if (!values.json) await terminal.write('a\tb\trelation\tscore\n')
  for await (const pair of inTurns(
    deduper.pairs({ all: values['all-pairs'] === true, ...(relations && { relations }) }),
  )) {
    if (newIds && !newIds.has(pair.a) && !newIds.has(pair.b)) continue
    if (isCopy(pair.relation)) copies++
    await terminal.write(format(pair))
  }
  const { cutPairs } = deduper.statistics()
  if (cutPairs > 0) {
    terminal.tell(
      `note: ${count(cutPairs, 'pair')} of stories that more than 128 articles print were not compared; --all-pairs compares them`,
    )
  }
  return copies
}

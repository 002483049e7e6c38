import { availableParallelism, loadavg } from 'node:os'
import type { Cluster, ClusterMember } from '../cluster/clusters.js'
import { createDeduper, type Deduper } from '../deduper/deduper.js'
import { internalsOf } from '../deduper/internals.js'
import type { DeduperOptions } from '../deduper/options.js'
import type { Pair } from '../deduper/results.js'
import { findFiles, type InputFile } from '../input/open.js'
import { checkNumber } from '../options.js'
import { openDeduper } from '../store/open-deduper.js'
import { splitInputs } from './archives.js'
import { parseArguments, THRESHOLD_HELP, toNumber, toThreshold, usage } from './arguments.js'
import { InputReport } from './input-report.js'
import { KeepFile } from './keep-file.js'
import { selectKept } from './kept-articles.js'
import { type LoadedArticles, loadArticles } from './load-articles.js'
import { toPolicy } from './policy.js'
import { READING_HELP, READING_OPTIONS, toReading } from './reading-arguments.js'
import { toStore } from './store-arguments.js'
import type { Terminal } from './terminal.js'
import { inTurns } from './turns.js'
import { count } from './view/display.js'
import { csvRows, humanCluster, jsonCluster, jsonPair, tabbedPair } from './view/report.js'

const COPIES_FOUND = 3
const BYTE_ORDER_MARK = '\ufeff'

const WORKERS_A_CORE = 4
// More threads only wait for the main thread, which reads and stores.
const MOST_WORKERS = 8
// About 20,000 stories of a wire. Of 30,000, two threads save a quarter of the time; of 3,000, starting them costs what they save.
const BYTES_WORTH_THREADS = 48e6

// Work that takes no longer shows no progress.
const QUIET_MILLISECONDS = 1000

const HELP = `doppelwire dedupe INPUT... [options]

Finds the articles that are copies of each other (identical texts, reprints, rewrites, excerpts) and forms clusters.

INPUT is a file, a folder, a glob pattern, or - for standard input. Files are texts, JSON (lines, arrays, envelopes
such as {"articles":[...]}), feeds (RSS, Atom, JSON Feed), HTML pages, WARC, CSV, TSV or Parquet, also packed with gzip;
what a file is, its content tells.
An article has text and may have id, title, date, source, url and lang, also under the names that feeds, services and
crawlers give them. Without id, its id is its canonical URL, else its file and position.

What to print (clusters for people by default)
  --json               one cluster a line: {"schema","cluster","representative","size","lowestScore",
                       "members":[{"id","relation","score","reprintOf"}]}; every article is in exactly one cluster
  --pairs              verified pairs, tab-separated; with --json one object a line. Articles of one wording stand for
                       each other: each is paired with the first of them by id, and that one with other wordings
  --all-pairs          like --pairs, with every pair of articles, also of one wording
  --csv                a table of all articles: cluster, id, relation, score, reprintOf, title; a cell that a
                       spreadsheet would take for a formula has an apostrophe before it
  --bom                with --csv: begin with a byte order mark, by which Excel knows that the table is UTF-8
  --fail-on-copies     exit with 3 if copies are found (with --against: copies among the new articles)

What to keep
  --keep FILE          write the lines of the input to FILE without the copies, in the order of the input (for text
                       files, the paths; for arrays, one object a line); of an excerpt and its source keeps the
                       source; never overwrites its input
  --against FILE...    compare with an archive, which is read first (repeatable): shows only clusters with a new
                       article, and --keep leaves out articles that the archive has; behind the inputs it takes
                       several files, as in: doppelwire dedupe today.jsonl --against arch/*.jsonl
  --store DIR          compare with a store that doppelwire stream fills, as with --against and without reading an archive
                       again; without INPUT, show the clusters of the store itself
  --add                with --store: store the new articles

How to compare
  --level LEVEL        which copies share a cluster: reprint (identical texts and reprints) or rewrite (rewrites and
                       excerpts too; the default)
${THRESHOLD_HELP}
  --keep-boilerplate   apply no rules for boilerplate: every word of a text counts
  --representative POLICY
                       central (default), earliest, latest, longest, or sources:NAME,NAME,... by preference

How to read
${READING_HELP}
  --on-duplicate POLICY
                       what to do if an id comes again with another text: version (default; keep both, the later as
                       id#2, which --json marks with versionOf), replace, or error
  --workers N          take fingerprints and compare in N threads beside the main thread (needs the package
                       tinypool); the result is the same; by default as many as there are free cores where the
                       input is large, else 0

Examples
  doppelwire dedupe seeds/
  doppelwire dedupe feed.jsonl.gz --keep unique.jsonl
  doppelwire dedupe feed.jsonl --level reprint --preset strict --csv
  doppelwire dedupe today.jsonl --against archive.jsonl --json
  curl -s https://example.org/feed.jsonl | doppelwire dedupe - --field text=body --pairs
`

const OPTIONS = {
  json: { type: 'boolean' },
  pairs: { type: 'boolean' },
  'all-pairs': { type: 'boolean' },
  csv: { type: 'boolean' },
  bom: { type: 'boolean' },
  'fail-on-copies': { type: 'boolean' },
  store: { type: 'string' },
  add: { type: 'boolean' },
  keep: { type: 'string' },
  against: { type: 'string', multiple: true },
  level: { type: 'string' },
  preset: { type: 'string' },
  threshold: { type: 'string' },
  representative: { type: 'string' },
  'keep-boilerplate': { type: 'boolean' },
  ...READING_OPTIONS,
  'on-duplicate': { type: 'string' },
  workers: { type: 'string' },
} as const

type Values = ReturnType<typeof parseArguments<typeof OPTIONS>>['values']

/** Returns the exit code 3 if copies are found and that was asked for, else nothing. */
export async function dedupe(argv: readonly string[], terminal: Terminal): Promise<typeof COPIES_FOUND | undefined> {
  const { values, tokens } = parseArguments('dedupe', argv, OPTIONS)
  if (values.help) {
    await terminal.write(HELP)
    return undefined
  }
  const { archives, feed } = splitInputs(tokens)
  if (values.add && values.store === undefined) throw usage('dedupe', '--add: expected --store with it, found none')
  if (values.store !== undefined && archives.length > 0) {
    throw usage('dedupe', '--store and --against: expected one of them, found both')
  }
  if (feed.length === 0 && values.store === undefined) throw usage('dedupe', 'expected one or more inputs, found none')
  const { json, csv } = values
  const pairs = values.pairs || values['all-pairs']
  if (csv && (json || pairs)) throw usage('dedupe', '--csv cannot be combined with --json, --pairs or --all-pairs')
  if (values.bom && !csv) throw usage('dedupe', '--bom: expected --csv with it, found none')
  const started = Date.now()
  const given = toWorkers(values)
  const onDuplicate = toOnDuplicate(values)
  await using stored = await openStored(values, onDuplicate)
  const deduper = stored?.tables ?? (await createDeduper({ ...toOptions(values), onDuplicate }))
  const { level } = internalsOf(deduper).options
  const known = stored && feed.length > 0 ? new Set(stored.ids()) : undefined
  const reading = toReading('dedupe', values)
  const report = new InputReport(terminal)
  const files = await findFiles([...archives, ...feed], reading.more?.format, report.onPassedOver)
  const workers = given ?? (await chooseWorkers(files))
  const keep = values.keep === undefined ? undefined : await KeepFile.open(values.keep, files, terminal.stdin)
  try {
    const showsTitles = csv || !(json || pairs)
    const options = {
      archives: archives.length,
      known,
      add: values.add ? stored : undefined,
      showsTitles,
      keep,
      workers,
      onDuplicate,
      ...reading,
    }
    const loaded = await loadArticles(deduper, files, options, report, terminal)
    report.tell()
    const { archivedIds } = loaded
    await settle(deduper, terminal)
    const needsKept = keep !== undefined || (archivedIds !== undefined && !pairs)
    // Clusters are held in memory only if they are needed twice.
    const clusters = needsKept ? [...deduper.clusters()] : deduper.clusters()
    const isKept = needsKept ? await selectKept(clusters, deduper.pairs(), archivedIds, level) : undefined
    if (keep && isKept) {
      const kept = await keep.finish(isKept)
      terminal.tell(`kept ${count(kept, 'article')} in ${values.keep}`)
    }
    warn(deduper, terminal)
    const copies = pairs
      ? await printPairs(deduper, loaded, values, terminal)
      : await printClusters(clusters, deduper.size, loaded, isKept, values, started, terminal)
    return copies > 0 && values['fail-on-copies'] ? COPIES_FOUND : undefined
  } finally {
    await keep?.close()
  }
}

/** The store that `--store` names, to be read unless its articles are to be added to. */
async function openStored(values: Values, onDuplicate: DeduperOptions['onDuplicate']) {
  if (values.store === undefined) return undefined
  const readOnly = values.add !== true
  return openDeduper({ ...toOptions(values), store: toStore('dedupe', values), onDuplicate, readOnly })
}

async function settle(deduper: Deduper, terminal: Terminal): Promise<void> {
  const started = Date.now()
  const onProgress = (compared: number) => {
    if (Date.now() - started > QUIET_MILLISECONDS) terminal.progress(`compared ${count(compared, 'article')}`)
  }
  try {
    await deduper.settle({ onProgress })
  } finally {
    terminal.progress('')
  }
}

function toOptions(values: Values): Partial<DeduperOptions> {
  return {
    ...(values.threshold !== undefined && { threshold: toThreshold('dedupe', values) }),
    // `createDeduper` checks these values.
    ...(values.preset !== undefined && { preset: values.preset as DeduperOptions['preset'] }),
    ...(values.level !== undefined && { level: values.level as DeduperOptions['level'] }),
    ...(values['keep-boilerplate'] && { boilerplate: false }),
    ...(values.representative !== undefined && { representative: toPolicy('dedupe', values.representative) }),
  }
}

const ON_DUPLICATE = ['version', 'replace', 'error'] as const

function toOnDuplicate({ 'on-duplicate': policy = 'version' }: Values): DeduperOptions['onDuplicate'] {
  const known = ON_DUPLICATE.find((one) => one === policy)
  if (known) return known
  throw usage('dedupe', `--on-duplicate: expected one of ${ON_DUPLICATE.join(', ')}, found ${JSON.stringify(policy)}`)
}

function toWorkers({ workers }: Values): number | undefined {
  if (workers === undefined) return undefined
  const number = toNumber('dedupe', 'workers', workers)
  const cores = availableParallelism()
  if (Number.isInteger(number) && number > WORKERS_A_CORE * cores) {
    const limit = `${WORKERS_A_CORE * cores}, ${WORKERS_A_CORE} times the cores of this machine`
    throw usage('dedupe', `--workers: expected at most ${limit}, found ${number}`)
  }
  checkNumber(number, 'workers', { low: 0, high: WORKERS_A_CORE * cores, whole: true })
  return number
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
  const { unreadableDates, cappedBuckets } = deduper.statistics()
  if (unreadableDates > 0) {
    terminal.tell(`warning: ${count(unreadableDates, 'date')} not in ISO 8601; these articles are treated as undated`)
  }
  if (cappedBuckets > 0) {
    terminal.tell(
      `warning: in ${count(cappedBuckets, 'group')} of alike articles not every pair was compared; some copies may be missing`,
    )
  }
}

/** Returns how many pairs it printed; every pair is one of copies. */
async function printPairs(
  deduper: Deduper,
  { newIds }: LoadedArticles,
  values: Values,
  terminal: Terminal,
): Promise<number> {
  let printed = 0
  const format: (pair: Pair) => string = values.json ? jsonPair : (pair) => tabbedPair(pair, terminal.interactive)
  if (!values.json) await terminal.write('a\tb\trelation\tscore\n')
  for await (const pair of inTurns(deduper.pairs({ all: values['all-pairs'] === true }))) {
    if (newIds && !newIds.has(pair.a) && !newIds.has(pair.b)) continue
    printed++
    await terminal.write(format(pair))
  }
  return printed
}

/** Returns the number of copies. */
async function printClusters(
  clusters: Iterable<Cluster>,
  articleCount: number,
  { archivedIds, newIds, titles, repeated, versionOf }: LoadedArticles,
  isKept: ((id: string) => boolean) | undefined,
  values: Values,
  started: number,
  terminal: Terminal,
): Promise<number> {
  const counts = { clusters: 0, copies: 0, alone: 0 }
  if (values.csv)
    await terminal.write(`${values.bom ? BYTE_ORDER_MARK : ''}cluster,id,relation,score,reprintOf,title\r\n`)
  let number = 0
  for await (const cluster of inTurns(clusters)) {
    if (newIds && !cluster.members.some(({ id }) => newIds.has(id))) continue
    number++
    if (cluster.size === 1) counts.alone++
    else counts.clusters++
    counts.copies += cluster.members.filter(isCopy).length
    await terminal.write(format(cluster, number))
  }
  if (!values.json && !values.csv) await terminal.write(summary())
  return counts.copies

  /** Whether a member is no representative or, with an archive, whether it is a new article that is not kept. */
  function isCopy({ id, relation }: ClusterMember): boolean {
    return newIds && isKept ? newIds.has(id) && !isKept(id) : relation !== 'representative'
  }

  function format(cluster: Cluster, number: number): string {
    if (values.json) return jsonCluster(cluster, number, archivedIds, versionOf)
    if (values.csv) return csvRows(cluster, number, titles, terminal.interactive)
    return cluster.size > 1 ? humanCluster(cluster, number, titles, archivedIds, terminal) : ''
  }

  function summary(): string {
    const articles = newIds
      ? `${count(newIds.size, 'new article')} beside ${count(archivedIds?.size ?? 0, 'archived one')}`
      : count(articleCount, 'article')
    const { clusters, copies, alone } = counts
    const found = `${count(clusters, 'cluster')} with ${count(copies, 'copy', 'copies')}, ${alone} alone`
    const again = repeated > 0 ? `, ${count(repeated, 'line')} read twice` : ''
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    return `${terminal.style.bold(`${articles}: ${clusters === 0 ? 'no copies' : found}${again}`)} (${seconds} s)\n`
  }
}

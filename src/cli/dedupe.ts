import type { Cluster, ClusterMember } from '../cluster/clusters.js'
import type { RepresentativePolicy } from '../cluster/representative.js'
import type { Level } from '../cluster/star-levels.js'
import { createDeduper, type Deduper } from '../deduper/deduper.js'
import type { DeduperOptions } from '../deduper/options.js'
import type { Pair } from '../deduper/results.js'
import { checkNumber } from '../options.js'
import { parseArguments, THRESHOLD_HELP, toFieldNames, toNumber, toThreshold, usage } from './arguments.js'
import { KeepFile } from './keep-file.js'
import { keeper, readStock, type Stock } from './load-articles.js'
import type { ReadingOptions } from './read-with-progress.js'
import type { Terminal } from './terminal.js'
import { count } from './view/display.js'
import { csvRows, humanCluster, jsonCluster, jsonPair, tabbedPair } from './view/report.js'

const HELP = `doppelwire dedupe INPUT... [options]

Finds the articles that are copies of each other (identical texts, reprints, rewrites, excerpts) and forms clusters.

INPUT is a file (.txt: one article; .jsonl, .ndjson: one JSON object a line; .json: an array of objects;
each also as .gz), a folder, a glob pattern, or - for JSON Lines from standard input.
An object has text and may have id, title, date, source, url and lang; without id its url or its place is its id.

What to print (clusters for people by default)
  --json               one cluster a line: {"schema","cluster","representative","size","lowestScore",
                       "members":[{"id","relation","score","reprintOf"}]}; every article is in exactly one
  --pairs              verified pairs, tab-separated; with --json one object a line
  --csv                a table of all articles: cluster, id, relation, score, reprintOf, title

What to keep
  --keep FILE          write the lines of the input without the copies, in their order (for text files, the paths;
                       for arrays, one object a line); never overwrites its input; keeps the text that an excerpt
                       is from
  --against FILE       compare with an archive, which is read first (repeatable): shows only clusters with a new
                       article, and --keep leaves out what the archive has

How to compare
  --level LEVEL        which copies share a cluster: reprint (identical texts and reprints) or rewrite (rewrites and
                       excerpts too; the default)
${THRESHOLD_HELP}
  --representative POLICY
                       central (default), earliest, latest, longest, or sources:NAME,NAME,... by preference

How to read
  --field FIELD=NAME   the input calls FIELD otherwise, as in text=body (repeatable)
  --skip-invalid       go on after what cannot be read as an article, and count it
  --on-duplicate POLICY
                       an id comes again with another text: error (default), replace, or version (keep both, the
                       later as id#2)
  --workers N          take fingerprints and compare in N threads beside the first (needs the package tinypool);
                       the result is the same

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
  csv: { type: 'boolean' },
  keep: { type: 'string' },
  against: { type: 'string', multiple: true },
  level: { type: 'string' },
  preset: { type: 'string' },
  threshold: { type: 'string' },
  representative: { type: 'string' },
  field: { type: 'string', multiple: true },
  'skip-invalid': { type: 'boolean' },
  'on-duplicate': { type: 'string' },
  workers: { type: 'string' },
} as const

type Values = ReturnType<typeof parseArguments<typeof OPTIONS>>['values']

export async function dedupe(argv: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = parseArguments('dedupe', argv, OPTIONS)
  if (values.help) return terminal.write(HELP)
  if (positionals.length === 0) throw usage('dedupe', 'expected one or more inputs, found none')
  const { json, pairs, csv } = values
  if (csv && (json || pairs)) throw usage('dedupe', '--csv stands alone; leave out --json or --pairs')
  const started = Date.now()
  const { level = 'rewrite' } = values
  const workers = toWorkers(values)
  const deduper = await createDeduper(toOptions(values))
  const archive = values.against ?? []
  const keep =
    values.keep === undefined
      ? undefined
      : await KeepFile.open(values.keep, [...archive, ...positionals], terminal.stdin)
  try {
    const options = { showsHeads: csv || !(json || pairs), keep, workers, ...toReading(values) }
    const stock = await readStock(deduper, archive, positionals, options, terminal)
    const keeps = keep || stock.feed ? keeper(deduper, stock, level as Level) : undefined
    if (keep && keeps) {
      const kept = await keep.finish(keeps)
      terminal.tell(`kept ${count(kept, 'article')} in ${values.keep}`)
    }
    warn(deduper, terminal)
    if (pairs) return await printPairs(deduper, stock, values, terminal)
    await printClusters(deduper, stock, keeps, values, started, terminal)
  } finally {
    await keep?.close()
  }
}

function toOptions(values: Values): Partial<DeduperOptions> {
  return {
    threshold: toThreshold('dedupe', values),
    // Checked by createDeduper, which names what it expects.
    ...(values.level !== undefined && { level: values.level as DeduperOptions['level'] }),
    ...(values.representative !== undefined && { representative: toPolicy(values.representative) }),
    ...(values['on-duplicate'] !== undefined && {
      onDuplicate: values['on-duplicate'] as DeduperOptions['onDuplicate'],
    }),
  }
}

function toReading(values: Values): ReadingOptions {
  return { fields: toFieldNames('dedupe', values.field ?? []), skipInvalid: values['skip-invalid'] ?? false }
}

function toWorkers({ workers = '0' }: Values): number {
  const number = toNumber('dedupe', 'workers', workers)
  checkNumber(number, 'workers', { low: 0, high: 1024, whole: true })
  return number
}

function toPolicy(value: string): RepresentativePolicy {
  const list = /^sources?:(.*)$/s.exec(value)?.[1]
  if (list === undefined) return value as 'central'
  const sources = list.split(',').map((source) => source.trim())
  if (!sources.includes('')) return { sources }
  throw usage('dedupe', `--representative: expected sources:NAME,NAME,..., found ${JSON.stringify(value)}`)
}

function warn(deduper: Deduper, terminal: Terminal): void {
  const { unreadableDates, cappedBuckets } = deduper.statistics()
  if (unreadableDates > 0) {
    terminal.tell(`warning: ${count(unreadableDates, 'date')} not in ISO 8601; these articles count as undated`)
  }
  if (cappedBuckets > 0) {
    terminal.tell(`warning: ${count(cappedBuckets, 'look-up')} met too many alike articles; some pairs may be missing`)
  }
}

async function printPairs(deduper: Deduper, { feed }: Stock, values: Values, terminal: Terminal): Promise<void> {
  const format: (pair: Pair) => string = values.json ? jsonPair : (pair) => tabbedPair(pair, terminal.interactive)
  if (!values.json) await terminal.write('a\tb\trelation\tscore\n')
  for (const pair of deduper.pairs()) {
    if (!feed || feed.has(pair.a) || feed.has(pair.b)) await terminal.write(format(pair))
  }
}

async function printClusters(
  deduper: Deduper,
  { archive, feed, heads, repeated }: Stock,
  keeps: ((id: string) => boolean) | undefined,
  values: Values,
  started: number,
  terminal: Terminal,
): Promise<void> {
  const sums = { clusters: 0, copies: 0, alone: 0 }
  if (values.csv) await terminal.write('cluster,id,relation,score,reprintOf,title\r\n')
  let number = 0
  for (const cluster of deduper.clusters()) {
    if (feed && !cluster.members.some(({ id }) => feed.has(id))) continue
    number++
    if (cluster.size === 1) sums.alone++
    else sums.clusters++
    sums.copies += cluster.members.filter(isCopy).length
    await terminal.write(format(cluster, number))
  }
  if (!values.json && !values.csv) await terminal.write(summary())

  /** Whether nothing is lost without it: a member that is not the representative, or a new article the archive has. */
  function isCopy({ id, relation }: ClusterMember): boolean {
    return feed && keeps ? feed.has(id) && !keeps(id) : relation !== 'representative'
  }

  function format(cluster: Cluster, number: number): string {
    if (values.json) return jsonCluster(cluster, number, archive)
    if (values.csv) return csvRows(cluster, number, heads, terminal.interactive)
    return cluster.size > 1 ? humanCluster(cluster, number, heads, archive, terminal) : ''
  }

  function summary(): string {
    const articles = feed
      ? `${count(feed.size, 'new article')} beside ${count(archive?.size ?? 0, 'archived one')}`
      : count(deduper.size, 'article')
    const { clusters, copies, alone } = sums
    const found = `${count(clusters, 'cluster')} with ${count(copies, 'copy', 'copies')}, ${alone} alone`
    const again = repeated > 0 ? `, ${count(repeated, 'line')} read twice` : ''
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    return `${terminal.style.bold(`${articles}: ${clusters === 0 ? 'no copies' : found}${again}`)} (${seconds} s)\n`
  }
}

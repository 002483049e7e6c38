import { availableParallelism } from 'node:os'
import type { DeduperOptions } from '../deduper/options.js'
import { PAIR_RELATIONS, type PairRelation } from '../deduper/results.js'
import { checkNumber, describe } from '../options.js'
import { CLUSTER_HELP, type parseArguments, toNumber, toThreshold, usage } from './arguments.js'
import { toPolicy } from './policy.js'
import { READING_HELP, READING_OPTIONS } from './reading-arguments.js'
import { SORT_ORDERS, type SortOrder } from './view/order.js'

export const DEDUPE_HELP = `doppelwire dedupe INPUT... [options]

Finds the articles that are copies of each other (identical texts, reprints, rewrites, excerpts) and forms clusters.

INPUT is a file, a folder, a glob pattern, or - for standard input. Files are texts, JSON (lines, arrays, envelopes
such as {"articles":[...]}), feeds (RSS, Atom, JSON Feed), HTML pages, WARC, CSV, TSV or Parquet, also packed with gzip;
what a file is, its content tells.
An article has text and may have id, title, date, source, url and lang, also under the names that feeds, services and
crawlers give them. Without id, its id is its canonical URL, else its file and position.

What to print (a summary and the clusters, for people, by default)
  --limit N            how many clusters to show, and how many articles of one (all, or a number; 25 on a terminal)
  --sort ORDER         size (the largest first, the default), score (the most doubtful first), or newest
  --json               one cluster a line: {"schema","cluster","representative","size","lowestScore",
                       "members":[{"id","relation","score","reprintOf"}]}; every article is in exactly one cluster
  --pairs              verified pairs, tab-separated; with --json one object a line. Articles of one wording stand for
                       each other: each is paired with the first of them by id, and that one with other wordings
  --all-pairs          like --pairs, with every pair of articles, also of one wording and of a story in many prints
  --relations NAMES    with --pairs: print pairs of these relations in place of the copies, as in
                       partial,template; the names are ${PAIR_RELATIONS.join(', ')}
  --csv                a table of all articles: cluster, id, relation, score, reprintOf, title; a cell that a
                       spreadsheet would take for a formula has an apostrophe before it
  --bom                with --csv: begin with a byte order mark, by which Excel knows that the table is UTF-8
  --explain ID         why one article is where it is: its cluster, the reasons, the passages; with --json one object
  --fail-on-copies     exit with 3 if copies are found (with --against: copies among the new articles)

What to write (FILE may be - for standard output; it is packed if it ends with .gz; never an input)
  --keep FILE          write the lines of the input to FILE without the copies, in the order of the input (for text
                       files, the paths; for arrays, one object a line); of an excerpt and its source keeps the
                       source
  --duplicates FILE    write the lines that --keep leaves out, with why: the field "doppelwire" of each holds
                       {"schema","id","cluster","relation","of","score"}
  --annotate FILE      write every line of the input with that field, to join it with other data
  --report FILE        write a page for a browser: an overview, and every cluster with its articles side by side;
                       one file, which loads nothing from anywhere
  --against FILE...    compare with an archive, which is read first (repeatable): shows only clusters with a new
                       article, and --keep leaves out articles that the archive has; behind the inputs it takes
                       several files, as in: doppelwire dedupe today.jsonl --against arch/*.jsonl
  --store DIR          compare with a store that doppelwire stream fills, as with --against and without reading an
                       archive again; without INPUT, show the clusters of the store itself. DIR may be
                       redis://HOST:PORT of a store that many workers share
  --add                with --store: store the new articles

How to compare
${CLUSTER_HELP}

How to read
${READING_HELP}
  --on-duplicate POLICY
                       what to do if an id comes again with another text: version (default; keep both, the later as
                       id#2, which --json marks with versionOf), replace, or error
  --workers N          take fingerprints and compare in N threads beside the main thread (needs the package
                       tinypool); the result is the same; by default as many as there are free cores where the
                       input is large, else 0

Examples
  doppelwire dedupe seeds/ --report seeds.html
  doppelwire dedupe feed.jsonl.gz --keep unique.jsonl.gz --duplicates copies.jsonl
  doppelwire dedupe feed.jsonl --level reprint --preset strict --csv
  doppelwire dedupe today.jsonl --against archive.jsonl --json
  curl -s https://example.org/feed.jsonl | doppelwire dedupe - --field text=body --keep - | next-step
`

export const DEDUPE_OPTIONS = {
  json: { type: 'boolean' },
  pairs: { type: 'boolean' },
  'all-pairs': { type: 'boolean' },
  relations: { type: 'string' },
  csv: { type: 'boolean' },
  bom: { type: 'boolean' },
  limit: { type: 'string' },
  sort: { type: 'string' },
  explain: { type: 'string' },
  'fail-on-copies': { type: 'boolean' },
  store: { type: 'string' },
  add: { type: 'boolean' },
  keep: { type: 'string' },
  duplicates: { type: 'string' },
  annotate: { type: 'string' },
  report: { type: 'string' },
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

export type DedupeValues = ReturnType<typeof parseArguments<typeof DEDUPE_OPTIONS>>['values']

const RELATION_NAMES = `names out of ${PAIR_RELATIONS.join(', ')}`

/** The one thing that the command prints to stdout. */
export type Printed = 'clusters' | 'json' | 'csv' | 'pairs' | 'explanation' | 'lines'

/** @throws DoppelwireError `USAGE` for options that exclude each other. */
export function toPrinted(values: DedupeValues): Printed {
  const { json, csv, bom, explain, limit, sort, keep, duplicates, annotate, report } = values
  const pairs = values.pairs || values['all-pairs']
  if (csv && (json || pairs)) throw usage('dedupe', '--csv cannot be combined with --json, --pairs or --all-pairs')
  if (values.relations !== undefined && !pairs) {
    throw usage('dedupe', `--relations: expected --pairs with it and ${RELATION_NAMES}, found no --pairs`)
  }
  if (bom && !csv) throw usage('dedupe', '--bom: expected --csv with it, found none')
  if (explain !== undefined && (csv || pairs)) throw usage('dedupe', '--explain can be combined with --json alone')
  const printed = explain !== undefined ? 'explanation' : csv ? 'csv' : pairs ? 'pairs' : json ? 'json' : 'clusters'
  if (printed !== 'clusters' && (limit !== undefined || sort !== undefined)) {
    throw usage('dedupe', '--limit and --sort are for the clusters that people read, not for --json, --csv or --pairs')
  }
  if (![keep, duplicates, annotate, report].includes('-')) return printed
  if (printed !== 'clusters' || json) {
    throw usage(
      'dedupe',
      'standard output can take one thing: - as a file excludes --json, --csv, --pairs and --explain',
    )
  }
  return 'lines'
}

/** How much of the clusters to show, and in which order. */
export interface Showing {
  readonly limit: number
  readonly sort: SortOrder
}

const LIMIT_ON_TERMINAL = 25

export function toShowing({ limit, sort = 'size' }: DedupeValues, interactive: boolean): Showing {
  const order = SORT_ORDERS.find((one) => one === sort)
  if (!order) {
    throw usage('dedupe', `--sort: expected one of ${SORT_ORDERS.join(', ')}, found ${JSON.stringify(sort)}`)
  }
  if (limit === undefined) return { limit: interactive ? LIMIT_ON_TERMINAL : Infinity, sort: order }
  if (limit === 'all') return { limit: Infinity, sort: order }
  const number = toNumber('dedupe', 'limit', limit)
  checkNumber(number, 'limit', { low: 0, high: Number.MAX_SAFE_INTEGER, whole: true })
  return { limit: number, sort: order }
}

export function toDeduperOptions(values: DedupeValues): Partial<DeduperOptions> {
  return {
    ...(values.threshold !== undefined && { threshold: toThreshold('dedupe', values) }),
    // `createDeduper` checks these values.
    ...(values.preset !== undefined && { preset: values.preset as DeduperOptions['preset'] }),
    ...(values.level !== undefined && { level: values.level as DeduperOptions['level'] }),
    ...(values['keep-boilerplate'] && { boilerplate: false }),
    ...(values.representative !== undefined && { representative: toPolicy('dedupe', values.representative) }),
  }
}

/** @throws DoppelwireError `USAGE` for an unknown name. */
export function toRelations({ relations }: DedupeValues): PairRelation[] | undefined {
  return relations?.split(',').map((name) => {
    const relation = PAIR_RELATIONS.find((one) => one === name.trim())
    if (relation) return relation
    throw usage('dedupe', `--relations: expected ${RELATION_NAMES}, found ${describe(name)}`)
  })
}

const ON_DUPLICATE = ['version', 'replace', 'error'] as const

export function toOnDuplicate({ 'on-duplicate': policy = 'version' }: DedupeValues): DeduperOptions['onDuplicate'] {
  const known = ON_DUPLICATE.find((one) => one === policy)
  if (known) return known
  throw usage('dedupe', `--on-duplicate: expected one of ${ON_DUPLICATE.join(', ')}, found ${JSON.stringify(policy)}`)
}

const WORKERS_A_CORE = 4

export function toWorkers({ workers }: DedupeValues): number | undefined {
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

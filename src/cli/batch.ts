import { runBatch } from '../batch/run-batch.js'
import { CLUSTER_HELP, parseArguments, usage } from './arguments.js'
import { DEDUPE_OPTIONS, toDeduperOptions, toOnDuplicate, toWorkers } from './dedupe-arguments.js'
import { InputReport } from './input-report.js'
import { Progress } from './progress.js'
import { READING_HELP, READING_OPTIONS, toBytes, toReading } from './reading-arguments.js'
import type { Terminal } from './terminal.js'
import { count } from './view/display.js'
import { warnOfForeign } from './warn-of-foreign.js'

const BATCH_HELP = `doppelwire batch INPUT... --out DIR [options]

Finds the copies in files of any size, in bounded memory: rows and pairs stand in Parquet files, a database joins them,
and processes compare. The result is that of dedupe. A batch that was broken off goes on where it was, when it is called
again with the same inputs and options.

INPUT is what dedupe reads; of large feeds best Parquet or JSON Lines.

What is written
  --out DIR            the folder of the result: DIR/clusters.parquet (cluster, id, relation, score, reprintOf) has
                       every article once, DIR/pairs.parquet (a, b, relation, score) the verified pairs; DIR/rows keeps
                       the rows (docs/batch.md says what they hold)

How to run
  --engine ENGINE      what joins the rows: duckdb (the default; the package @duckdb/node-api is needed in any case), or
                       servers of ClickHouse that share the work, clickhouse://user:password@host:port/database,host:port
                       (clickhouses:// over TLS)
  --memory SIZE        what all processes together may take (4GB)
  --workers N          processes that take fingerprints and compare; by default one a core

How to compare
${CLUSTER_HELP}

How to read
${READING_HELP}
  --on-duplicate POLICY
                       what to do if an id comes again with another text: version (default; keep both, the later as
                       id#2), replace, or error

Examples
  doppelwire batch 'archive/*.parquet' --out copies --level reprint
  doppelwire batch feed.jsonl.gz --out copies --memory 16GB --workers 8
  doppelwire batch 'archive/*.parquet' --out copies --engine clickhouse://db1:8123/news,db2:8123
`

const { level, preset, threshold, representative, workers } = DEDUPE_OPTIONS

const BATCH_OPTIONS = {
  out: { type: 'string' },
  engine: { type: 'string' },
  memory: { type: 'string' },
  ...{ level, preset, threshold, representative, workers },
  'keep-boilerplate': { type: 'boolean' },
  'on-duplicate': { type: 'string' },
  ...READING_OPTIONS,
} as const

export async function batch(argv: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = parseArguments('batch', argv, BATCH_OPTIONS)
  if (values.help) return terminal.write(BATCH_HELP)
  const { out, engine, memory } = values
  if (positionals.length === 0) throw usage('batch', 'expected one or more inputs, found none')
  if (out === undefined) throw usage('batch', '--out: expected the folder of the result, found none')
  const { fields, skipInvalid, more } = toReading('batch', values)
  const processes = toWorkers(values)
  if (processes === 0) throw usage('batch', '--workers: expected 1 or more, found 0')
  const report = new InputReport(terminal)
  const progress = new Progress(terminal)
  const { onSkip, onPassedOver } = report
  let summary: Awaited<ReturnType<typeof runBatch>>
  try {
    summary = await runBatch({
      ...toDeduperOptions(values),
      ...{ inputs: positionals, out, onDuplicate: toOnDuplicate(values) },
      ...(engine !== undefined && { engine }),
      ...(processes !== undefined && { workers: processes }),
      ...(memory !== undefined && { memory: toBytes('batch', 'memory', memory) }),
      read: { ...more, fields, skipInvalid, onSkip, onPassedOver, stdin: terminal.stdin },
      onArticle: (opened) => report.add(opened),
      onProgress: (stage, done, of) =>
        progress.show(
          of === undefined ? undefined : done / of,
          done,
          () => `${stage}: ${of === undefined ? done : `${done} of ${of}`}`,
        ),
    })
  } finally {
    progress.end()
  }
  report.tell()
  const { articles, texts, clusters, pairs, cutBuckets, unreadableDates, foreignTexts } = summary
  if (unreadableDates > 0) {
    terminal.tell(
      `warning: ${count(unreadableDates, 'date')} in no form that is known (ISO 8601, RFC 822, seconds since 1970); these articles are treated as undated`,
    )
  }
  warnOfForeign(foreignTexts, terminal)
  if (cutBuckets > 0) {
    terminal.tell(
      `warning: in ${count(cutBuckets, 'group')} of alike articles not every pair was compared; some copies may be missing`,
    )
  }
  await terminal.write(
    `${count(articles, 'article')} of ${count(texts, 'wording')}, ${count(clusters, 'cluster')}, ${count(pairs, 'pair')} of copies: ${out}/clusters.parquet, ${out}/pairs.parquet\n`,
  )
}

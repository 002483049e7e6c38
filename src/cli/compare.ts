import { explain } from '../compare/compare.js'
import { findFiles } from '../input/open.js'
import { parseArguments, THRESHOLD_HELP, toThreshold, usage } from './arguments.js'
import { comparePairs } from './compare-pairs.js'
import { type FindingOptions, type FoundArticle, findArticles, readSingleArticles } from './find-articles.js'
import { checkOutputNames, OutputFile, STDOUT } from './output-file.js'
import { READING_HELP, READING_OPTIONS, toReading } from './reading-arguments.js'
import { pairReport, writeReport } from './report-file.js'
import type { Terminal } from './terminal.js'
import { JSON_SCHEMA, toJsonLine } from './view/display.js'
import { humanExplanation } from './view/explanation.js'

const HELP = `doppelwire compare A B [--json] [--report FILE]
doppelwire compare --documents FILE A B [--json] [--report FILE]
doppelwire compare --documents FILE --pairs FILE [--json]

Compares two articles. Prints their relation and score, the reasons, the measures, and the matching passages side by
side.

A and B are paths of texts or HTML pages; with --documents, ids of articles in FILE.

  --documents FILE     the input that holds the articles: any input that dedupe takes (repeatable)
  --pairs FILE         compare many pairs: a tab-separated file whose header names columns a and b (other columns are
                       ignored); prints one line for each pair, in the order of FILE
${THRESHOLD_HELP}
  --report FILE        write the two articles side by side as a page for a browser too (- for standard output alone)
  --keep-boilerplate   apply no rules for boilerplate: every word of a text counts
  --json               two articles: one line {"schema","a","b","relation","score","measures","direction","reasons",
                       "passages":[{"a":{"start","end"},"b":{"start","end"},"words","similarity"}]}, offsets in UTF-16
                       code units; many pairs: lines {"a","b","relation","score"}
${READING_HELP}

Examples
  doppelwire compare first.txt second.txt
  doppelwire compare --documents feed.jsonl.gz reuters-1 paper-7 --json
  doppelwire compare --documents feed.jsonl --pairs pairs.tsv --json
`

const OPTIONS = {
  documents: { type: 'string', multiple: true },
  pairs: { type: 'string' },
  preset: { type: 'string' },
  threshold: { type: 'string' },
  'keep-boilerplate': { type: 'boolean' },
  report: { type: 'string' },
  json: { type: 'boolean' },
  ...READING_OPTIONS,
} as const

export async function compare(argv: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = parseArguments('compare', argv, OPTIONS)
  if (values.help) return terminal.write(HELP)
  const { documents, pairs, json = false, report } = values
  checkOutputNames('compare', { report })
  if (report === STDOUT && json) {
    throw usage('compare', 'standard output can take one thing: --report - excludes --json')
  }
  const threshold = toThreshold('compare', values)
  const finding = { ...toReading('compare', values), boilerplate: !values['keep-boilerplate'] }
  if (pairs !== undefined) {
    if (!documents) throw usage('compare', '--pairs: expected --documents FILE with it, found none')
    if (positionals.length > 0)
      throw usage('compare', `--pairs takes the place of A and B; found ${positionals.join(' ')} too`)
    if (report !== undefined) throw usage('compare', '--report shows two articles, and cannot be combined with --pairs')
    return comparePairs(pairs, documents, { ...finding, threshold, json }, terminal)
  }
  const [a, b] = positionals
  if (a === undefined || b === undefined || positionals.length > 2) {
    throw usage('compare', `expected two articles, found ${positionals.length}`)
  }
  const page =
    report === undefined ? undefined : await OutputFile.open(report, await findFiles(documents ?? [a, b]), terminal)
  try {
    await compareTwo(a, b, { documents, page, json, threshold, finding }, terminal)
  } finally {
    await page?.close()
  }
}

interface Comparing {
  readonly documents: readonly string[] | undefined
  readonly page: OutputFile | undefined
  readonly json: boolean
  readonly threshold: number
  readonly finding: FindingOptions
}

async function compareTwo(
  a: string,
  b: string,
  { documents, page, json, threshold, finding }: Comparing,
  terminal: Terminal,
): Promise<void> {
  const found = documents
    ? await findArticles([a, b], documents, finding, terminal)
    : await readSingleArticles([a, b], finding)
  const [one, other] = found as [FoundArticle, FoundArticle]
  const explanation = explain(one.fingerprint, other.fingerprint, threshold)
  if (page) await writeReport(page, pairReport([a, b], [one, other], explanation, threshold), terminal)
  if (json) return terminal.write(toJsonLine({ schema: JSON_SCHEMA, a, b, ...explanation }))
  if (page && page.path === undefined) return
  await terminal.write(humanExplanation({ name: a, ...one }, { name: b, ...other }, explanation, terminal))
}

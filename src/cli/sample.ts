import { sampleByScore } from '../tuning/stratified-sample.js'
import { parseArguments, usage } from './arguments.js'
import { loadFeed, scoreFeed, toNumberWithin } from './load-feed.js'
import { READING_HELP, READING_OPTIONS, toReading } from './reading-arguments.js'
import type { Terminal } from './terminal.js'
import { escapeCell } from './view/cells.js'
import { count } from './view/display.js'

const HELP = `doppelwire sample INPUT... [options] > pairs.tsv

Draws the pairs of a feed that are worth labelling, to find the best threshold for it: at random within ranges of scores, more where
the score says little and where there are many. Of the pairs drawn, weight says how many each stands for.

Prints a tab-separated table with columns a, b, label (empty), score, stratum and weight, which
doppelwire label and doppelwire evaluate read.

  --size N             how many pairs to draw (200)
  --from SCORE         leave out pairs that score less, of which nearly none is a copy (0.01)
  --seed N             another seed draws another sample (1); the same input and seed draw the same
  --keep-boilerplate   apply no rules for boilerplate: every word of a text counts
${READING_HELP}

Examples
  doppelwire sample feed.jsonl > pairs.tsv
  doppelwire label pairs.tsv --documents feed.jsonl
  doppelwire evaluate --pairs pairs.tsv --documents feed.jsonl
`

const OPTIONS = {
  size: { type: 'string' },
  from: { type: 'string' },
  seed: { type: 'string' },
  'keep-boilerplate': { type: 'boolean' },
  ...READING_OPTIONS,
} as const

const HIGHEST_SEED = 2 ** 32 - 1

export async function sample(argv: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = parseArguments('sample', argv, OPTIONS)
  if (values.help) return terminal.write(HELP)
  if (positionals.length === 0) throw usage('sample', 'expected one or more inputs, found none')
  const size = toNumberWithin('sample', 'size', values.size, { low: 1, high: 1e6, whole: true, otherwise: 200 })
  const from = toNumberWithin('sample', 'from', values.from, { low: 0, high: 1, otherwise: 0.01 })
  const seed = toNumberWithin('sample', 'seed', values.seed, { low: 0, high: HIGHEST_SEED, whole: true, otherwise: 1 })
  const reading = toReading('sample', values)
  const { deduper } = await loadFeed(positionals, reading, !values['keep-boilerplate'], undefined, terminal)
  const feed = await scoreFeed(deduper, from, terminal)
  const pairs = [...feed.pairs()].filter(({ score }) => score >= from && score > 0)
  const drawn = sampleByScore(pairs, size, seed)
  await terminal.write('a\tb\tlabel\tscore\tstratum\tweight\n')
  for (const { a, b, score, stratum, weight } of drawn) {
    const ids = [a, b].map((id) => escapeCell(id, 'all'))
    await terminal.write(`${[...ids, '', score.toPrecision(6), stratum, weight].join('\t')}\n`)
  }
  terminal.tell(
    pairs.length === 0
      ? `no two of ${count(deduper.size, 'article')} share enough to be labelled`
      : `drew ${drawn.length.toLocaleString('en-US')} of ${count(pairs.length, 'pair')} that score ${from} or more`,
  )
}

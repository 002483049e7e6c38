/**
 * Whether this checkout is slower than another commit: `npm run bench:against -- REV [--rounds 5] [--articles 3000] [--feed FILE]`. Whole
 * runs of the command on the same articles, by turns, at both levels; the ratio of their processor times with its quartiles. The articles
 * are a generated wire feed, or those of a file of JSON Lines.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { generateWire } from './generate/wire.js'
import { doppelwire, type Run } from './peers/dedupe.js'
import { writeResults } from './results.js'
import { type Spread, spreadOf } from './spread.js'
import { formatTable } from './table.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    articles: { type: 'string', default: '3000' },
    feed: { type: 'string' },
  },
})
const [revision] = positionals
if (revision === undefined) {
  console.error('expected the commit to compare with, such as HEAD~1, found none')
  process.exit(2)
}
const root = fileURLToPath(new URL('../', import.meta.url))
const [rounds, articles] = [Number(values.rounds), Number(values.articles)]

interface Compared {
  readonly level: string
  readonly now: Spread
  readonly before: Spread
  /** Of both runs of a round: over 1, this checkout is slower. */
  readonly ratio: Spread
  /** Whether both found the same number of clusters of the same size together. */
  readonly same: boolean
}

const folder = mkdtempSync(join(tmpdir(), 'against-'))
const other = join(folder, 'checkout')
const git = (...words: string[]) => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim()
const commit = git('rev-parse', '--short', `${revision}^{commit}`)
try {
  git('worktree', 'add', '--detach', '--quiet', other, commit)
  symlinkSync(join(root, 'node_modules'), join(other, 'node_modules'))
  execFileSync(process.execPath, [join(root, 'node_modules/tsup/dist/cli-default.js'), '--no-dts', '--silent'], {
    cwd: other,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const feed = join(folder, 'feed.jsonl')
  if (values.feed !== undefined) copyFileSync(resolve(values.feed), feed)
  else
    writeFileSync(
      feed,
      [...generateWire({ count: articles })].map(({ article }) => `${JSON.stringify(article)}\n`).join(''),
    )
  const compared: Compared[] = []
  for (const level of ['reprint', 'rewrite']) compared.push(await compare(level, feed))
  report(compared)
} finally {
  git('worktree', 'remove', '--force', other)
  rmSync(folder, { recursive: true })
}

async function compare(level: string, feed: string): Promise<Compared> {
  const [now, before] = [doppelwire(level), doppelwire(level, pathToFileURL(join(other, 'dist/cli.js')))]
  const runs: { readonly now: Run; readonly before: Run }[] = []
  // The first of a round finds a colder machine, so they take turns in that too.
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) runs.push({ now: await now(feed), before: await before(feed) })
    else {
      const earlier = await before(feed)
      runs.push({ now: await now(feed), before: earlier })
    }
  }
  const [first] = runs
  return {
    level,
    now: spreadOf(runs.map((run) => run.now.seconds)),
    before: spreadOf(runs.map((run) => run.before.seconds)),
    ratio: spreadOf(runs.map((run) => run.now.seconds / run.before.seconds)),
    same: first!.now.clusters === first!.before.clusters && first!.now.clustered === first!.before.clustered,
  }
}

function report(compared: readonly Compared[]): void {
  console.log(
    `Processor seconds of whole runs, ${rounds} rounds, against ${commit}; a ratio over 1: this checkout is slower\n`,
  )
  console.log(
    formatTable(
      ['level', 'now', 'before', 'ratio', 'quartiles', 'clusters'],
      compared.map(({ level, now, before, ratio, same }) => [
        ...[level, String(now.median), String(before.median), String(ratio.median)],
        ...[`${ratio.low} to ${ratio.high}`, same ? 'the same' : 'others'],
      ]),
    ),
  )
  writeResults('against', { against: commit, rounds, compared })
}

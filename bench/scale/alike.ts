/**
 * What groups of alike articles cost as they grow: `npm run bench:alike -- [--rounds 3] [--most 9600] [--level reprint]`. Whole runs of the
 * command as processes: JSON Lines in, clusters out.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { numbersArgument } from '../arguments.js'
import { ALIKE_KINDS, type AlikeKind, generateAlike } from '../generate/alike.js'
import { doppelwire, type Run } from '../peers/dedupe.js'
import { circumstances, writeResults } from '../results.js'
import { type Spread, spreadOf, threeDigits } from '../spread.js'
import { formatTable } from '../table.js'
import { growthExponent } from './growth.js'

const SIZES: Readonly<Record<AlikeKind, readonly number[]>> = {
  prints: [150, 600, 2400, 9600],
  errors: [1000, 4000, 16_000, 64_000],
  walls: [150, 600, 2400, 9600],
}

interface Measured {
  readonly kind: AlikeKind
  readonly count: number
  readonly seconds: Spread
  readonly run: Run
}

const [rounds, most] = [numbersArgument('rounds', [3])[0]!, numbersArgument('most', [64_000])[0]!]
const level = process.argv.includes('reprint') ? 'reprint' : 'rewrite'
const { machine, cores, node, commit } = circumstances()
console.log(`${machine}, ${cores} cores; Node ${node}; commit ${commit}; level ${level}\n`)
const folder = mkdtempSync(join(tmpdir(), 'doppelwire-alike-'))
try {
  const measured: Measured[] = []
  for (const kind of ALIKE_KINDS) {
    for (const count of SIZES[kind].filter((size) => size <= most)) measured.push(await measure(kind, count))
  }
  report(measured)
} finally {
  rmSync(folder, { recursive: true })
}

async function measure(kind: AlikeKind, count: number): Promise<Measured> {
  const file = join(folder, `${kind}-${count}.jsonl`)
  writeFileSync(file, [...generateAlike(kind, count)].map((article) => `${JSON.stringify(article)}\n`).join(''))
  const runs: Run[] = []
  for (let round = 0; round < rounds; round++) runs.push(await doppelwire(level)(file))
  rmSync(file)
  return { kind, count, seconds: spreadOf(runs.map(({ seconds }) => seconds)), run: runs[0]! }
}

function report(measured: readonly Measured[]): void {
  console.log(
    formatTable(
      ['articles', '', 'seconds', 'from', 'to', 'peak MB', 'clusters', 'articles in them'],
      measured.map(({ kind, count, seconds, run }) => [
        ...[kind, count.toLocaleString('en-US'), String(seconds.median), String(seconds.low), String(seconds.high)],
        ...[Math.round(run.peakMegabytes), run.clusters, run.clustered],
      ]),
    ),
  )
  const exponents = Object.fromEntries(
    ALIKE_KINDS.map((kind) => {
      const points = measured
        .filter((one) => one.kind === kind)
        .map(({ count, seconds }) => [count, seconds.median] as const)
      return [kind, points.length > 1 ? threeDigits(growthExponent(points)) : null]
    }),
  )
  console.log(
    '\nProcessor seconds, start-up included: median and quartiles. Exponents of a power law (1 is linear):',
    exponents,
  )
  writeResults(`alike-${level}`, { rounds, exponents, measured })
}

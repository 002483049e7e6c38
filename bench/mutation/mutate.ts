/**
 * Mutation testing, a room at a time: `npm run mutate -- minhash`, or some of its files: `npm run mutate -- compare weights model`.
 * Changes the source in small ways and runs the tests of that room for each change; a change that no test notices survives.
 * Survivors are printed as they are found. Results are kept in bench/results/mutation/ once a run has ended, so that a second run tries again only
 * what has changed; `--survivors` lists those of the last run.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'

const ROOMS = ['minhash', 'candidates', 'fingerprint', 'compare', 'neighbourhood', 'verify', 'cluster', 'deduper']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: 'string', default: '1' }, survivors: { type: 'boolean', default: false } },
})
const [room, ...files] = positionals
if (room === undefined || !ROOMS.includes(room)) {
  console.error(`expected a room (${ROOMS.join(', ')}), found ${room ?? 'nothing'}`)
  process.exit(2)
}

const folder = 'bench/results/mutation'
const report = `${folder}/${[room, ...files].join('-').replaceAll('/', '-')}.json`
mkdirSync(folder, { recursive: true })

const options: ConstructorParameters<typeof Stryker>[0] = {
  mutate: [
    ...(files.length === 0 ? [`src/${room}/**/*.ts`] : files.map((file) => `src/${room}/${file}.ts`)),
    '!src/**/*.table.ts',
  ],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', import.meta.resolve('./survivors.js')],
  vitest: { configFile: 'bench/mutation/vitest.config.ts', dir: `test/${room}`, related: false },
  coverageAnalysis: 'perTest',
  // Values computed when a module is loaded: each would take all tests of the room.
  ignoreStatic: true,
  incremental: true,
  incrementalFile: report,
  ignorePatterns: ['/dist', '/docs', '/seeds', '/bench/results', '/coverage'],
  tempDirName: '.stryker-tmp',
  concurrency: Number(values.concurrency),
  // A busy machine must not pass for an endless loop.
  timeoutMS: 3000,
  timeoutFactor: 2,
  reporters: ['clear-text', 'progress-append-only', 'survivors'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  allowConsoleColors: false,
}

if (!values.survivors) await new Stryker(options).runMutationTest()
if (existsSync(report)) printSurvivors()

interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>
}
interface Mutant {
  readonly mutatorName: string
  readonly replacement: string
  readonly status: string
  readonly location: { readonly start: Position; readonly end: Position }
}
interface Position {
  readonly line: number
  readonly column: number
}

/** Each change that no test noticed, as `file:line:column  what stood there  ->  what stood there instead`. */
function printSurvivors(): void {
  const { files: reported } = JSON.parse(readFileSync(report, 'utf8')) as Report
  for (const [file, { source, mutants }] of Object.entries(reported)) {
    const lines = source.split('\n')
    for (const { status, location, replacement } of mutants) {
      if (status !== 'Survived' && status !== 'NoCoverage') continue
      const { start, end } = location
      const last = start.line === end.line ? end.column - 1 : undefined
      const before = lines[start.line - 1]!.slice(start.column - 1, last).slice(0, 80)
      const after = replacement.replace(/\s+/g, ' ').slice(0, 80)
      console.log(`${status === 'Survived' ? ' ' : '?'} ${file}:${start.line}:${start.column}  ${before}  ->  ${after}`)
    }
  }
}

import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'

/** The machine, the runtime and the commit, without which figures mean nothing later. */
export function circumstances(): { machine: string; cores: number; node: string; commit: string; date: string } {
  const [core] = cpus()
  return {
    machine: core?.model ?? 'unknown',
    cores: cpus().length,
    node: process.version,
    commit: currentCommit(),
    date: new Date().toISOString(),
  }
}

function currentCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch {
    return 'none'
  }
}

const FOLDER = fileURLToPath(new URL('./results/', import.meta.url))

/** Writes `bench/results/NAME.json`, and `NAME.svg` if there is a chart. */
export function writeResults(name: string, results: object, chart?: string): void {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(`${FOLDER}${name}.json`, `${JSON.stringify({ ...circumstances(), ...results }, null, 2)}\n`)
  if (chart !== undefined) writeChart(name, chart)
}

/** Writes `bench/results/NAME.svg`. */
export function writeChart(name: string, chart: string): void {
  writeFileSync(`${FOLDER}${name}.svg`, chart)
}

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the environment is kept between runs: git-ignored, like all results. */
const ENVIRONMENT = fileURLToPath(new URL('./results/python/', import.meta.url))
const PYTHON = join(ENVIRONMENT, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
const NEEDED = ['datasketch==2.0.0', 'rensa==0.5.0']
/** Where wheels of these exist; for other machines they would have to be compiled. */
const WELCOME = ['FastSketchLSH==1.0.1', 'gaoya==0.2.2']

export interface PeerPython {
  readonly python: string
  /** The packages it has, each with its version. */
  readonly packages: readonly string[]
}

/** A Python that has the peers, in an environment of its own; `undefined`, with a line saying why, where there is none. */
export function peerPython(): PeerPython | undefined {
  const list = join(ENVIRONMENT, 'packages.json')
  if (existsSync(list)) {
    const { asked, packages } = JSON.parse(readFileSync(list, 'utf8')) as { asked: string; packages: string[] }
    if (asked === [...NEEDED, ...WELCOME].join()) return { python: PYTHON, packages }
  }
  mkdirSync(ENVIRONMENT, { recursive: true })
  if (!succeeds('python3', ['-m', 'venv', '--clear', ENVIRONMENT]) || !install(NEEDED)) return undefined
  const packages = [...NEEDED, ...WELCOME.filter((name) => install([name]))]
  writeFileSync(list, JSON.stringify({ asked: [...NEEDED, ...WELCOME].join(), packages }))
  return { python: PYTHON, packages }
}

/** Ready-made wheels only: nobody waits for a compiler here. */
function install(packages: readonly string[]): boolean {
  const words = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:']
  return succeeds(PYTHON, [...words, ...packages])
}

function succeeds(command: string, words: readonly string[]): boolean {
  const { status, stderr, error } = spawnSync(command, words, { encoding: 'utf8', timeout: 300_000 })
  if (status === 0) return true
  const reason = error?.message ?? stderr.trim().split('\n').at(-1) ?? `status ${status}`
  console.error(`Python peers are skipped: ${command} ${words.at(-1)}: ${reason}`)
  return false
}

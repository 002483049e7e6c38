import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the environment is kept between runs: git-ignored, like all results. */
const ENVIRONMENT = fileURLToPath(new URL('./results/python/', import.meta.url))
const PYTHON = join(ENVIRONMENT, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
const REQUIRED_PACKAGES = ['datasketch==2.0.0', 'rensa==0.5.0']
/** Installed if the registry has wheels for this machine; they are not compiled. */
const OPTIONAL_PACKAGES = ['FastSketchLSH==1.0.1', 'gaoya==0.2.2']

export interface PeerPython {
  readonly python: string
  /** The packages it has, each with its version. */
  readonly packages: readonly string[]
}

/** A Python environment with the peers. If it cannot be made, prints why and returns `undefined`. */
export function peerPython(): PeerPython | undefined {
  const list = join(ENVIRONMENT, 'packages.json')
  if (existsSync(list)) {
    const { asked, packages } = JSON.parse(readFileSync(list, 'utf8')) as { asked: string; packages: string[] }
    if (asked === [...REQUIRED_PACKAGES, ...OPTIONAL_PACKAGES].join()) return { python: PYTHON, packages }
  }
  mkdirSync(ENVIRONMENT, { recursive: true })
  if (!succeeds('python3', ['-m', 'venv', '--clear', ENVIRONMENT]) || !install(REQUIRED_PACKAGES)) return undefined
  const packages = [...REQUIRED_PACKAGES, ...OPTIONAL_PACKAGES.filter((name) => install([name]))]
  writeFileSync(list, JSON.stringify({ asked: [...REQUIRED_PACKAGES, ...OPTIONAL_PACKAGES].join(), packages }))
  return { python: PYTHON, packages }
}

/** Installs wheels only, because compiling takes minutes. */
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

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What an environment is to have. */
export interface PythonPackages {
  /** The folder of `bench/results` that it is kept in between runs: git-ignored, like all results. */
  readonly folder: string
  readonly required: readonly string[]
  /** Installed if the registry has wheels for this machine; they are not compiled. */
  readonly optional?: readonly string[]
  /** Required too, without the packages that they ask for. */
  readonly alone?: readonly string[]
}

const PEERS: PythonPackages = {
  folder: 'python',
  required: ['datasketch==2.0.0', 'rensa==0.5.0'],
  optional: ['FastSketchLSH==1.0.1', 'gaoya==0.2.2'],
}

export interface PeerPython {
  readonly python: string
  /** The packages it has, each with its version. */
  readonly packages: readonly string[]
  /** Where it is kept. */
  readonly folder: string
}

/** A Python environment with the peers of MinHash. If it cannot be made, prints why and returns `undefined`. */
export const peerPython = (): PeerPython | undefined => pythonWith(PEERS)

/** A Python environment with these packages. If it cannot be made, prints why and returns `undefined`. */
export function pythonWith({
  folder: name,
  required,
  optional = [],
  alone = [],
}: PythonPackages): PeerPython | undefined {
  const folder = fileURLToPath(new URL(`./results/${name}/`, import.meta.url))
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  const list = join(folder, 'packages.json')
  const asked = [...required, ...alone, ...optional].join()
  if (existsSync(list)) {
    const made = JSON.parse(readFileSync(list, 'utf8')) as { asked: string; packages: string[] }
    if (made.asked === asked) return { python, folder, packages: made.packages }
  }
  /** Wheels only, because compiling takes minutes. */
  const install = (packages: readonly string[], ...options: string[]): boolean => {
    const words = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:']
    return succeeds(python, [...words, ...options, ...packages])
  }
  mkdirSync(folder, { recursive: true })
  if (!succeeds('python3', ['-m', 'venv', '--clear', folder]) || !install(required)) return undefined
  if (alone.length > 0 && !install(alone, '--no-deps')) return undefined
  const packages = [...required, ...alone, ...optional.filter((one) => install([one]))]
  writeFileSync(list, JSON.stringify({ asked, packages }))
  return { python, folder, packages }
}

function succeeds(command: string, words: readonly string[]): boolean {
  const { status, stderr, error } = spawnSync(command, words, { encoding: 'utf8', timeout: 600_000 })
  if (status === 0) return true
  const reason = error?.message ?? stderr.trim().split('\n').at(-1) ?? `status ${status}`
  console.error(`Python peers are skipped: ${command} ${words.at(-1)}: ${reason}`)
  return false
}

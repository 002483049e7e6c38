import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the environment is kept between runs: git-ignored, like all results. */
const ENVIRONMENT = fileURLToPath(new URL('../results/python/', import.meta.url))
const PACKAGES = ['datasketch==2.0.0']

/** A Python that has the peers, in an environment of its own; `undefined`, with a line saying why, where there is none. */
export function peerPython(): string | undefined {
  const python = join(ENVIRONMENT, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  const ready = join(ENVIRONMENT, PACKAGES.join('-').replaceAll('=', ''))
  if (existsSync(ready)) return python
  mkdirSync(ENVIRONMENT, { recursive: true })
  const steps: [string, string[]][] = [
    ['python3', ['-m', 'venv', '--clear', ENVIRONMENT]],
    [python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES]],
  ]
  for (const [command, words] of steps) {
    const { status, stderr, error } = spawnSync(command, words, { encoding: 'utf8', timeout: 300_000 })
    if (status === 0) continue
    const reason = error?.message ?? stderr.trim().split('\n').at(-1) ?? `status ${status}`
    console.error(`Python peers are skipped: ${command} ${words.slice(0, 3).join(' ')}: ${reason}`)
    return undefined
  }
  mkdirSync(ready)
  return python
}

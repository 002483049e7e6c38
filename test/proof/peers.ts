import type { Finding } from './finding.js'
import { run } from './project.js'

/** As npm installs them; the releases of DuckDB's package are marked as previews, which no range of a major version takes in. */
export const PEER_PACKAGES = ['chardet@2', 'hyparquet@1', 'lmdb@3', 'tinypool@2', 'redis@5', '@duckdb/node-api']
const NAMES = PEER_PACKAGES.map(nameOf)

export function nameOf(installed: string): string {
  return installed.replace(/(?<=.)@.*/, '')
}

/** What a project says that has only some of the optional packages: the others are missed by name, with what to install. */
export function provePeers(project: string, command: string, present: readonly string[]): Finding[] {
  const where = present.length === 0 ? 'without optional packages' : `with ${present.join(', ')}`
  const printed = run(command, ['peers.mjs'], project)
  if ('failure' in printed) return [{ where, what: 'all', holds: false, detail: printed.failure }]
  const found = JSON.parse(printed.output) as Record<string, string>
  return NAMES.map((name) => {
    const detail = found[name]!
    const missed = PEER_PACKAGES.some(
      (line) =>
        nameOf(line) === name && detail.startsWith('PACKAGE_MISSING npm install ') && `${detail} `.includes(` ${line}`),
    )
    return { where, what: name, holds: present.includes(name) ? detail === 'works' : missed, detail }
  })
}

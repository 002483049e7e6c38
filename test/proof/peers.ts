import type { Finding } from './finding.js'
import { run } from './project.js'

export const PEER_PACKAGES = ['chardet@2', 'hyparquet@1', 'lmdb@3', 'tinypool@2']
const NAMES = PEER_PACKAGES.map((name) => name.split('@')[0]!)

/** What a project says that has only some of the optional packages: the others are missed by name, with what to install. */
export function provePeers(project: string, command: string, present: readonly string[]): Finding[] {
  const where = present.length === 0 ? 'without optional packages' : `with ${present.join(', ')}`
  const printed = run(command, ['peers.mjs'], project)
  if ('failure' in printed) return [{ where, what: 'all', holds: false, detail: printed.failure }]
  const found = JSON.parse(printed.output) as Record<string, string>
  return NAMES.map((name) => {
    const detail = found[name]!
    const missed = new RegExp(`^PACKAGE_MISSING npm install .*\\b${name}@\\d`).test(detail)
    return { where, what: name, holds: present.includes(name) ? detail === 'works' : missed, detail }
  })
}

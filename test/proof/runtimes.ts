import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Finding, sameResults } from './finding.js'
import { run } from './project.js'

/** As packages of npm, each under a name of its own. */
export const RUNTIME_PACKAGES = [
  ...[20, 22, 24, 26].map((version) => `node${version}@npm:node@${version}`),
  'bun',
  'deno',
]

interface Runtime {
  readonly name: string
  readonly command: string
  readonly words: readonly string[]
}

export const THIS_NODE: Runtime = { name: `Node ${process.versions.node}`, command: process.execPath, words: [] }

export function runtimesIn(tools: string): Runtime[] {
  const at = (...path: string[]) => join(tools, 'node_modules', ...path)
  // Not by .bin: several of these packages have a program of one name.
  const nodes = readdirSync(at()).filter((name) => /^node\d+$/.test(name))
  return [
    ...nodes.map((name) => ({ name: 'Node', command: at(name, 'bin/node'), words: [] })),
    { name: 'Bun', command: at('.bin/bun'), words: [] },
    // It may read files of the project alone.
    { name: 'Deno', command: at('.bin/deno'), words: ['run', '--allow-read=.', '--no-prompt'] },
  ].map(({ name, command, words }) => ({ name: `${name} ${versionOf(command)}`, command, words }))
}

function versionOf(command: string): string {
  const printed = run(command, ['--version'], '.')
  return 'output' in printed ? (/[\d.]+/.exec(printed.output)?.[0] ?? '?') : '?'
}

export function proveRuntime({ name, command, words }: Runtime, project: string, expected: string): Finding[] {
  return [
    sameResults(name, 'import', run(command, [...words, 'main.mjs'], project), expected),
    sameResults(name, 'require', run(command, [...words, 'main.cjs'], project), expected),
    zstandard(name, run(command, [...words, 'zstandard.mjs'], project)),
  ]
}

/** A packed file is read where the runtime can unpack it, and elsewhere the error says so. */
function zstandard(where: string, printed: ReturnType<typeof run>): Finding {
  const what = 'Zstandard'
  if ('failure' in printed) return { where, what, holds: false, detail: printed.failure }
  const { unpacks, ids, error } = JSON.parse(printed.output) as { unpacks: boolean; ids: string[]; error?: string }
  const refused = error !== undefined && /^INPUT_INVALID .*cannot unpack Zstandard .*zstdcat/.test(error)
  return { where, what, holds: unpacks ? `${ids}` === 'a,b' : refused, detail: unpacks && !error ? 'read' : `${error}` }
}

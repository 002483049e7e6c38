/**
 * The package as users have it: packs it, installs the file in empty projects, and tries it there. All parts, or those named:
 *
 *     npm run proof
 *     npm run proof -- node types peers runtimes bundlers browser --chromium /usr/bin/chromium
 *
 * `node` is this Node and esbuild, and needs nothing but the package; tests run it too. The others install runtimes, bundlers and a
 * driver from npm the first time (1 GB).
 */
import { parseArgs } from 'node:util'
import { formatTable } from '../../bench/table.js'
import { BROWSER_PACKAGES, findChromium, proveBrowser } from './browser.js'
import { BUNDLER_PACKAGES, bundlersIn, proveBundler } from './bundlers.js'
import type { Finding } from './finding.js'
import { proveHere, proveTypesHere } from './here.js'
import { nameOf, PEER_PACKAGES, provePeers } from './peers.js'
import { createProject, installTools, pack } from './project.js'
import { proveRuntime, RUNTIME_PACKAGES, runtimesIn } from './runtimes.js'

const PARTS = ['node', 'types', 'peers', 'runtimes', 'bundlers', 'browser'] as const

const { values, positionals } = parseArgs({ allowPositionals: true, options: { chromium: { type: 'string' } } })
const unknown = positionals.find((name) => !PARTS.some((part) => part === name))
if (unknown !== undefined) {
  console.error(`expected some of ${PARTS.join(', ')}, found ${unknown}`)
  process.exit(2)
}
const wanted = (part: (typeof PARTS)[number]) => positionals.length === 0 || positionals.includes(part)

const packed = pack()
const project = createProject(packed)
const tools = () => installTools([...RUNTIME_PACKAGES, ...BUNDLER_PACKAGES, ...BROWSER_PACKAGES])
const { findings, expected } = await proveHere(project)
const all: Finding[] = [...findings]

if (wanted('runtimes')) {
  for (const runtime of runtimesIn(tools())) all.push(...proveRuntime(runtime, project, expected))
}
if (wanted('bundlers')) {
  for (const [name, bundle] of Object.entries(bundlersIn(tools()))) {
    all.push(...(await proveBundler(name, bundle, project, expected)))
  }
}
if (wanted('browser')) {
  const chromium = values.chromium ?? findChromium()
  if (chromium === undefined) {
    all.push({ where: 'Chromium', what: 'is here', holds: false, detail: 'not found; give its path with --chromium' })
  } else {
    all.push(...(await proveBrowser(project, tools(), chromium, expected)))
  }
}
if (wanted('peers')) {
  all.push(...provePeers(project, process.execPath, []))
  for (const chosen of [...PEER_PACKAGES.map((name) => [name]), PEER_PACKAGES]) {
    all.push(...provePeers(createProject(packed, chosen), process.execPath, chosen.map(nameOf)))
  }
}
if (wanted('types')) all.push(...proveTypesHere(createProject(packed, ['@types/node@20'])))

console.log(
  formatTable(
    ['', '', '', ''],
    all.map(({ where, what, holds, detail }) => [where, what, holds ? 'holds' : 'FAILS', detail]),
  ),
)
const failed = all.filter(({ holds }) => !holds).length
console.log(`\n${all.length - failed} hold, ${failed} fail`)
if (failed > 0) process.exitCode = 1

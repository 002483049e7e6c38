/**
 * A batch beside one process, on generated articles at the level `reprint`: `npm run bench:batch -- --articles 300000 --memory 4GB`.
 * Time, processor time and the highest memory of all its processes together, as /proc tells them (Linux). What it prints of larger
 * feeds is arithmetic.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { generateArticle } from '../generate/articles.js'
import { formatTable } from '../table.js'

interface Measured {
  readonly seconds: number
  readonly processor: number
  readonly peak: number
}

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    memory: { type: 'string', default: '4GB' },
    engine: { type: 'string', default: 'duckdb' },
    workers: { type: 'string', default: '2' },
  },
})
const articles = Number(values.articles)
const folder = mkdtempSync(join(tmpdir(), 'doppelwire-batch-'))
try {
  const feed = join(folder, 'feed.jsonl')
  await writeFeed(feed)
  const out = join(folder, 'copies')
  const { memory, engine, workers } = values
  const rows = [
    row(
      'batch',
      await run(['batch', feed, '--out', out, '--level', 'reprint', ...options({ memory, engine, workers })]),
    ),
    row('dedupe', await run(['dedupe', feed, '--level', 'reprint', '--json', '--workers', workers])),
  ]
  console.log(formatTable(['command', 'articles', 's', 'processor s', 'processor, µs an article', 'peak, MB'], rows))
  const sizes = new Map<string, number>()
  for (const name of readdirSync(join(out, 'rows'))) {
    const kind = name.slice(0, name.indexOf('-'))
    sizes.set(kind, (sizes.get(kind) ?? 0) + statSync(join(out, 'rows', name)).size)
  }
  const bytes = [...sizes].map(([kind, size]) => `${kind} ${Math.round(size / articles)}`)
  console.log(
    `bytes of rows an article: ${bytes.join(', ')}; of the feed ${Math.round(statSync(feed).size / articles)}`,
  )
  const { stages } = JSON.parse(readFileSync(join(out, 'batch.json'), 'utf8')) as { stages: object }
  console.log(JSON.stringify(stages))
} finally {
  rmSync(folder, { recursive: true })
}

function row(command: string, { seconds, processor, peak }: Measured): (string | number)[] {
  const each = ((1e6 * processor) / articles).toFixed(0)
  return [command, articles, seconds.toFixed(0), processor.toFixed(0), each, (peak / 1e6).toFixed(0)]
}

function options(given: Readonly<Record<string, string>>): string[] {
  return Object.entries(given).flatMap(([name, value]) => [`--${name}`, value])
}

async function writeFeed(path: string): Promise<void> {
  const stream = createWriteStream(path)
  for (let number = 0; number < articles; number++) {
    if (!stream.write(`${JSON.stringify(generateArticle(number).article)}\n`)) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'finish')
}

/** Runs the built command, and asks four times a second what its processes hold. */
async function run(argv: readonly string[]): Promise<Measured> {
  const started = performance.now()
  const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
  const child = spawn(process.execPath, [cli, ...argv], { stdio: ['ignore', 'ignore', 'inherit'] })
  let code: number | null | undefined
  child.once('exit', (given) => {
    code = given
  })
  let peak = 0
  const used = new Map<number, number>()
  while (code === undefined) {
    let held = 0
    for (const { pid, resident, processor } of processTree(child.pid!)) {
      held += resident
      used.set(pid, processor)
    }
    peak = Math.max(peak, held)
    await setTimeout(250)
  }
  if (code !== 0) throw new Error(`${argv[0]} ended with ${code}`)
  const processor = [...used.values()].reduce((sum, one) => sum + one, 0)
  return { seconds: (performance.now() - started) / 1000, processor, peak }
}

interface Process {
  readonly pid: number
  readonly resident: number
  readonly processor: number
}

/** A process and those that it started. Linux counts time in hundredths of a second, memory in pages of 4 KB. */
function processTree(root: number): Process[] {
  const all = new Map<number, Process & { readonly parent: number }>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1')
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number)
      const processor = (fields[11]! + fields[12]!) / 100
      all.set(Number(name), { pid: Number(name), parent: fields[1]!, resident: 4096 * fields[21]!, processor })
    } catch {} // It ended meanwhile.
  }
  const tree = [root]
  for (const pid of tree) for (const one of all.values()) if (one.parent === pid) tree.push(one.pid)
  return tree.flatMap((pid) => all.get(pid) ?? [])
}

/**
 * How much memory a large file takes: `npm run bench:large -- --megabytes 500,1000,2000`. Generated articles with known copies
 * among them, as JSON Lines on disk; read, stored and clustered at the level `reprint` by a process of its own, once through the library and once
 * through the command.
 */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generateArticle } from '../generate/articles.js'
import { formatTable } from '../table.js'

interface Measured {
  readonly articles: number
  readonly clusters: number
  readonly seconds: number
  readonly peak: number
  /** `indexBytes + fingerprintBytes` of `statistics()`; unknown to the command. */
  readonly stored?: number
}

/*
 * Programs for the built package, run without what compiles TypeScript on the fly, which takes 80 MB. Each is given the file and prints
 * what it found; `peak` is added when it ends.
 */
const MEASURES: Readonly<Record<string, string>> = {
  library: `
    import { createDeduper } from '${built('index.js')}'
    import { openArticles } from '${built('input.js')}'
    const deduper = await createDeduper({ level: 'reprint', onDuplicate: 'version' })
    for await (const { article } of openArticles([process.argv[1]], { raw: false })) deduper.store(article)
    await deduper.settle()
    let clusters = 0
    for (const { size } of deduper.clusters()) if (size > 1) clusters++
    const { articles, indexBytes, fingerprintBytes } = deduper.statistics()
    found({ articles, clusters, stored: indexBytes + fingerprintBytes })`,
  command: `
    process.argv = [process.argv[0], 'doppelwire', 'dedupe', process.argv[1], '--level', 'reprint', '--json', '--workers', '0']
    let [articles, clusters] = [0, 0]
    process.stdout.write = (lines, done) => {
      for (const [, size] of String(lines).matchAll(/"size":(\\d+)/g)) {
        articles += Number(size)
        if (Number(size) > 1) clusters++
      }
      done?.()
      return true
    }
    process.on('exit', () => found({ articles, clusters }))
    await import('${built('cli.js')}')`,
}

function built(name: string): string {
  return new URL(`../../dist/${name}`, import.meta.url).href
}

const FOUND = `
  import { writeSync } from 'node:fs'
  function found(result) {
    const { user, system } = process.cpuUsage()
    writeSync(3, JSON.stringify({ ...result, seconds: (user + system) / 1e6, peak: process.resourceUsage().maxRSS / 1024 }))
  }`

const { values } = parseArgs({ options: { megabytes: { type: 'string' } } })
const rows: (string | number)[][] = []
for (const size of (values.megabytes ?? '500').split(',').map(Number)) rows.push(...(await measureSize(size)))
console.log(
  formatTable(
    ['file, MB', 'through', 'articles', 'clusters', 'processor s', 'peak MB', 'stored MB', 'beside, MB'],
    rows,
  ),
)

async function measureSize(megabytes: number): Promise<(string | number)[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'doppelwire-large-'))
  try {
    const path = join(folder, 'feed.jsonl')
    await writeFeed(path, megabytes * 1e6)
    const rows: (string | number)[][] = []
    let stored: number | undefined
    for (const measure of Object.keys(MEASURES)) {
      const measured = inProcess(measure, path)
      stored ??= measured.stored && measured.stored / 1e6
      const { articles, clusters, seconds } = measured
      const peak = (measured.peak * 2 ** 20) / 1e6
      rows.push([
        ...[(statSync(path).size / 1e6).toFixed(0), measure, articles, clusters, seconds.toFixed(0), peak.toFixed(0)],
        ...[stored!.toFixed(0), (peak - stored!).toFixed(0)],
      ])
      console.error(rows.at(-1)!.join(' '))
    }
    return rows
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function writeFeed(path: string, bytes: number): Promise<void> {
  const stream = createWriteStream(path)
  for (let number = 0, written = 0; written < bytes; number++) {
    const line = `${JSON.stringify(generateArticle(number).article)}\n`
    written += line.length
    if (!stream.write(line)) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'finish')
}

function inProcess(measure: string, path: string): Measured {
  const code = `${FOUND}\n${MEASURES[measure]}`
  const { status, output } = spawnSync(process.execPath, ['--input-type=module', '-e', code, path], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${measure} ended with ${status}`)
  return JSON.parse(output[3]!) as Measured
}

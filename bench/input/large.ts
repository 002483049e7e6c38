/**
 * How much memory a large file takes: `npm run bench:large -- --megabytes 500,1000,2000`. Generated articles with known copies
 * among them, as JSON Lines on disk; read, stored and clustered at the level `reprint` by a process of its own, once through the library and once
 * through the command.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { run } from '../../src/cli/run.js'
import { createDeduper } from '../../src/index.js'
import { openArticles } from '../../src/input/open.js'
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

const MEASURES: Readonly<Record<string, (path: string) => Promise<Omit<Measured, 'seconds' | 'peak'>>>> = {
  library: async (path) => {
    const deduper = await createDeduper({ level: 'reprint', onDuplicate: 'version' })
    for await (const { article } of openArticles([path], { raw: false })) deduper.store(article)
    await deduper.settle()
    let clusters = 0
    for (const { size } of deduper.clusters()) if (size > 1) clusters++
    const { articles, indexBytes, fingerprintBytes } = deduper.statistics()
    return { articles, clusters, stored: indexBytes + fingerprintBytes }
  },
  command: async (path) => {
    let [articles, clusters] = [0, 0]
    const stdout = new Writable({
      write: (chunk: Buffer, _, done) => {
        for (const line of chunk.toString().split('\n')) {
          const size = Number(/"size":(\d+)/.exec(line)?.[1] ?? 0)
          articles += size
          if (size > 1) clusters++
        }
        done()
      },
    })
    const streams = { stdin: process.stdin, stdout, stderr: process.stderr, env: process.env }
    const argv = ['dedupe', path, '--level', 'reprint', '--json', '--workers', '0']
    if ((await run(argv, streams)) !== 0) throw new Error('the command failed')
    return { articles, clusters }
  },
}

const { values } = parseArgs({
  options: { megabytes: { type: 'string' }, measure: { type: 'string' }, file: { type: 'string' } },
})
if (values.measure && values.file) {
  const started = process.cpuUsage()
  const measured = await MEASURES[values.measure]!(values.file)
  const { user, system } = process.cpuUsage(started)
  process.send!({ ...measured, seconds: (user + system) / 1e6, peak: process.resourceUsage().maxRSS / 1024 })
  process.disconnect()
} else {
  const rows: (string | number)[][] = []
  for (const size of (values.megabytes ?? '500').split(',').map(Number)) rows.push(...(await measureSize(size)))
  console.log(
    formatTable(
      ['file, MB', 'through', 'articles', 'clusters', 'processor s', 'peak MB', 'stored MB', 'beside, MB'],
      rows,
    ),
  )
}

async function measureSize(megabytes: number): Promise<(string | number)[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'doppelwire-large-'))
  try {
    const path = join(folder, 'feed.jsonl')
    await writeFeed(path, megabytes * 1e6)
    const rows: (string | number)[][] = []
    let stored: number | undefined
    for (const measure of Object.keys(MEASURES)) {
      const measured = await inProcess(measure, path)
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

async function inProcess(measure: string, path: string): Promise<Measured> {
  const child = fork(import.meta.filename, ['--measure', measure, '--file', path])
  const result = once(child, 'message')
  const [code] = (await Promise.race([once(child, 'exit'), result.then(() => [0])])) as [number]
  if (code !== 0) throw new Error(`${measure} ended with ${code}`)
  return (await result)[0] as Measured
}

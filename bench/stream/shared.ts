import { spawn } from 'node:child_process'
import { cpus } from 'node:os'
import process from 'node:process'
import { openSharedDeduper } from '../../src/store/shared/open-shared.js'
import { startServer } from '../../test/store/shared/server.js'
import { generateWireArticle } from '../generate/wire.js'

/*
 * Articles a second, processor time and bytes of a shared deduper on one server, with 1, 2, ... workers in processes of their own; and
 * pairs that two racing workers miss.
 *
 *   npm run bench:shared -- [articles] [level] [workers...]
 *   npm run bench:shared -- race [pairs]
 */

const [first = '4000', second = 'reprint', ...others] = process.argv.slice(2)

interface Done {
  readonly seconds: number
  readonly processor: number
}

/** What one worker does: every so many articles of the feed, as they come. */
async function work(store: string, level: string, articles: number, worker: number, workers: number): Promise<void> {
  await using deduper = await openSharedDeduper({ store, window: '30d', level: level as 'reprint' })
  const feed = function* () {
    for (let i = worker; i < articles; i += workers) yield generateWireArticle(i, 5).article
  }
  // Generated before, so that only deduplication is measured.
  const all = [...feed()]
  const [started, before] = [performance.now(), process.cpuUsage()]
  for await (const _ of deduper.addAll(all));
  const { user, system } = process.cpuUsage(before)
  const done: Done = { seconds: (performance.now() - started) / 1000, processor: (user + system) / 1e6 }
  console.log(JSON.stringify(done))
}

function inProcess(...given: readonly string[]): Promise<Done> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, process.argv[1]!, 'work', ...given], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
    })
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(out) as Done) : reject(new Error(`worker ended with ${code}`)),
    )
  })
}

async function measure(articles: number, level: string, workers: number): Promise<void> {
  const server = await startServer()
  const info = async (section: string, name: string) =>
    Number(new RegExp(`${name}:([\\d.]+)`).exec(String(await server.command('INFO', section)))![1])
  try {
    const empty = await info('memory', 'used_memory')
    const store = `${server.url}?namespace=bench`
    const done = await Promise.all(
      Array.from({ length: workers }, (_, i) => inProcess(store, level, String(articles), String(i), String(workers))),
    )
    const seconds = Math.max(...done.map((one) => one.seconds))
    const processor = done.reduce((sum, one) => sum + one.processor, 0)
    const served = (await info('cpu', 'used_cpu_user')) + (await info('cpu', 'used_cpu_sys'))
    const bytes = (await info('memory', 'used_memory')) - empty
    const sizes = await kinds(store, server)
    const each = (value: number) => Math.round(value / articles)
    console.log(
      `${level}, ${workers} workers: ${Math.round(articles / seconds)} articles/s; an article: ${each(1e6 * processor)} µs of workers, ${each(1e6 * served)} µs of the server, ${each(bytes)} bytes (${Object.entries(
        sizes,
      )
        .map(([kind, size]) => `${kind} ${each(size)}`)
        .join(', ')})`,
    )
    const commands = String(await server.command('INFO', 'commandstats')).matchAll(
      /cmdstat_([^:]+):calls=(\d+),usec=(\d+)/g,
    )
    const told = [...commands].map(
      ([, name, calls, usec]) => [name!, Number(calls) / articles, Number(usec) / articles] as const,
    )
    const costly = told.filter(([, , usec]) => usec >= 0.5).sort(([, , a], [, , b]) => b - a)
    console.log(
      `commands an article: ${costly.map(([name, calls, usec]) => `${name} ${calls.toFixed(2)} in ${usec.toFixed(1)} µs`).join(', ')}`,
    )
  } finally {
    await server.stop()
  }
}

/** Bytes by kind of key. */
async function kinds(store: string, server: Awaited<ReturnType<typeof startServer>>): Promise<Record<string, number>> {
  const script = `local sums, cursor = {}, '0'
    repeat
      local found = redis.call('SCAN', cursor, 'COUNT', 10000)
      cursor = found[1]
      for _, key in ipairs(found[2]) do
        local kind = key:match('}:(%a)')
        sums[kind] = (sums[kind] or 0) + redis.call('MEMORY', 'USAGE', key)
        if kind == 't' then sums.f = (sums.f or 0) + struct.unpack('>I4', redis.call('GETRANGE', key, 0, 3)) end
      end
    until cursor == '0'
    local out = {}
    for kind, sum in pairs(sums) do out[#out + 1] = kind .. ' ' .. sum end
    return out`
  const names: Record<string, string> = {
    t: 'texts',
    f: 'of these fingerprints',
    i: 'ids',
    b: 'bands',
    p: 'phrases',
    s: 'rest',
  }
  const found = (await server.command('EVAL', script, '0')) as string[]
  return Object.fromEntries(found.map((line) => [names[line[0]!] ?? store, Number(line.slice(2))]))
}

/** Two workers add the two prints of each story at the same moment. */
async function race(pairs: number): Promise<void> {
  const server = await startServer()
  try {
    const store = `${server.url}?namespace=race`
    const opening = () => openSharedDeduper({ store, window: 'none', level: 'reprint' })
    const [one, other] = [await opening(), await opening()]
    let [missed, twice, done] = [0, 0, 0]
    for (let i = 0; done < pairs; i += 200) {
      const stories = Array.from({ length: 200 }, (_, j) => generateWireArticle(i + j, 77).article.text)
      const verdicts = await Promise.all(
        stories.map((story, j) =>
          Promise.all([
            one.add({
              id: `${i + j} a`,
              text: `${story}\n\nThis is the morning edition ${i + j}, with a line of its own.`,
            }),
            other.add({
              id: `${i + j} b`,
              text: `${story}\n\nThis is the evening edition ${i + j}, with a line of its own.`,
            }),
          ]),
        ),
      )
      for (const both of verdicts) {
        done++
        if (both.every(({ status }) => status === 'new')) missed++
        // A story of which a version came before is emitted by neither; both of one are never held without that.
        if (both.every(({ status }) => status === 'copy')) twice++
      }
    }
    console.log(`${done} pairs, ${missed} missed, ${twice} copies of an earlier version`)
    await Promise.all([one.close(), other.close()])
  } finally {
    await server.stop()
  }
}

if (first === 'work') {
  const [store = '', level = '', articles = '', worker = '', workers = ''] = process.argv.slice(3)
  await work(store, level, Number(articles), Number(worker), Number(workers))
} else if (first === 'race') await race(Number(process.argv[3] ?? 10_000))
else {
  console.log(`${cpus().length} cores, ${first} articles`)
  const counts = others.length > 0 ? others.map(Number) : [1, 2]
  for (const workers of counts) await measure(Number(first), second, workers)
}

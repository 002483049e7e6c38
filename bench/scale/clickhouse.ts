/**
 * Rows of bands joined by one server of ClickHouse and by two, each held to one thread: `npm run bench:clickhouse -- --texts 500000`.
 * In turns, because other work on the machine disturbs. The seconds are those of all together; the processor seconds those of the server
 * that took most, which is what two machines of their own would take.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ClickHouseEngine } from '../../src/batch/clickhouse-engine.js'
import { DuckDb } from '../../src/batch/duckdb.js'
import { readEngine } from '../../src/batch/engine.js'
import { type ClickHouseServer, PASSWORD, startClickHouse } from '../../test/batch/clickhouse-server.js'
import { formatTable } from '../table.js'

const { values } = parseArgs({
  options: { texts: { type: 'string', default: '500000' }, rounds: { type: 'string', default: '3' } },
})
const [texts, rounds] = [Number(values.texts), Number(values.rounds)]

/** Of ten texts three are near-duplicates of another, with which they share a third of their 20 bands. */
const ROWS = `SELECT (hash(band * 1000000007 + CASE WHEN t % 10 < 3 AND hash(t * 20 + band) % 3 = 0 THEN t - t % 10 + 5 ELSE t END) & 4294967295)::UINTEGER AS key, t::UINTEGER AS t
  FROM range(${texts}) a(t), range(20) b(band)`

const folder = mkdtempSync(join(tmpdir(), 'doppelwire-clickhouse-'))
const servers = await Promise.all([startClickHouse(), startClickHouse()])
const duckdb = await DuckDb.open({ memory: 2 ** 31, threads: 1, temporary: join(folder, 'spilled') })
try {
  await duckdb.write(join(folder, 'rows.parquet'), ROWS)
  const rows: (string | number)[][] = []
  for (let round = 0; round < rounds; round++) {
    for (const used of [servers.slice(0, 1), servers]) rows.push(await measure(used))
  }
  const heads = ['servers', 'load, s', 'processor s', 'pairs, s', 'processor s', 'pairs found']
  console.log(formatTable(heads, rows))
  for (const [name, column] of Object.entries({ load: 2, pairs: 4 })) {
    const [one, two] = [1, 2].map((count) => least(rows.filter((row) => row[0] === count).map((row) => row[column]!)))
    console.log(`${name}: two servers against one, by the processor of the busier: ${(one! / two!).toFixed(2)}`)
  }
} finally {
  duckdb.close()
  await Promise.all(servers.map((server) => server.stop()))
  rmSync(folder, { recursive: true })
}

async function measure(used: readonly ClickHouseServer[]): Promise<(string | number)[]> {
  const user = `default:${encodeURIComponent(PASSWORD)}@`
  const addresses = used.map(({ port }) => `127.0.0.1:${port}`).join(',')
  const shards = readEngine(
    `clickhouse://${user}${addresses.replace(',', '?max_threads=1,')}${used.length === 1 ? '?max_threads=1' : ''}`,
  )!
  const engine = await ClickHouseEngine.open(shards, duckdb, folder)
  const path = join(folder, 'pairs.parquet')
  const load = await timed(used, () => engine.load(`SELECT key, t FROM '${join(folder, 'rows.parquet')}'`))
  const pairs = await timed(used, () => engine.writePairs(path, 8))
  const found = await duckdb.number(`SELECT count(*) FROM '${path}'`)
  await engine.drop()
  return [used.length, ...load, ...pairs, found]
}

/** Seconds, and the processor seconds of the server that took most. */
async function timed(used: readonly ClickHouseServer[], work: () => Promise<void>): Promise<[string, string]> {
  const before = used.map(processorOf)
  const started = performance.now()
  await work()
  const seconds = (performance.now() - started) / 1000
  const most = Math.max(...used.map((server, i) => processorOf(server) - before[i]!))
  return [seconds.toFixed(1), most.toFixed(2)]
}

/** Linux counts time in hundredths of a second. */
function processorOf({ child }: ClickHouseServer): number {
  const stat = readFileSync(`/proc/${child.pid}/stat`, 'latin1')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function least(given: readonly (string | number)[]): number {
  return Math.min(...given.map(Number))
}

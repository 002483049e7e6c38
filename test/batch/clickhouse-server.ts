import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killServer, untilItAnswers } from '../child-server.js'

/** Whether a server of ClickHouse is installed; that of 2018 does not know `--version`. */
export const HAS_CLICKHOUSE = spawnSync('clickhouse-server', ['--version']).error === undefined

export const PASSWORD = 'se,cret@1'

export interface ClickHouseServer {
  readonly port: number
  readonly child: ChildProcess
  /** Kills it, and starts it again in the same folder. */
  kill(): Promise<void>
  ask(sql: string): Promise<string>
  stop(): Promise<void>
}

/** Starts a server on the loopback interface in a folder of its own. */
export async function startClickHouse(): Promise<ClickHouseServer> {
  const folder = mkdtempSync(join(tmpdir(), 'clickhouse-'))
  const port = await freePort()
  const config = join(folder, 'config.xml')
  writeFileSync(
    config,
    `<yandex>
      <logger><level>warning</level><log>${folder}/log</log><errorlog>${folder}/errors</errorlog></logger>
      <http_port>${port}</http_port><listen_host>127.0.0.1</listen_host>
      <path>${folder}/data/</path><tmp_path>${folder}/temporary/</tmp_path>
      <users_config>${folder}/users.xml</users_config><default_profile>default</default_profile>
      <default_database>default</default_database><mark_cache_size>100000000</mark_cache_size>
    </yandex>`,
  )
  const user = (name: string, profile: string) =>
    `<${name}><password>${PASSWORD}</password><networks><ip>127.0.0.1</ip></networks><profile>${profile}</profile><quota>default</quota></${name}>`
  writeFileSync(
    join(folder, 'users.xml'),
    `<yandex><profiles><default/><reader><readonly>1</readonly></reader></profiles><quotas><default/></quotas>
      <users>${user('default', 'default')}${user('reader', 'reader')}</users></yandex>`,
  )
  const run = () => spawn('clickhouse-server', [`--config-file=${config}`], { stdio: 'ignore' })
  let child = run()
  const ask = async (sql: string) => {
    const headers = { authorization: `Basic ${Buffer.from(`default:${PASSWORD}`).toString('base64')}` }
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: sql })
    return answer.text()
  }
  await untilItAnswers(() => ask('SELECT 1'))
  const end = () => killServer(child)
  return {
    ...{ port, ask },
    get child() {
      return child
    },
    kill: async () => {
      await end()
      child = run()
    },
    stop: async () => {
      await end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What befalls a server: it dies before it hears a statement, after it did the work, or while it answers. */
export interface Death {
  readonly statement: RegExp
  readonly when: 'before' | 'after' | 'answering'
}

/** Stands before a server, and kills it at the statements named, each once and in their order. */
export async function startKiller(server: ClickHouseServer, deaths: readonly Death[]) {
  const left = [...deaths]
  const between = createServer((asked, answer) => {
    const chunks: Buffer[] = []
    asked.on('data', (chunk: Buffer) => chunks.push(chunk))
    asked.on('end', () => {
      const body = Buffer.concat(chunks)
      const sql = new URL(asked.url!, 'http://x').searchParams.get('query') ?? body.toString('latin1')
      const death = left[0]?.statement.test(sql) ? left.shift() : undefined
      const die = () => void server.kill().then(() => answer.destroy())
      if (death?.when === 'before') return die()
      const { headers, method, url } = asked
      const behind = request({ host: '127.0.0.1', port: server.port, path: url, method, headers }, (given) => {
        const found: Buffer[] = []
        given.on('data', (chunk: Buffer) => found.push(chunk))
        given.on('end', () => {
          if (death?.when === 'after') return die()
          const whole = Buffer.concat(found)
          answer.writeHead(given.statusCode!, { 'content-type': 'text/plain' })
          if (death === undefined) return answer.end(whole)
          answer.write(whole.subarray(0, 8 * Math.floor(whole.length / 16)), die)
        })
        given.on('error', () => answer.destroy())
      })
      behind.on('error', () => answer.destroy())
      behind.end(body)
    })
  })
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
  return {
    port: (between.address() as AddressInfo).port,
    /** Deaths that did not come. */
    left,
    stop: () => {
      between.closeAllConnections()
      between.close()
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

import { readFileSync } from 'node:fs'
import { request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { RateLimit } from '../../src/serve/guard.js'
import { ROUTES } from '../../src/serve/routes.js'
import { createServer, type ServerOptions } from '../../src/serve/server.js'
import { createMemoryStore } from '../../src/store/memory-store.js'
import { openDeduper } from '../../src/store/open-deduper.js'
import type { StoredDeduper } from '../../src/store/stored-deduper.js'
import { HARBOUR, ORCHARD, reprintOf } from '../fixtures/articles.js'

const OPEN_API = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/openapi.json'), 'utf8'))
const DEFAULTS = { hosts: [], maxBody: 100_000, maxArticles: 50, maxConnections: 256, rate: 10_000 }

let deduper: StoredDeduper
let server: Server
let port = 0

async function listen(options: Partial<ServerOptions> = {}): Promise<void> {
  server = createServer(deduper, { ...DEFAULTS, ...options })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
}

beforeEach(async () => {
  deduper = await openDeduper({ store: createMemoryStore(), level: 'reprint', window: 'none' })
  await listen()
})

afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await deduper.close()
})

interface Asked {
  readonly body?: unknown
  readonly raw?: string | Buffer
  readonly headers?: Record<string, string>
}

/** Asks, and holds the reply to what the description says of this path, method and status. */
async function ask(method: string, path: string, { body, raw, headers = {} }: Asked = {}) {
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const reply = await new Promise<{ status: number; text: string; type: string }>((resolve, reject) => {
    const type = sent === undefined ? {} : { 'content-type': 'application/json' }
    const outgoing = request(
      { port, host: '127.0.0.1', method, path, headers: { ...type, ...headers } },
      (incoming) => {
        let text = ''
        incoming.setEncoding('utf8')
        incoming.on('data', (chunk: string) => {
          text += chunk
        })
        incoming.on('end', () => {
          resolve({ status: incoming.statusCode!, text, type: incoming.headers['content-type'] ?? '' })
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(sent)
  })
  const value = reply.type === 'application/json' ? JSON.parse(reply.text) : reply.text
  if (reply.status !== 200)
    expect(value, `${method} ${path}`).toMatchObject({
      error: { code: expect.any(String), message: expect.any(String) },
    })
  return { status: reply.status, value }
}

describe('the description', () => {
  test('names every route that there is, and no other', () => {
    const described = Object.entries<object>(OPEN_API.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort())
  })

  test('tells what the replies hold', async () => {
    await ask('POST', '/articles', { body: { id: 'a', text: HARBOUR } })
    for (const [path, id] of [
      ['/stats', ''],
      ['/health', ''],
      ['/articles/{id}/cluster', 'a'],
    ] as const) {
      const { required, properties } = OPEN_API.paths[path].get.responses[200].content['application/json'].schema
      const { value } = await ask('GET', path.replace('{id}', id))
      for (const name of required) {
        const { type } = properties[name]
        const found = Array.isArray(value[name])
          ? 'array'
          : Number.isInteger(value[name])
            ? 'integer'
            : typeof value[name]
        if (type) expect(type === 'number' && found === 'integer' ? 'number' : found, `${path} ${name}`).toBe(type)
        else expect(value[name]).toBe(properties[name].const)
      }
    }
    const { properties } = OPEN_API.components.schemas.Answer
    const batch = [{ id: 'b', text: reprintOf(HARBOUR) }, { id: 'c', text: ORCHARD }, { id: 5 }]
    const { value } = await ask('POST', '/articles', { body: batch })
    for (const answer of value) {
      for (const [name, found] of Object.entries(answer)) {
        expect(Object.keys(properties)).toContain(name)
        if (properties[name].enum) expect(properties[name].enum).toContain(found)
      }
    }
  })
})

describe('a server', () => {
  test('stores and answers, one article or many, and forgets', async () => {
    expect(await ask('POST', '/articles', { body: { id: 'a/ü', text: HARBOUR } })).toEqual({
      status: 200,
      value: { status: 'new', id: 'a/ü', cluster: 'a/ü' },
    })
    const batch = [
      { id: 'b', text: reprintOf(HARBOUR) },
      { id: '', text: 'x' },
      { id: 'c', text: ORCHARD },
      { id: 'c', text: ORCHARD },
    ]
    const { value } = await ask('POST', '/articles', { body: batch })
    expect(value).toMatchObject([
      { status: 'copy', id: 'b', of: 'a/ü', relation: 'reprint' },
      { status: 'refused', error: { code: 'ARTICLE_INVALID' } },
      { status: 'new', id: 'c' },
      { status: 'repeated', id: 'c' },
    ])
    expect((await ask('POST', '/query', { body: { id: 'q', text: ORCHARD } })).value).toMatchObject({
      status: 'copy',
      of: 'c',
    })
    expect((await ask('GET', '/stats')).value).toMatchObject({ articles: 3 })
    expect((await ask('GET', `/articles/${encodeURIComponent('a/ü')}/cluster`)).value).toMatchObject({ size: 2 })
    expect(await ask('DELETE', `/articles/${encodeURIComponent('a/ü')}`)).toMatchObject({ status: 200 })
    expect(await ask('DELETE', '/articles/none')).toMatchObject({
      status: 404,
      value: { error: { code: 'UNKNOWN_ID' } },
    })
    expect(await ask('GET', '/articles/none/cluster')).toMatchObject({ status: 404 })
    expect(await ask('GET', '/health')).toMatchObject({ value: { status: 'ok' } })
  })

  test('refuses foreign hosts and pages in browsers, also of this machine', async () => {
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io:80', '10.0.0.1']) {
      expect(await ask('GET', '/stats', { headers: { host } }), host).toMatchObject({ status: 403 })
    }
    for (const host of ['localhost', 'LOCALHOST:1', '127.0.0.1', `[::1]:${port}`]) {
      expect(await ask('GET', '/stats', { headers: { host } }), host).toMatchObject({ status: 200 })
    }
    for (const origin of ['http://localhost', 'null', 'https://evil.example']) {
      const asked = { body: { id: 'x', text: HARBOUR }, headers: { origin } }
      expect(await ask('POST', '/articles', asked), origin).toMatchObject({ status: 403 })
    }
    expect(deduper.size).toBe(0)
  })

  test.each<[string, number, Asked]>([
    ['{', 400, { raw: '{' }],
    ['no UTF-8', 400, { raw: Buffer.from([0x22, 0xff, 0x22]) }],
    ['no article', 400, { body: 5 }],
    ['null', 400, { body: null }],
    ['no text', 400, { body: { id: 'a' } }],
    ['another type', 415, { raw: 'id=a', headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['packed', 415, { raw: '{}', headers: { 'content-encoding': 'gzip' } }],
    ['too large', 413, { body: { id: 'a', text: 'x'.repeat(100_000) } }],
    [
      'too large, unannounced',
      413,
      { body: { id: 'a', text: 'x'.repeat(100_000) }, headers: { 'transfer-encoding': 'chunked' } },
    ],
    ['a batch too large', 413, { body: Array.from({ length: 51 }, (_, i) => ({ id: `${i}`, text: '' })) }],
  ])('refuses a body that is wrong: %s', async (_, status, asked) => {
    expect((await ask('POST', '/articles', asked)).status).toBe(status)
    expect(deduper.size).toBe(0)
    expect((await ask('GET', '/health')).status).toBe(200)
  })

  test('refuses paths and methods that are none', async () => {
    expect((await ask('GET', '/')).status).toBe(404)
    expect((await ask('GET', '/articles/a/b/cluster')).status).toBe(404)
    expect((await ask('GET', '/articles')).status).toBe(405)
    expect((await ask('DELETE', '/articles/%ff')).status).toBe(400)
    expect((await ask('PUT', '/articles/__proto__')).status).toBe(405)
    expect((await ask('DELETE', '/articles/__proto__')).status).toBe(404)
  })

  test('takes known names as data', async () => {
    const raw = '{"id":"__proto__","text":"constructor prototype","__proto__":{"title":5}}'
    expect(await ask('POST', '/articles', { raw })).toMatchObject({ value: { status: 'new', id: '__proto__' } })
    expect((await ask('GET', '/articles/__proto__/cluster')).value).toMatchObject({ size: 1 })
  })

  test('limits the requests of a second', async () => {
    server.close()
    await listen({ rate: 3 })
    const statuses = await Promise.all(Array.from({ length: 12 }, async () => (await ask('GET', '/health')).status))
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(3)
    expect(statuses).toContain(429)
  })

  test('answers 200 connections at once', async () => {
    const statuses = await Promise.all(
      Array.from(
        { length: 200 },
        async (_, i) => (await ask('POST', '/articles', { body: { id: `${i}`, text: `note ${i}` } })).status,
      ),
    )
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(deduper.size).toBe(200)
  }, 300_000)

  test('serves others while a client is slow, or sends half of a request and leaves', async () => {
    const slow = connect(port, '127.0.0.1')
    slow.on('error', () => {})
    slow.write(
      'POST /articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"id":',
    )
    const gone = connect(port, '127.0.0.1')
    gone.on('error', () => {})
    gone.write(
      'POST /articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"i',
      () => gone.destroy(),
    )
    const nonsense = connect(port, '127.0.0.1')
    nonsense.on('error', () => {})
    nonsense.end('\u0000\u0001 nonsense\r\n\r\n')
    expect(await ask('POST', '/articles', { body: { id: 'a', text: HARBOUR } })).toMatchObject({ status: 200 })
    expect(deduper.size).toBe(1)
    slow.destroy()
  })

  test('counts what it does in the text format of Prometheus', async () => {
    await ask('POST', '/articles', {
      body: [
        { id: 'a', text: HARBOUR },
        { id: 'b', text: reprintOf(HARBOUR) },
      ],
    })
    await ask('GET', '/"}nonsense{x="')
    const { value } = await ask('GET', '/metrics')
    const lines = (value as string).trimEnd().split('\n')
    for (const line of lines)
      expect(line).toMatch(
        /^(?:# TYPE doppelwire_\w+ \w+|doppelwire_\w+(?:\{\w+="[^"{}]*"(?:,\w+="[^"{}]*")*\})? [0-9.e+-]+)$/,
      )
    expect(lines).toContain('doppelwire_articles 2')
    expect(lines).toContain('doppelwire_answers_total{status="copy"} 1')
    expect(lines).toContain('doppelwire_requests_total{route="/articles",status="200"} 1')
    expect(lines).toContain('doppelwire_requests_total{route="none",status="404"} 1')
  })
})

test('a rate limit fills up again as time passes', () => {
  let now = 0
  const limit = new RateLimit(2, () => now)
  const passes = () => {
    try {
      limit.take()
      return true
    } catch {
      return false
    }
  }
  expect([passes(), passes(), passes()]).toEqual([true, true, false])
  now = 500
  expect([passes(), passes()]).toEqual([true, false])
  now = 300_000
  expect([passes(), passes(), passes()]).toEqual([true, true, false])
})

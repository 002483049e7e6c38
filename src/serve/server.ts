import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import { DoppelwireError, type ErrorCode } from '../errors.js'
import type { SharedDeduper } from '../store/shared/shared-deduper.js'
import type { StoredDeduper } from '../store/stored-deduper.js'
import { readJson } from './body.js'
import { checkCaller, RateLimit, Refusal } from './guard.js'
import { Metrics } from './metrics.js'
import { findRoute, type Reply } from './routes.js'

export interface ServerOptions {
  /** Names that a request may give as its `Host`, beside those of the loopback interface. */
  readonly hosts: readonly string[]
  /** Most bytes of a body. */
  readonly maxBody: number
  /** Most articles of a batch. */
  readonly maxArticles: number
  readonly maxConnections: number
  /** Most requests a second. */
  readonly rate: number
}

// A client has so long for its headers, for all of a request, and to send the next.
const HEADERS_MILLISECONDS = 10_000
const REQUEST_MILLISECONDS = 30_000
const IDLE_MILLISECONDS = 10_000

const STATUS: Partial<Record<ErrorCode, number>> = {
  ARTICLE_INVALID: 400,
  FINGERPRINT_INVALID: 400,
  FINGERPRINT_MISMATCH: 400,
  UNKNOWN_ID: 404,
  DUPLICATE_ID: 409,
  STORE_FAILED: 503,
  STORE_LOCKED: 503,
}

/** Serves a deduper over HTTP. There is no authentication: it belongs on the loopback interface. */
export function createServer(deduper: StoredDeduper | SharedDeduper, options: ServerOptions): Server {
  const metrics = new Metrics()
  const limit = new RateLimit(options.rate, () => performance.now())
  const server = createHttpServer({
    headersTimeout: HEADERS_MILLISECONDS,
    requestTimeout: REQUEST_MILLISECONDS,
    keepAliveTimeout: IDLE_MILLISECONDS,
    connectionsCheckingInterval: 1000,
  })
  server.maxConnections = options.maxConnections
  server.on('request', (request, response) => {
    const started = performance.now()
    let name = 'none'
    const act = async (): Promise<Reply> => {
      checkCaller(request, options.hosts)
      limit.take()
      const { route, id } = findRoute(request.method ?? '', request.url ?? '')
      name = route.path
      const { maxArticles: mostArticles, maxBody } = options
      return route.answer({ ...{ deduper, metrics, id, mostArticles }, body: () => readJson(request, maxBody) })
    }
    act()
      .catch(toReply)
      .then((reply) => {
        metrics.addRequest(name, reply.status, (performance.now() - started) / 1000)
        send(request, response, reply)
      })
  })
  return server
}

function toReply(error: unknown): Reply {
  const { code, message } = error as { code?: string; message: string }
  const status =
    error instanceof Refusal ? error.status : error instanceof DoppelwireError ? (STATUS[error.code] ?? 500) : 500
  const shown = status === 500 ? 'the request could not be answered' : message
  return {
    status,
    type: 'application/json',
    body: JSON.stringify({ error: { code: code ?? 'FAILED', message: shown } }),
  }
}

function send(request: IncomingMessage, response: ServerResponse, { status, type, body }: Reply): void {
  if (response.destroyed) return
  // What is left of a body that nobody reads would be taken for the next request.
  const isWhole = request.complete || request.method === 'GET' || request.method === 'DELETE'
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(!isWhole && { connection: 'close' }),
    ...(status === 429 && { 'retry-after': '1' }),
  })
  response.end(body)
}

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { checkNumber } from '../options.js'
import { isLoopback } from '../serve/guard.js'
import { createServer } from '../serve/server.js'
import { parseArguments, toNumber, usage } from './arguments.js'
import { onInterrupt } from './interruption.js'
import { openStore } from './open-store.js'
import { STORE_HELP, STORE_OPTIONS, toOpening } from './store-arguments.js'
import type { Terminal } from './terminal.js'

const DEFAULTS = { port: 8377, 'max-body': 2 ** 24, 'max-batch': 1000, 'max-connections': 256, rate: 10_000 } as const

const HELP = `doppelwire serve --store DIR [options]

Serves a store over HTTP, for crawlers that are not written in JavaScript: POST /articles and POST /query with one article or an array of
them as JSON, DELETE /articles/ID, GET /articles/ID/cluster, /stats, /health, /metrics. docs/openapi.json says it all. There is no
authentication: it listens on the loopback interface, and refuses pages in browsers (any Origin) and foreign names (Host).

  --port N             default ${DEFAULTS.port}; 0 for any that is free
  --host ADDRESS       the interface, by default 127.0.0.1; another one needs --expose
  --expose             listen to other machines: whoever reaches the port can read and change the store
  --allow-host NAME    a name that requests may use as their Host, beside localhost (repeatable)
  --max-body BYTES     most bytes of a request (${DEFAULTS['max-body']})
  --max-batch N        most articles of a request (${DEFAULTS['max-batch']})
  --max-connections N  most connections at once (${DEFAULTS['max-connections']})
  --rate N             most requests a second (${DEFAULTS.rate})
  --json               print the address as one object: {"address","port"}
${STORE_HELP}
`

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  expose: { type: 'boolean' },
  'allow-host': { type: 'string', multiple: true },
  'max-body': { type: 'string' },
  'max-batch': { type: 'string' },
  'max-connections': { type: 'string' },
  rate: { type: 'string' },
  json: { type: 'boolean' },
  ...STORE_OPTIONS,
} as const

/** Serves until a signal comes. */
export async function serve(argv: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = parseArguments('serve', argv, OPTIONS)
  if (values.help) return terminal.write(HELP)
  if (positionals.length > 0) throw usage('serve', `expected no arguments, found ${JSON.stringify(positionals[0])}`)
  const { host = '127.0.0.1', expose = false } = values
  if (!isLoopback(host) && !expose) {
    throw usage('serve', `--host: expected the loopback interface, found ${host}; --expose lets other machines in`)
  }
  const numberOf = (name: keyof typeof DEFAULTS, low: number, high: number): number => {
    const given = values[name]
    const number = given === undefined ? DEFAULTS[name] : toNumber('serve', name, given)
    checkNumber(number, name, { low, high, whole: true })
    return number
  }
  const options = {
    hosts: [...(isLoopback(host) ? [] : [host]), ...(values['allow-host'] ?? [])].map((name) => name.toLowerCase()),
    maxBody: numberOf('max-body', 1, 2 ** 30),
    maxArticles: numberOf('max-batch', 1, 1e6),
    maxConnections: numberOf('max-connections', 1, 65_536),
    rate: numberOf('rate', 1, 1e9),
  }
  const port = numberOf('port', 0, 65_535)
  await using deduper = await openStore(toOpening('serve', values))
  const server = createServer(deduper, options)
  const closed = once(server, 'close')
  const withdraw = onInterrupt(async () => {
    // What was asked is answered; then nothing is open.
    server.close()
    server.closeIdleConnections()
    await closed
    await deduper.close()
  })
  try {
    server.listen(port, host)
    await Promise.race([once(server, 'listening'), once(server, 'error').then(([error]) => Promise.reject(error))])
    const { address, port: bound } = server.address() as AddressInfo
    const line = `listening on http://${address.includes(':') ? `[${address}]` : address}:${bound}\n`
    await terminal.write(values.json ? `${JSON.stringify({ address, port: bound })}\n` : line)
    await terminal.flush()
    await closed
  } finally {
    withdraw()
  }
}

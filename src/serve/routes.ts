import type { Article } from '../article.js'
import type { SharedDeduper } from '../store/shared/shared-deduper.js'
import type { StoredDeduper } from '../store/stored-deduper.js'
import { Refusal } from './guard.js'
import type { Metrics } from './metrics.js'

export interface Reply {
  readonly status: number
  readonly type: 'application/json' | 'text/plain; version=0.0.4'
  readonly body: string
}

export interface Call {
  readonly deduper: StoredDeduper | SharedDeduper
  readonly metrics: Metrics
  /** The id in the path. */
  readonly id: string
  readonly mostArticles: number
  /** Reads the body as JSON. */
  readonly body: () => Promise<unknown>
}

interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** As docs/openapi.json writes it. */
  readonly path: string
  readonly answer: (call: Call) => Promise<Reply>
}

/** What is served, as docs/openapi.json says. */
export const ROUTES: readonly Route[] = [
  { method: 'POST', path: '/articles', answer: (call) => answerEach(call, (article) => call.deduper.add(article)) },
  { method: 'POST', path: '/query', answer: (call) => answerEach(call, (article) => call.deduper.find(article)) },
  {
    method: 'DELETE',
    path: '/articles/{id}',
    answer: async ({ deduper, id }) => {
      if (await deduper.remove(id)) return json({ id, forgotten: true })
      throw new Refusal(404, 'UNKNOWN_ID', `no article ${JSON.stringify(id)} is stored`)
    },
  },
  {
    method: 'GET',
    path: '/articles/{id}/cluster',
    answer: async ({ deduper, id }) => json(await deduper.clusterOf(id)),
  },
  { method: 'GET', path: '/stats', answer: async ({ deduper }) => json(await deduper.statistics()) },
  { method: 'GET', path: '/health', answer: async () => json({ status: 'ok' }) },
  {
    method: 'GET',
    path: '/metrics',
    answer: async ({ deduper, metrics }) => ({
      ...{ status: 200, type: 'text/plain; version=0.0.4' as const },
      body: metrics.text('size' in deduper ? deduper.statistics() : {}),
    }),
  },
]

/**
 * The route of a request.
 *
 * @throws Refusal 404, or 405 where another method is meant
 */
export function findRoute(method: string, url: string): { readonly route: Route; readonly id: string } {
  const path = url.split('?', 1)[0]!
  let known = false
  for (const route of ROUTES) {
    const [before, after] = route.path.split('{id}') as [string, string | undefined]
    let id = ''
    if (after === undefined) {
      if (path !== before) continue
    } else {
      if (!path.startsWith(before) || !path.endsWith(after) || path.length <= before.length + after.length) continue
      const part = path.slice(before.length, path.length - after.length)
      if (part.includes('/')) continue
      id = decodeId(part)
    }
    known = true
    if (route.method === method) return { route, id }
  }
  if (known) throw new Refusal(405, 'METHOD_NOT_ALLOWED', `expected another method than ${method} for this path`)
  throw new Refusal(
    404,
    'NOT_FOUND',
    `expected one of ${ROUTES.map((route) => `${route.method} ${route.path}`).join(', ')}`,
  )
}

/** One article, or an array of them: the answers in the same order. An article that is refused has its error in its place. */
async function answerEach(
  { body, metrics, mostArticles }: Call,
  ask: (article: Article) => Promise<{ readonly status: string }>,
): Promise<Reply> {
  const given = await body()
  if (!Array.isArray(given)) {
    const answer = await ask(given as Article)
    metrics.addAnswer(answer.status)
    return json(answer)
  }
  if (given.length > mostArticles) {
    throw new Refusal(413, 'BATCH_TOO_LARGE', `expected at most ${mostArticles} articles, found ${given.length}`)
  }
  // All at once: they are stored in their order, and wait for the disk together.
  const answers = await Promise.all(
    given.map((article: Article) =>
      ask(article).catch((error: Error & { code?: string }) => {
        if (error.code !== 'ARTICLE_INVALID' && error.code !== 'DUPLICATE_ID') throw error
        return { status: 'refused', error: { code: error.code, message: error.message } }
      }),
    ),
  )
  for (const { status } of answers) metrics.addAnswer(status)
  return json(answers)
}

function decodeId(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Refusal(400, 'PATH_INVALID', 'expected an id in percent-encoded UTF-8')
  }
}

function json(value: unknown): Reply {
  return { status: 200, type: 'application/json', body: JSON.stringify(value) }
}

import { pathToFileURL } from 'node:url'
import type { Explanation } from '../compare/compare.js'
import { FEED_PRESETS, shaded } from '../compare/feed-model.js'
import type { Deduper } from '../deduper/deduper.js'
import { internalsOf } from '../deduper/internals.js'
import { decodeUnsealed } from '../fingerprint/codec.js'
import type { ReportInput } from '../report/report-page.js'
import type { ArticleShelf } from './article-shelf.js'
import type { FoundArticle } from './find-articles.js'
import type { OutputFile } from './output-file.js'
import { Progress } from './progress.js'
import { type NumberedCluster, verifiedAgainst } from './standings.js'
import type { Terminal } from './terminal.js'
import { count } from './view/display.js'

/** What the page of `dedupe` shows. */
export function feedReport(clusters: readonly NumberedCluster[], deduper: Deduper, shelf: ArticleShelf): ReportInput {
  const { corpus } = internalsOf(deduper)
  return {
    kind: 'feed',
    articles: clusters.reduce((sum, { size }) => sum + size, 0),
    threshold: leastScore(deduper),
    clusters: clusters
      .filter(({ size }) => size > 1)
      .map((cluster) => ({
        number: cluster.number,
        size: cluster.size,
        members: cluster.members.map((member) => ({ ...member, of: verifiedAgainst(cluster, member) })),
      })),
    neighbours: [...deduper.pairs({ relations: ['partial', 'template'] })],
    articleOf: (id) => shelf.get(id),
    fingerprintOf: (id) => {
      const textId = corpus.articles.textIdOf(id)
      return textId === undefined ? undefined : decodeUnsealed(corpus.fingerprints.get(textId))
    },
  }
}

/** The score from which a pair of this feed is a copy: by default it falls as the feed grows. */
function leastScore(deduper: Deduper): number {
  const { options, threshold: alone } = internalsOf(deduper)
  const { threshold, preset, level } = options
  if (threshold !== undefined || level === 'reprint') return alone
  return Number(shaded(alone, FEED_PRESETS[preset], deduper.statistics().texts).toFixed(3))
}

/** What the page of `compare` shows of two articles, which may have one id. */
export function pairReport(
  names: readonly [string, string],
  [a, b]: readonly [FoundArticle, FoundArticle],
  { relation, score }: Explanation,
  threshold: number,
): ReportInput {
  const ids = names[0] === names[1] ? (['1', '2'] as const) : names
  const found = new Map([
    [ids[0], a],
    [ids[1], b],
  ])
  const members = [
    { id: ids[0], relation: 'representative', score: 1, of: null },
    { id: ids[1], relation, score, of: ids[0] },
  ] as const
  return {
    ...{ kind: 'pair', articles: 2, threshold, neighbours: [] },
    clusters: [{ number: 1, size: 2, members }],
    articleOf: async (id) => found.get(id)?.article,
    fingerprintOf: (id) => found.get(id)?.fingerprint,
  }
}

/** Writes the page in one step, and says where it is. */
export async function writeReport(file: OutputFile, input: ReportInput, terminal: Terminal): Promise<void> {
  // Imported only here, because few runs need the page and its script.
  const { reportPage } = await import('../report/report-page.js')
  const progress = new Progress(terminal)
  const all = input.clusters.length
  const onProgress = (done: number) =>
    progress.show(done / all, done, () => `wrote ${count(done, 'cluster')} of the page`)
  let bytes = 0
  try {
    for await (const part of reportPage(input, onProgress)) {
      const content = Buffer.from(part)
      bytes += content.length
      await file.write(content)
    }
    await file.finish()
  } finally {
    progress.end()
  }
  if (file.path === undefined) return
  terminal.tell(`page of ${showBytes(bytes)} in ${file.name}: ${pathToFileURL(file.path).href}`)
}

function showBytes(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`
}

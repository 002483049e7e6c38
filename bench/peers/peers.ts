/**
 * Speed and accuracy beside other tools: `npm run bench:peers -- [folder of data] [--articles 1500] [--feed 20000] [--rounds 7]`. The same
 * texts and shingles for all, one thread each, in turns (A B C A B C ...), so that whatever else the machine does falls on all alike;
 * whole runs take a third as many turns.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Article } from '../../src/article.js'
import { firstArgument, numbersArgument } from '../arguments.js'
import { logBarChart } from '../chart.js'
import { bytesOf } from '../inputs.js'
import { peerPython } from '../python.js'
import { circumstances, writeResults } from '../results.js'
import { showSpread, spreadOf, threeDigits } from '../spread.js'
import { formatTable } from '../table.js'
import { type Accuracy, judgeEstimates } from './accuracy.js'
import { ContestantProcess } from './contestant-process.js'
import { doppelwire, parseOnly, pythonPeer, type Run, type Runner } from './dedupe.js'
import { dedupe, dedupeAlike, hashed, indexHashed, indexTokens, measuredRatios, sign } from './ratios.js'
import { type TruePair, writeTask } from './task.js'
import { readArticles } from './texts.js'

// The slow take so much fewer texts, and are counted by the byte.
const NODE_PEERS: Readonly<Record<string, number>> = {
  doppelwire: 1,
  plain: 1,
  limit: 1,
  'limit-hashed': 1,
  minhash: 20,
  'bloom-filters': 10,
  minhashjs: 40,
}
// Each with the package that it comes from.
const PYTHON_PEERS: Readonly<Record<string, string>> = {
  datasketch: 'datasketch',
  'datasketch-crc32': 'datasketch',
  rensa: 'rensa',
  'rensa-rho': 'rensa',
  fastsketchlsh: 'FastSketchLSH',
}
const MEASURES = ['sign', 'signHashed', 'indexTokens', 'indexHashed'] as const
const KEYS = { sign, signHashed: hashed, indexTokens, indexHashed } as const
const WITHOUT_ESTIMATES = ['limit', 'limit-hashed']
const TAKING_HASHES = ['doppelwire', 'datasketch', 'rensa', 'rensa-rho', 'fastsketchlsh']
const TAKING = {
  signHashed: TAKING_HASHES,
  indexTokens: ['doppelwire', 'minhash', 'datasketch', 'rensa', 'fastsketchlsh'],
  indexHashed: ['doppelwire', 'datasketch', 'rensa', 'fastsketchlsh'],
}
const PYTHON_INDEXES: Readonly<Record<string, string>> = {
  datasketch: 'datasketch',
  rensa: 'rensa',
  fastsketchlsh: 'FastSketchLSH',
  gaoya: 'gaoya',
}

const [articleCount, feedCount, rounds] = [
  numbersArgument('articles', [1500])[0]!,
  numbersArgument('feed', [20_000])[0]!,
  numbersArgument('rounds', [7])[0]!,
]
const peers = peerPython()
const has = (names: Readonly<Record<string, string>>): string[] =>
  Object.keys(names).filter((name) => peers?.packages.some((one) => one.startsWith(names[name]!)))
const { machine, cores, node, commit } = circumstances()
console.log(`${machine}, ${cores} cores; Node ${node}; commit ${commit}`)
console.log(`Peers: ${['minhash', 'bloom-filters', 'minhashjs', ...(peers?.packages ?? [])].join(', ')}\n`)

const articles = await readArticles(firstArgument(), Math.max(articleCount, feedCount))
const texts = articles.slice(0, articleCount).map(({ text }) => text)
const feeds = [
  { keyOf: dedupe, feed: articles.slice(0, feedCount) },
  { keyOf: dedupeAlike, feed: await readArticles(firstArgument(), Math.ceil(feedCount / 2), 'wire-feed') },
]
const folder = mkdtempSync(join(tmpdir(), 'doppelwire-peers-'))
/** By contestant, the processor seconds of each round for a megabyte of text. */
const seconds = new Map<string, number[]>()
try {
  const truth = writeTask(folder, texts)
  const accuracy = await signAll(truth)
  const runs = new Map<string, FeedRun>()
  for (const { keyOf, feed } of feeds) for (const [key, run] of await dedupeAll(keyOf, feed)) runs.set(key, run)
  report(accuracy, runs)
} finally {
  rmSync(folder, { recursive: true })
}

async function signAll(truth: readonly TruePair[]): Promise<Accuracy[]> {
  // Each measure has processes of its own: what one makes of the machine code, the other must not pay for.
  const contestants = [...Object.keys(NODE_PEERS), ...has(PYTHON_PEERS)].flatMap((name) => {
    const count = Math.ceil(texts.length / (NODE_PEERS[name] ?? 1))
    const begin = () => new ContestantProcess(name, folder, count, name in NODE_PEERS ? undefined : peers!.python)
    const measures = MEASURES.filter((measure) => measure === 'sign' || TAKING[measure].includes(name))
    return measures.map((measure) => ({ name, measure, count, process: begin() }))
  })
  try {
    const checksums = new Map<string, number>()
    // The first round warms up and is not counted.
    for (let round = 0; round <= rounds; round++) {
      for (const { name, measure, count, process } of contestants) {
        const key = KEYS[measure](name)
        const lap = await process[measure]()
        if ((checksums.get(key) ?? lap.checksum) !== lap.checksum) throw new Error(`${key}: two results of one input`)
        checksums.set(key, lap.checksum)
        if (round > 0) keep(key, lap.seconds, bytesOf(texts.slice(0, count)))
      }
      showProgress(`signatures: round ${round} of ${rounds}`)
    }
    const judged: Accuracy[] = []
    for (const { name, measure, process } of contestants) {
      if (measure !== 'sign' || WITHOUT_ESTIMATES.includes(name)) continue
      judged.push(judgeEstimates(name, truth, await process.estimate()))
    }
    return judged
  } finally {
    for (const { process } of contestants) process.end()
  }
}

/** A whole run, and the articles in a megabyte of its feed. */
interface FeedRun extends Run {
  readonly articlesPerMegabyte: number
}

async function dedupeAll(keyOf: (name: string) => string, feed: readonly Article[]): Promise<Map<string, FeedRun>> {
  const file = join(folder, 'feed.jsonl')
  writeFileSync(file, feed.map(({ date, ...article }) => `${JSON.stringify(article)}\n`).join(''))
  const bytes = bytesOf(feed.map(({ text }) => text))
  const runners = new Map<string, Runner>([
    ['parse only', parseOnly],
    ['reprint', doppelwire('reprint')],
    ['rewrite', doppelwire('rewrite')],
    ...has(PYTHON_INDEXES).map((name) => [name, pythonPeer(peers!.python, name)] as const),
  ])
  const last = new Map<string, FeedRun>()
  const turns = Math.ceil(rounds / 3)
  for (let round = 1; round <= turns; round++) {
    for (const [name, run] of runners) {
      const key = keyOf(name)
      last.set(key, { ...(await run(file)), articlesPerMegabyte: (1e6 * feed.length) / bytes })
      keep(key, last.get(key)!.seconds, bytes)
    }
    showProgress(`dedupe: round ${round} of ${turns}`)
  }
  return last
}

function report(accuracy: readonly Accuracy[], runs: ReadonlyMap<string, FeedRun>): void {
  const speeds = [...seconds].map(([key, laps]) => {
    const speed = spreadOf(laps.map((lap) => 1 / lap))
    return { key, speed, run: runs.get(key) }
  })
  const articlesPerMegabyte = (1e6 * texts.length) / bytesOf(texts)
  console.log(
    formatTable(
      ['', 'MB/s', '±', 'articles/s', 'peak MB', 'clusters', 'articles in them'],
      speeds.map(({ key, speed, run }) => [
        ...[
          key,
          String(speed.median),
          showSpread(speed),
          Math.round(speed.median * (run?.articlesPerMegabyte ?? articlesPerMegabyte)),
        ],
        ...[run && Math.round(run.peakMegabytes), run?.clusters, run?.clustered],
      ]),
    ),
  )
  const ratios = measuredRatios(seconds)
  console.log('\nRatios, each within a round: how many times as fast, or how many times the time ("longer").\n')
  console.log(
    formatTable(
      ['', 'against', 'ratio', 'from', 'to', 'needed', 'aim', ''],
      ratios.map(({ of, against, kind, spread, needed, aim, verdict }) => [
        ...[of, against.slice(against.indexOf(':') + 2), show(spread.median, kind)],
        ...[String(spread.low), String(spread.high), needed && String(needed), aim && String(aim), verdict],
      ]),
    ),
  )
  console.log('\nAccuracy: error of the estimated similarity, and copies whose estimate is .5 or more.\n')
  console.log(
    formatTable(
      ['', 'RMSE', 'in theory', 'one inserted word', 'five-word byline', 'cut tail'],
      accuracy.map(({ name, error, theory, recall }) => [name, error, theory, ...Object.values(recall)]),
    ),
  )
  const chart = logBarChart(
    'Processor time, one thread',
    'megabytes of text a second',
    speeds.map(({ key, speed }) => ({ label: key, value: speed.median })),
  )
  const figures = {
    articles: texts.length,
    feeds: feeds.map(({ feed }) => feed.length),
    rounds,
    packages: peers?.packages ?? [],
  }
  writeResults('peers', { ...figures, speeds, ratios, accuracy }, chart)
}

function show(ratio: number, kind: 'faster' | 'longer'): string {
  return `${threeDigits(ratio)}x${kind === 'longer' ? ' longer' : ''}`
}

function keep(key: string, duration: number, bytes: number): void {
  seconds.set(key, [...(seconds.get(key) ?? []), duration / (bytes / 1e6)])
}

function showProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K`)
}

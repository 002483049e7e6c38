/**
 * The longest time that inserting one article and looking for candidates ever takes, while a million are inserted:
 * `npm run bench:pauses -- --articles 1000000`. Signatures and phrases are made up; one article in ten is a copy.
 *
 * A pause of the garbage collector is none of the tables' own, and stands apart, as far as it can be told: one that falls
 * into an insertion is taken off. Processor time counts, not the clock, for on a busy machine another process may be let in.
 */
import { PerformanceObserver } from 'node:perf_hooks'
import { Candidates } from '../../src/candidates/candidates.js'
import { chooseBands } from '../../src/minhash/s-curve.js'
import { mix32 } from '../../src/structures/hash.js'
import { numbersArgument } from '../arguments.js'
import { writeResults } from '../results.js'

const VALUES = 128
const PHRASES = 64
/** Phrases that many articles share, beside those that are an article's own. */
const COMMON = 200_000

const [articles = 1_000_000] = numbersArgument('articles', [1_000_000])
const { bands } = chooseBands({ values: VALUES, target: 0.4 })
const candidates = new Candidates({ bands, bucketCap: 1000, phraseCount: PHRASES })

interface Pause {
  readonly article: number
  readonly at: number
  readonly wall: number
  readonly processor: number
}

const collections: { start: number; end: number }[] = []
const observer = new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) {
    collections.push({ start: startTime, end: startTime + duration })
  }
})

/** The milliseconds within a pause that the garbage collector took. */
function collected({ at, wall }: Pause): number {
  return collections.reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(end, at + wall) - Math.max(start, at)),
    0,
  )
}

async function main(): Promise<void> {
  observer.observe({ entryTypes: ['gc'] })
  const signature = new Uint32Array(VALUES)
  const phrases = new Uint32Array(PHRASES)
  const longest: Pause[] = []
  let proposed = 0
  const started = process.cpuUsage()
  for (let article = 0; article < articles; article++) {
    const original = article % 10 === 9 ? article - 9 : article
    for (let i = 0; i < VALUES; i++) signature[i] = mix32(original * VALUES + i)
    for (let i = 0; i < PHRASES; i++) {
      const own = mix32(mix32(original) + i)
      // By Zipf's law: the rank is uniform in its logarithm.
      phrases[i] = mix32(i % 2 === 0 ? own : Math.floor(COMMON ** ((own >>> 8) / 2 ** 24)) * PHRASES + i)
    }
    const before = process.cpuUsage()
    const at = performance.now()
    proposed += candidates.insertThenProbe(article, signature, phrases).length
    const wall = performance.now() - at
    const { user, system } = process.cpuUsage(before)
    if (wall > 2) longest.push({ article, at, wall, processor: (user + system) / 1000 })
    if (article % 10_000 === 0) await new Promise((resolve) => setTimeout(resolve))
  }
  await new Promise((resolve) => setTimeout(resolve, 100))
  observer.disconnect()
  const { user, system } = process.cpuUsage(started)
  const own = longest
    .map((pause) => ({ ...pause, own: Math.min(pause.processor, pause.wall - collected(pause)) }))
    .sort((a, b) => b.own - a.own)
  const gc = collections.map(({ start, end }) => end - start)
  const figures = {
    articles,
    seconds: (user + system) / 1e6,
    longestMilliseconds: own[0]?.own ?? 0,
    longestByClock: longest.reduce((most, { wall }) => Math.max(most, wall), 0),
    longestCollection: gc.reduce((most, duration) => Math.max(most, duration), 0),
    collections: gc.length,
    over10Milliseconds: own.filter((pause) => pause.own > 10).length,
    bytesAnArticle: candidates.bytes / articles,
    proposedAnArticle: proposed / articles,
  }
  console.log(figures)
  for (const pause of own.slice(0, 5)) {
    console.log(
      `article ${pause.article}: ${pause.own.toFixed(1)} ms of its own, ${pause.processor.toFixed(1)} of the processor, ${pause.wall.toFixed(1)} by the clock`,
    )
  }
  writeResults('pauses', figures)
}

await main()

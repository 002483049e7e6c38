/**
 * What is found in a large unlabelled set, for reading by eye: `npx tsx bench/eval/background.ts [folder] --clusters 30
 * --seed 1`. Prints time, memory and a random sample of clusters, shortened; stores nothing but figures.
 */
import { type Cluster, createDeduper } from '../../src/index.js'
import { firstArgument, numbersArgument } from '../arguments.js'
import { Random } from '../generate/random.js'
import { writeResults } from '../results.js'
import { dataFolder, type LabelledDocument, listSets, streamDocuments } from './data.js'

const SET = 'background'
const folder = dataFolder(firstArgument())
if (!(await listSets(folder)).includes(SET)) {
  console.error(`No set named ${SET} in ${folder}: skipped.`)
  process.exit(0)
}

const start = performance.now()
const deduper = await createDeduper({ level: 'reprint' })
const { added } = await deduper.addAll(streamDocuments(folder, SET))
const clusters: Cluster[] = []
for (const cluster of deduper.clusters()) if (cluster.size > 1) clusters.push(cluster)
const seconds = (performance.now() - start) / 1000
const members = clusters.reduce((sum, { size }) => sum + size, 0)
const figures = {
  articles: added,
  seconds,
  peakMemoryMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  clusters: added - members + clusters.length,
  clustersOfSeveral: clusters.length,
  articlesInThese: members,
  largest: clusters[0]?.size ?? 1,
  statistics: deduper.statistics(),
}
console.log(figures)
writeResults('background', figures)

const [count, seed] = [numbersArgument('clusters', [30])[0]!, numbersArgument('seed', [1])[0]!]
const drawn = new Random(seed).sample(clusters, count)
const shown = new Set(drawn.flatMap((cluster) => ends(cluster).map(({ id }) => id)))
const documents = new Map<string, LabelledDocument>()
for await (const document of streamDocuments(folder, SET))
  if (shown.has(document.id)) documents.set(document.id, document)

for (const [index, cluster] of drawn.entries()) {
  console.log(`\n${index + 1}. ${cluster.size} articles, lowest score ${cluster.lowestScore.toFixed(3)}`)
  for (const { id, relation, score } of ends(cluster)) {
    const { title, source, text } = documents.get(id)!
    console.log(`  ${relation} ${score.toFixed(3)}  ${source ?? ''}: ${title ?? ''} (${text.length} characters)`)
    console.log(`    ${glimpse(text, 0)}\n    … ${glimpse(text, 0.5)}`)
  }
}

/** The representative and the member least like it. */
function ends({ members }: Cluster): Cluster['members'] {
  return [members[0]!, members.at(-1)!]
}

function glimpse(text: string, from: number): string {
  const start = Math.floor(text.length * from)
  return text.slice(start, start + 180).replaceAll(/\s+/g, ' ')
}

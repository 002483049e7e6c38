/**
 * Clusters at the reprint level on labelled real articles: `npm run bench:reprint -- [folder of data]`.
 * Prints figures, and writes figures only: no text of the data leaves it.
 */
import { firstArgument } from '../arguments.js'
import { writeResults } from '../results.js'
import { formatTable } from '../table.js'
import { clusterSet, type SetAgreement } from './clusters.js'
import { dataFolder, listSets, readSet } from './data.js'

const CLUSTERED = ['mccormick-1000', 'ocr-newspapers', 'onestop-rewrites']

const folder = dataFolder(firstArgument())
const names = (await listSets(folder)).filter((name) => CLUSTERED.includes(name))

const agreements: SetAgreement[] = []
for (const name of names) agreements.push(await clusterSet(await readSet(folder, name)))
console.log('Deduped at the reprint level, pairs of documents:\n')
console.log(
  formatTable(
    ['set', 'documents', 's', 'clusters', 'copies', 'one cluster', 'verified', 'false'],
    agreements.map((a) => [
      a.set,
      a.documents,
      a.seconds,
      a.clusters,
      a.copies,
      a.together / a.copies,
      a.verified / a.copies,
      a.falsePairs.length,
    ]),
  ),
)
for (const { set, falsePairs } of agreements) {
  for (const [a, b] of falsePairs.slice(0, 10)) console.log(`  false in ${set}: ${a} with ${b}`)
}

const clusters = agreements.map(({ falsePairs, ...otherContent }) => ({
  ...otherContent,
  falsePairs: falsePairs.length,
}))
writeResults('reprint', { clusters })

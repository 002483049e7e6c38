/**
 * What each room costs, on generated articles and the seeds: `npm run bench`. No network, no other data, under three
 * minutes. `npm run bench -- --reference` also replaces the run that is kept in git.
 */
import { parseArgs } from 'node:util'
import { logBarChart } from '../chart.js'
import { type Measured, measure } from '../measure.js'
import { circumstances, writeResults } from '../results.js'
import { showSpread, threeDigits } from '../spread.js'
import { formatTable } from '../table.js'
import { furnish, type Room } from './rooms.js'

const { values } = parseArgs({ options: { reference: { type: 'boolean', default: false } } })
const { machine, cores, node, commit } = circumstances()
console.log(`${machine}, ${cores} cores; Node ${node}; commit ${commit}`)

const sink = { checksum: 0 }
const results: { room: string; inputs: Room['inputs']; steps: Measured[] }[] = []
for (const { name, inputs, steps } of await furnish()) {
  const measured: Measured[] = []
  for (const step of steps) measured.push(await measure(step, sink))
  results.push({ room: name, inputs, steps: measured })
  console.log(`\n${tableOf(name, inputs, measured)}`)
}
console.log(`
Processor time of one process, all its threads. MB are of UTF-8 text that the inputs hold or were made of. Bytes are what one
input leaves behind. Median of at least ${Math.min(...results.flatMap(({ steps }) => steps.map(({ samples }) => samples)))} samples of 20 milliseconds or more; ± is half the distance between the quartiles.`)

const bars = results
  .filter(({ inputs }) => inputs === 'articles')
  .flatMap(({ room, steps }) =>
    steps.map(({ name, microseconds }) => ({ label: `${room}: ${name}`, value: microseconds.median })),
  )
const chart = logBarChart('What an article costs', 'microseconds of processor time', bars)
writeResults('speed', { rooms: results, checksum: sink.checksum }, chart)
if (values.reference) writeResults('reference', { rooms: results, checksum: sink.checksum })

function tableOf(name: string, inputs: Room['inputs'], measured: readonly Measured[]): string {
  return formatTable(
    [name, 'MB/s', `${inputs}/s`, 'µs each', '±', 'bytes each'],
    measured.map(({ name, megabytesPerSecond, perSecond, microseconds, bytesEach }) => [
      name,
      String(megabytesPerSecond),
      perSecond,
      String(threeDigits(microseconds.median)),
      showSpread(microseconds),
      bytesEach === null ? undefined : Math.round(bytesEach),
    ]),
  )
}

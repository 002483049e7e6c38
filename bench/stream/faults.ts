import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { killRounds } from '../../test/store/kill-rounds.js'

/*
 * Kills a stream with signal 9, again and again: npm run faults -- --rounds 100 --articles 400 --seed 1
 * Exits with 1 if anything that was answered is lost, or if the clusters differ from those of a run that was not disturbed.
 */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    articles: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
  },
})

let failed = false
for (const level of ['reprint', 'rewrite'] as const) {
  for (const durability of ['memory', 'disk'] as const) {
    const folder = await mkdtemp(join(tmpdir(), 'faults-'))
    const result = await killRounds({
      ...{ store: join(folder, 'store'), undisturbed: join(folder, 'undisturbed'), level, durability },
      rounds: Math.ceil(Number(values.rounds) / 4),
      articles: Number(values.articles),
      seed: Number(values.seed),
    })
    console.log(level, durability, JSON.stringify(result))
    failed ||= result.lost.length > 0 || !result.equal
    await rm(folder, { recursive: true })
  }
}
process.exitCode = failed ? 1 : 0

import { spawnSync } from 'node:child_process'
import { lossesOf, partitioned } from './losses.js'
import { startCluster } from './server.js'

/*
 * To be run in a network namespace of its own: a cluster, each server at an address of its own, of which a master is cut off from the
 * others. Prints what was lost.
 */

function run(command: string, ...words: readonly string[]): void {
  const { status, stderr } = spawnSync(command, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${stderr}`)
}

run('ip', 'link', 'set', 'lo', 'up')
run('nft', 'add', 'table', 'ip', 'faults')
run('nft', 'add', 'chain', 'ip', 'faults', 'input', '{ type filter hook input priority 0; }')
const rule = (...words: readonly string[]) =>
  words.length > 0
    ? run('nft', 'add', 'rule', 'ip', 'faults', 'input', ...words)
    : run('nft', 'flush', 'chain', 'ip', 'faults', 'input')

const cluster = await startCluster((number) => `127.0.1.${number + 1}`)
try {
  const loss = partitioned(rule, cluster.servers)
  for (const [durability, workerDies] of [
    ['memory', true],
    ['memory', false],
    ['replicated', true],
  ] as const) {
    const found = await lossesOf(cluster, `${durability}${workerDies}`, loss, durability, workerDies)
    console.log(JSON.stringify({ durability, workerDies, ...found }))
  }
} finally {
  await cluster.stop()
}

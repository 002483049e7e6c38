/**
 * One contestant in a process of its own: `worker.ts NAME FOLDER ARTICLES`. Reads a command a line (`sign`, `hashed`, `indexTokens`, `indexHashed`, `estimate`) and
 * answers each with a line of JSON; `peers.py` speaks the same.
 */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { processorTime } from '../measure.js'
import { CONTESTANTS, type Contestant } from './contestants.js'
import { INDEX_CONTESTANTS, type IndexContestant } from './index-contestants.js'
import type { Lap, Task } from './task.js'

// A lap goes over the texts until it has taken so long, so that the fast are not measured by the clock.
const LEAST_LAP_SECONDS = 0.2

async function work<Signature>(
  contestant: Contestant<Signature>,
  index: IndexContestant | undefined,
  folder: string,
  articles: number,
): Promise<void> {
  const { texts, plain, pairs } = JSON.parse(readFileSync(`${folder}/task.json`, 'utf8')) as Task
  const own = texts.slice(0, articles)
  const offsets = readNumbers(`${folder}/offsets.bin`)
  const hashes = readNumbers(`${folder}/hashes.bin`)
  const rows = own.map((_, row) => hashes.subarray(offsets[row], offsets[row + 1]))
  // Read when asked for: a process is asked for one thing alone.
  let sets: string[][] | undefined
  const commands: Record<string, () => unknown> = {
    sign: () => lapOver(own, (text) => contestant.sign(text)),
    hashed: () => lapOver(rows, (hashes) => contestant.signHashed!(hashes)),
    indexTokens: () => {
      sets ??= (JSON.parse(readFileSync(`${folder}/tokens.json`, 'utf8')) as string[][]).slice(0, articles)
      return lap(() => index!.ofTokens(sets!))
    },
    indexHashed: () => lap(() => index!.ofHashes!(rows)),
    estimate: () => {
      const signatures = plain.map((text) => contestant.sign(text))
      return pairs.map(([a, b]) => contestant.estimate!(signatures[a]!, signatures[b]!))
    },
  }
  function lapOver<Input>(inputs: readonly Input[], signOne: (input: Input) => Signature): Lap {
    let signatures: Signature[] = []
    const { seconds } = lap(() => {
      signatures = inputs.map(signOne)
      return 0
    })
    const checksum = signatures.reduce((sum, signature) => (sum + contestant.digest(signature)) % 2 ** 32, 0)
    return { seconds, checksum }
  }
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(commands[line]!())}\n`)
  }
}

/** Passes until enough time has gone by; the checksum is what the last gave. */
function lap(pass: () => number): Lap {
  let checksum = 0
  let passes = 0
  const start = processorTime()
  let seconds = 0
  while (seconds < LEAST_LAP_SECONDS) {
    checksum = pass()
    passes++
    seconds = (processorTime() - start) / 1000
  }
  return { seconds: seconds / passes, checksum }
}

function readNumbers(path: string): Uint32Array {
  const { buffer, byteOffset, byteLength } = readFileSync(path)
  return new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength))
}

async function main(): Promise<void> {
  const [name, folder, articles] = process.argv.slice(2)
  await work(await CONTESTANTS[name!]!(), INDEX_CONTESTANTS[name!], folder!, Number(articles))
}

await main()

/**
 * One contestant in a process of its own: `worker.ts NAME FOLDER ARTICLES`. Reads a command a line (`sign`, `hashed`, `estimate`) and
 * answers each with a line of JSON; `peers.py` speaks the same.
 */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { processorTime } from '../measure.js'
import { CONTESTANTS, type Contestant } from './contestants.js'
import type { Lap, Task } from './task.js'

// A lap goes over the texts until it has taken so long, so that the fast are not measured by the clock.
const LEAST_LAP_SECONDS = 0.2

async function work<Signature>(contestant: Contestant<Signature>, folder: string, articles: number): Promise<void> {
  const { texts, plain, pairs } = JSON.parse(readFileSync(`${folder}/task.json`, 'utf8')) as Task
  const own = texts.slice(0, articles)
  const offsets = readNumbers(`${folder}/offsets.bin`)
  const hashes = readNumbers(`${folder}/hashes.bin`)
  const rows = own.map((_, row) => hashes.subarray(offsets[row], offsets[row + 1]))
  const commands: Record<string, () => unknown> = {
    sign: () => lapOver(own, (text) => contestant.sign(text)),
    hashed: () => lapOver(rows, (hashes) => contestant.signHashed!(hashes)),
    estimate: () => {
      const signatures = plain.map((text) => contestant.sign(text))
      return pairs.map(([a, b]) => contestant.estimate!(signatures[a]!, signatures[b]!))
    },
  }
  function lapOver<Input>(inputs: readonly Input[], signOne: (input: Input) => Signature): Lap {
    let signatures: Signature[] = []
    let passes = 0
    const start = processorTime()
    let seconds = 0
    while (seconds < LEAST_LAP_SECONDS) {
      signatures = inputs.map(signOne)
      passes++
      seconds = (processorTime() - start) / 1000
    }
    const checksum = signatures.reduce((sum, signature) => (sum + contestant.digest(signature)) % 2 ** 32, 0)
    return { seconds: seconds / passes, checksum }
  }
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(commands[line]!())}\n`)
  }
}

function readNumbers(path: string): Uint32Array {
  const { buffer, byteOffset, byteLength } = readFileSync(path)
  return new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength))
}

async function main(): Promise<void> {
  const [name, folder, articles] = process.argv.slice(2)
  await work(await CONTESTANTS[name!]!(), folder!, Number(articles))
}

await main()

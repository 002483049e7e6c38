import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface, type Interface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Lap } from './task.js'

// All peers run on one thread, as doppelwire does.
export const ONE_THREAD = { RAYON_NUM_THREADS: '1', OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' }

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url))
export const PEERS_SCRIPT = fileURLToPath(new URL('./peers.py', import.meta.url))

/** A contestant that waits in a process of its own until it is asked. */
export class ContestantProcess {
  readonly #child: ChildProcess
  readonly #lines: AsyncIterator<string>
  readonly #reader: Interface

  /** @param python where the contestant is one of Python's */
  constructor(name: string, folder: string, articles: number, python?: string) {
    const words = [name, folder, String(articles)]
    const [command, before] =
      python === undefined ? [process.execPath, [...process.execArgv, WORKER]] : [python, [PEERS_SCRIPT, 'sign']]
    this.#child = spawn(command, [...before, ...words], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...ONE_THREAD },
    })
    this.#reader = createInterface({ input: this.#child.stdout! })
    this.#lines = this.#reader[Symbol.asyncIterator]()
  }

  /** Raw texts in, signatures out. */
  sign(): Promise<Lap> {
    return this.#ask('sign')
  }

  /** Hashed shingles in, signatures out. */
  signHashed(): Promise<Lap> {
    return this.#ask('hashed')
  }

  /** Sets of tokens in, an index that was asked for each of them out; the checksum is how many it found in all. */
  indexTokens(): Promise<Lap> {
    return this.#ask('indexTokens')
  }

  /** The same from sets of hashes. */
  indexHashed(): Promise<Lap> {
    return this.#ask('indexHashed')
  }

  /** The estimated similarity of each pair of the task; of `rensa-rho`, 1 or 0: whether its index flags it. */
  estimate(): Promise<number[]> {
    return this.#ask('estimate')
  }

  end(): void {
    this.#child.stdin!.end()
    this.#reader.close()
  }

  async #ask<Answer>(command: string): Promise<Answer> {
    this.#child.stdin!.write(`${command}\n`)
    const { value, done } = await this.#lines.next()
    if (done) throw new Error(`${this.#child.spawnargs.join(' ')} ended without an answer to ${command}`)
    return JSON.parse(value) as Answer
  }
}

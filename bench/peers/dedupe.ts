import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { ONE_THREAD, PEERS_SCRIPT } from './contestant-process.js'

/** A whole run as a process: JSON Lines in, clusters out. */
export interface Run {
  /** Processor time, from the start of the process to its end. */
  readonly seconds: number
  readonly peakMegabytes: number
  /** Clusters of two articles and more, and how many articles are in these; 0 for a run that only parses. */
  readonly clusters: number
  readonly clustered: number
}

export type Runner = (file: string) => Promise<Run>

const node = (script: URL, ...words: string[]): Runner => {
  const before = ['--import', new URL('./processor-time.js', import.meta.url).href, fileURLToPath(script)]
  return (file) => run(process.execPath, [...before, ...words.map((word) => (word === 'FILE' ? file : word))])
}

export const parseOnly = node(new URL('./parse.js', import.meta.url), 'FILE')
/** @param cli the built command of this checkout, or of another */
export const doppelwire = (level: string, cli = new URL('../../dist/cli.js', import.meta.url)): Runner => {
  return node(cli, 'dedupe', 'FILE', '--level', level, '--json', '--workers', '0')
}
export const pythonPeer = (python: string, name: string): Runner => {
  return (file) => run(python, [PEERS_SCRIPT, 'dedupe', name, file])
}

async function run(command: string, words: readonly string[]): Promise<Run> {
  const child = spawn(command, words, {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    env: { ...process.env, ...ONE_THREAD },
  })
  const [output, usage, [status]] = await Promise.all([
    text(child.stdout!),
    text(child.stdio[3] as NodeJS.ReadableStream),
    once(child, 'close'),
  ])
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}`)
  const sizes = output
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { members?: unknown[] }).members?.length ?? 0)
    .filter((size) => size > 1)
  return {
    ...(JSON.parse(usage) as Pick<Run, 'seconds' | 'peakMegabytes'>),
    clusters: sizes.length,
    clustered: sizes.reduce((sum, size) => sum + size, 0),
  }
}

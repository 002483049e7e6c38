import { type ChildProcess, spawn } from 'node:child_process'
import { built } from '../built.js'

export const CLI = built('cli.js')

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

/** Starts the built command. */
export function start(
  argv: readonly string[],
  script = CLI,
): { child: ChildProcess; ended: Promise<Ended>; lines: string[] } {
  const child = spawn(process.execPath, [script, ...argv], { stdio: ['pipe', 'pipe', 'pipe'] })
  const lines: string[] = []
  let [out, err, rest] = ['', '', '']
  child.stdin.on('error', () => {}) // It may be killed before it has read everything.
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
    const parts = (rest + chunk.toString()).split('\n')
    rest = parts.pop()!
    lines.push(...parts)
  })
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString()
  })
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, out, err }))
  })
  return { child, ended, lines }
}

/** Runs the built command to its end. */
export function run(argv: readonly string[], stdin = ''): Promise<Ended> {
  const { child, ended } = start(argv)
  child.stdin!.end(stdin)
  return ended
}

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}

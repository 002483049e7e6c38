import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import process from 'node:process'

/** Who writes to a store. */
export interface Writer {
  readonly pid: number
  readonly host: string
  /** When the process started, as the system counts; absent where the system does not tell. */
  readonly started?: string | undefined
  /** Tells two openings of one process apart. */
  readonly token: string
}

export function thisWriter(): Writer {
  return { pid: process.pid, host: hostname(), started: startOf(process.pid), token: crypto.randomUUID() }
}

/**
 * Whether the writer of a lock still lives: `yes` or `no` on this machine, and `unknown` on another, as in a container of which
 * only the folder is left. A process number that was given to another process since is told by its start.
 */
export function isAlive({ pid, host, started }: Writer): 'yes' | 'no' | 'unknown' {
  if (host !== hostname()) return 'unknown'
  try {
    process.kill(pid, 0)
  } catch (error) {
    // Another user's process lives, and may not be signalled.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return 'no'
  }
  return started === undefined || startOf(pid) === started ? 'yes' : 'no'
}

/** The 22nd field of `/proc/PID/stat`; the second may hold blanks and parentheses. Undefined on other systems. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}

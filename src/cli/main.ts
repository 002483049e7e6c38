#!/usr/bin/env node
import module from 'node:module'
import { constants } from 'node:os'
import process from 'node:process'
import { interrupt } from './interruption.js'
import { removeTemporaries } from './temporary-files.js'

// `Terminal.write` handles the errors of writing. Without these listeners, a reader that closes its end would end the process
// with a stack trace.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    interrupt().then(() => {
      removeTemporaries()
      process.exit(128 + constants.signals[signal])
    })
  })
}
// What is imported from here on is compiled once and kept for later runs, where the runtime can: Node from 22.8.
;(module as { enableCompileCache?: () => unknown }).enableCompileCache?.()
const { run } = await import('./run.js')
process.exitCode = await run(process.argv.slice(2), process)

import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { Terminal } from '../../src/cli/terminal.js'

it('lets signals and timers have their turn while it writes to a stream that never waits, as a file does', async () => {
  const stdout = new Writable({ write: (_chunk, _encoding, done) => done() })
  const stderr = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = new Terminal({ stdin: (async function* () {})(), stdout, stderr, env: {} })
  let heard = false
  setImmediate(() => {
    heard = true
  })
  for (let line = 0; line < 3; line++) await terminal.write('x'.repeat(64 * 1024))
  expect(heard).toBe(true)
})

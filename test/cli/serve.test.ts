import { join } from 'node:path'
import { expect, test } from 'vitest'
import { HARBOUR } from '../fixtures/articles.js'
import { folderOf } from '../fixtures/folder.js'
import { run, start, until } from '../store/processes.js'
import { doppelwire } from './harness.js'

test('serve answers over HTTP until a signal comes, and keeps what it answered', async () => {
  const store = join(folderOf({}), 'store')
  const { child, ended, lines } = start(['serve', '--store', store, '--port', '0', '--json', '--level', 'reprint'])
  await until(() => lines.length === 1)
  const { address, port } = JSON.parse(lines[0]!) as { address: string; port: number }
  expect(address).toBe('127.0.0.1')
  const body = JSON.stringify({ id: 'a', text: HARBOUR })
  const headers = { 'content-type': 'application/json' }
  const reply = await fetch(`http://127.0.0.1:${port}/articles`, { method: 'POST', body, headers })
  expect(await reply.json()).toMatchObject({ status: 'new' })
  child.kill('SIGTERM')
  expect(await ended).toMatchObject({ code: 143, err: '' })
  expect(JSON.parse((await run(['stats', '--store', store, '--json'])).out)).toMatchObject({ articles: 1 })
}, 120_000)

test('serve is called wrongly for another interface without --expose', async () => {
  const argv = ['serve', '--store', join(folderOf({}), 'store')]
  expect(await doppelwire([...argv, '--host', '0.0.0.0'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('--expose'),
  })
  expect(await doppelwire([...argv, '--host', '127.0.0.1.example'])).toMatchObject({ code: 2 })
  expect(await doppelwire([...argv, '--port', '99999'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('port'),
  })
  expect(await doppelwire([...argv, 'file'])).toMatchObject({ code: 2 })
  expect((await doppelwire(['serve', '--help'])).out).toContain('--allow-host')
})

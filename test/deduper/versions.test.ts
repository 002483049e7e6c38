import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { VersionNames } from '../../src/deduper/versions.js'
import { createDeduper } from '../../src/index.js'

/** Stored bytes begin at a word. */
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text.padEnd(16)))

/** A store of names and texts; counts how often a stored text is asked for. */
class Store {
  readonly stored = new Map<string, Uint8Array>()
  asked = 0
  readonly names = new VersionNames((name) => {
    this.asked++
    return this.stored.get(name)
  })

  add(id: string, text: string): string {
    const bytes = bytesOf(text)
    const { id: name, known } = this.stored.has(id) ? this.names.resolve(id, bytes) : { id, known: false }
    if (!known) {
      this.stored.set(name, bytes)
      this.names.added(name, bytes)
    }
    return `${name}${known ? ' known' : ''}`
  }
}

describe('names of versions', () => {
  test('count on, pass over names that are taken, and know a text again', () => {
    const store = new Store()
    const added = [['a', 'one'], ['a', 'two'], ['a#4', 'x'], ['a', 'three'], ['a', 'four'], ['a', 'two'], ['a', 'x'], ['a#2', 'y'], ['a', 'y']] as const // biome-ignore format: a table
    expect(added.map(([id, text]) => store.add(id, text))).toEqual(
      ['a', 'a#2', 'a#4', 'a#3', 'a#5', 'a#2 known', 'a#4 known', 'a#2#2', 'a#6'], // biome-ignore format: a table
    )
  })

  test('are found without a look at the other versions', () => {
    const store = new Store()
    for (let i = 0; i < 2000; i++) store.add('a', `text ${i}`)
    for (let i = 1; i < 2000; i++) expect(store.add('a', `text ${i}`)).toBe(`a#${i + 1} known`)
    expect(store.asked).toBeLessThan(3 * 4000)
  })

  test('are never given to two texts, whatever is added and removed', () => {
    const step = fc.tuple(fc.constantFrom('a', 'a#2', 'a#3', 'b'), fc.integer({ min: 0, max: 5 }), fc.boolean())
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const store = new Store()
        for (const [id, text, removes] of steps) {
          if (removes) store.stored.delete(id)
          const name = store.add(id, `text ${text}`).replace(' known', '')
          // Added once more at once, it is known: as the id itself, or under its name.
          expect(store.stored.get(name)).toEqual(bytesOf(`text ${text}`))
          if (name !== id) expect(store.add(id, `text ${text}`)).toBe(`${name} known`)
        }
      }),
    )
  })
})

test('texts without words are versions too, and known again', async () => {
  const deduper = await createDeduper({ onDuplicate: 'version' })
  for (const text of ['Ministers agreed.', '', '', 'Ministers agreed.']) deduper.store({ id: 'a', text })
  expect(deduper.size).toBe(2)
})

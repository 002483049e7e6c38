import { expect, test } from 'vitest'
import type { StoreEvent } from '../../src/store/events.js'
import { createMemoryStore } from '../../src/store/memory-store.js'
import { openDeduper } from '../../src/store/open-deduper.js'
import { HARBOUR, ORCHARD, reprintOf, TELESCOPE } from '../fixtures/articles.js'

const open = () => openDeduper({ store: createMemoryStore(), window: 'none', representative: 'earliest' })

/** Two parts of a story that share little, and the story: it is the copy of both. */
const SENTENCES = [HARBOUR, ORCHARD, TELESCOPE].join(' ').split(/(?<=\.) /)

async function eventsOf(act: (deduper: Awaited<ReturnType<typeof open>>) => Promise<void>): Promise<StoreEvent[]> {
  const deduper = await open()
  const seen: StoreEvent[] = []
  const heard = (async () => {
    for await (const event of deduper.events()) seen.push(event)
  })()
  await act(deduper)
  await deduper.close()
  await heard
  return seen
}

const HALF = Math.floor(SENTENCES.length * 0.62)
const FRONT = SENTENCES.slice(0, HALF).join(' ')
const BACK = SENTENCES.slice(-HALF).join(' ')
const WHOLE = SENTENCES.join(' ')

test('an article that comes to be a copy of an earlier one is told of, and when it is released again', async () => {
  const events = await eventsOf(async (deduper) => {
    expect(await deduper.add({ id: 'front', text: FRONT })).toMatchObject({ status: 'new' })
    expect(await deduper.add({ id: 'back', text: BACK })).toMatchObject({ status: 'new' })
    expect(await deduper.add({ id: 'whole', text: WHOLE })).toMatchObject({ status: 'copy' })
    expect((await deduper.clusterOf('back')).representative).toBe((await deduper.clusterOf('front')).representative)
    await deduper.remove('whole')
    expect((await deduper.clusterOf('back')).size).toBe(1)
  })
  expect(events).toEqual([
    { event: 'copy', id: 'back', of: 'front', cluster: expect.any(String) },
    { event: 'released', id: 'back', cluster: 'back' },
  ])
})

test('two clusters that become one are told of', async () => {
  const events = await eventsOf(async (deduper) => {
    for (const [id, text] of Object.entries({ front: FRONT, back: BACK })) {
      await deduper.add({ id, text })
      expect(await deduper.add({ id: `${id} again`, text: `${text} More soon.` })).toMatchObject({
        status: 'copy',
        of: id,
      })
    }
    await deduper.add({ id: 'whole', text: WHOLE })
  })
  expect(events).toEqual([
    { event: 'joined', cluster: expect.any(String), from: ['front again', 'back again'] },
    { event: 'copy', id: 'back', of: 'front', cluster: expect.any(String) },
  ])
})

test('the next by order stands in silently for an article that is forgotten', async () => {
  const events = await eventsOf(async (deduper) => {
    await deduper.add({ id: 'a', text: HARBOUR })
    await deduper.add({ id: 'b', text: reprintOf(HARBOUR) })
    await deduper.add({ id: 'c', text: `${reprintOf(HARBOUR)} More soon.` })
    await deduper.remove('a')
    expect(await deduper.clusterOf('c')).toMatchObject({ size: 2 })
    await deduper.remove('b')
  })
  expect(events).toEqual([])
})

test('what changes nothing of earlier answers is no event', async () => {
  const events = await eventsOf(async (deduper) => {
    await deduper.add({ id: 'a', text: HARBOUR })
    await deduper.add({ id: 'b', text: reprintOf(HARBOUR) })
    await deduper.add({ id: 'b', text: reprintOf(HARBOUR) })
    await deduper.add({ id: 'c', text: ORCHARD })
    await deduper.find({ id: 'd', text: reprintOf(ORCHARD) })
    await deduper.remove('c')
  })
  expect(events).toEqual([])
})

test('who stops listening hears no more, and who waits is let go at the end', async () => {
  const deduper = await open()
  const events = deduper.events()
  const waiting = events.next()
  await events.return?.()
  expect(await waiting).toEqual({ done: true, value: undefined })
  await deduper.close()
})

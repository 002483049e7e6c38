import { describe, expect, test } from 'vitest'
import { createMemoryStore } from '../../src/store/memory-store.js'
import { openDeduper } from '../../src/store/open-deduper.js'
import { parseWindow, StoreClock } from '../../src/store/window.js'
import { HARBOUR, ORCHARD, reprintOf, TELESCOPE } from '../fixtures/articles.js'
import { folderOf } from '../fixtures/folder.js'

const DAY = 86_400_000
const day = (count: number) => Date.parse('2026-01-01') + count * DAY
const dated = (count: number) => new Date(day(count)).toISOString()

test('a window is none, or a length', () => {
  expect(['none', '90m', '12h', '30d', '2w'].map(parseWindow)).toEqual([
    null,
    5_400_000,
    43_200_000,
    30 * DAY,
    14 * DAY,
  ])
  for (const value of ['', '30', 'd', '0d', '-1d', '1.5d', '30 d', '10s', '9999999d', 30, null]) {
    expect(() => parseWindow(value), String(value)).toThrow(/window: expected none or a number/)
  }
})

describe('the clock of a store', () => {
  const clockAt = (wall: number, latest?: number) => new StoreClock(30 * DAY, latest, () => wall)

  test('is the latest date seen', () => {
    const clock = clockAt(day(500))
    expect(clock.place(day(10))).toMatchObject({ clock: day(10), expired: false })
    expect(clock.place(day(5))).toMatchObject({ clock: undefined, expired: false })
    expect(clock.place(day(60))).toMatchObject({ clock: day(60), expired: false })
    expect(clock.place(day(10))).toMatchObject({ expired: true })
    expect(clock.latest).toBe(day(60))
  })

  test('passes the wall clock by no more than a day: a date beyond counts as the clock', () => {
    const clock = clockAt(day(100))
    clock.place(day(99))
    const now = clock.place(undefined)
    for (const later of [day(101) + 1, day(40_000), 8.64e15]) expect(clock.place(later)).toEqual(now)
    expect(clock.place(day(101))).toMatchObject({ clock: day(101) })
  })

  test('never goes back, also where the wall clock does', () => {
    let wall = day(100)
    const clock = new StoreClock(30 * DAY, undefined, () => wall)
    clock.place(day(100))
    wall = day(-4000)
    expect(clock.place(day(50))).toMatchObject({ clock: undefined })
    expect([clock.latest, clock.place(undefined).expired]).toEqual([day(100), false])
  })

  test('stands on the wall clock until a date was seen, which may be old', () => {
    const clock = clockAt(day(1000))
    const undated = clock.place(undefined)
    expect(undated).toMatchObject({ clock: undefined, expired: false })
    const old = clock.place(day(3))
    expect(old).toMatchObject({ clock: day(3), expired: false })
    expect(undated.slice).toBeGreaterThan(old.slice)
  })

  test('of a store without a window lets nothing go', () => {
    const clock = new StoreClock(null, undefined, () => day(0))
    expect([day(-9000), undefined, day(9000)].map((time) => clock.place(time).expired)).toEqual([false, false, false])
    expect(clock.oldest).toBe(0)
  })
})

describe('a window', () => {
  test('lets whole slices go, from the disk too, and answers what is older without storing it', async () => {
    const store = folderOf({})
    {
      await using deduper = await openDeduper({ store, window: '30d' })
      await deduper.add({ id: 'old', text: HARBOUR, date: dated(0) })
      await deduper.add({ id: 'middle', text: ORCHARD, date: dated(20) })
      expect(await deduper.add({ id: 'now', text: TELESCOPE, date: dated(25) })).toMatchObject({ status: 'new' })
      expect(deduper.size).toBe(3)
      await deduper.add({
        id: 'later',
        text: 'The weather stays dry for the rest of the week, with fog at dawn.',
        date: dated(40),
      })
      expect([deduper.has('old'), deduper.has('middle'), deduper.size]).toEqual([false, true, 3])
      expect(await deduper.add({ id: 'again', text: reprintOf(HARBOUR), date: dated(41) })).toMatchObject({
        status: 'new',
      })
      const late = await deduper.add({ id: 'late', text: reprintOf(ORCHARD), date: dated(1) })
      expect(late).toMatchObject({ status: 'copy', of: 'middle', stored: false })
      expect(deduper.has('late')).toBe(false)
    }
    await using deduper = await openDeduper({ store })
    expect(['old', 'middle', 'now', 'later', 'again', 'late'].map((id) => deduper.has(id))).toEqual([
      ...[false, true, true, true, true, false],
    ])
  })

  test('is one that the clock of an earlier run still rules', async () => {
    const store = folderOf({})
    {
      await using deduper = await openDeduper({ store, window: '10d' })
      await deduper.add({ id: 'a', text: HARBOUR, date: dated(30) })
    }
    await using deduper = await openDeduper({ store })
    expect(await deduper.add({ id: 'b', text: ORCHARD, date: dated(10) })).toMatchObject({ stored: false })
    expect(deduper.statistics().clock).toBe(dated(30))
  })

  test('hands a cluster over when its representative leaves', async () => {
    await using deduper = await openDeduper({ store: createMemoryStore(), window: '30d', representative: 'earliest' })
    await deduper.add({ id: 'first', text: HARBOUR, date: dated(0) })
    await deduper.add({ id: 'second', text: reprintOf(HARBOUR), date: dated(20) })
    expect(await deduper.clusterOf('second')).toMatchObject({ representative: 'first', size: 2 })
    await deduper.add({ id: 'third', text: `${reprintOf(HARBOUR)} More soon.`, date: dated(40) })
    expect(await deduper.clusterOf('third')).toMatchObject({ representative: 'second', size: 2 })
    // What is left is still found by its phrases: it stands for itself now.
    const words = reprintOf(HARBOUR).split('\n\n')
    expect(await deduper.find({ id: 'x', text: words.slice(1).join(' ') })).toMatchObject({
      status: 'copy',
    })
  })

  test('keeps the number of articles and texts flat over ten windows', async () => {
    await using deduper = await openDeduper({ store: createMemoryStore(), window: '10d', level: 'reprint' })
    const sizes: number[] = []
    for (let step = 0; step < 110; step++) {
      for (let i = 0; i < 3; i++) {
        const text = `On day ${step} the council of ${step * 7 + i} towns met for the ${i} time and voted on item ${step * i}.`
        await deduper.add({ id: `${step}-${i}`, text, date: dated(step) })
      }
      sizes.push(deduper.size)
    }
    const { articles, texts, slices } = deduper.statistics()
    expect(Math.max(...sizes)).toBeLessThanOrEqual(3 * 12)
    expect([articles, texts, slices]).toEqual([33, 33, 11])
  })
})

import { expect, test } from 'vitest'
import { untilAborted } from '../src/abortable.js'

const collect = async (items: AsyncIterable<number>, onItem: (item: number) => void = () => {}) => {
  const collected: number[] = []
  for await (const item of items) {
    collected.push(item)
    onItem(item)
  }
  return collected
}

test('passes on all items of either kind of iterable while nothing aborts', async () => {
  const { signal } = new AbortController()
  async function* later() {
    yield 1
    yield 2
  }
  expect(await collect(untilAborted([1, 2, 3], signal))).toEqual([1, 2, 3])
  expect(await collect(untilAborted(later(), signal))).toEqual([1, 2])
})

test('begins nothing under a signal that aborted before', async () => {
  let begun = false
  function* items() {
    begun = true
    yield 1
  }
  await expect(collect(untilAborted(items(), AbortSignal.abort('enough')))).rejects.toBe('enough')
  expect(begun).toBe(false)
})

test('throws the reason as soon as it aborts, though the source never gives another item or ends', async () => {
  const controller = new AbortController()
  const reason = new Error('enough')
  const stuck = (async function* () {
    yield 1
    await new Promise(() => {})
  })()
  const seen: number[] = []
  const collecting = collect(untilAborted(stuck, controller.signal), (item) => seen.push(item))
  setTimeout(() => controller.abort(reason), 5)
  await expect(collecting).rejects.toBe(reason)
  expect(seen).toEqual([1])
})

test('closes its source when its consumer leaves or the signal aborts', async () => {
  const closed: string[] = []
  async function* source(name: string) {
    try {
      yield 1
      yield 2
    } finally {
      closed.push(name)
    }
  }
  for await (const _ of untilAborted(source('left'), new AbortController().signal)) break
  const controller = new AbortController()
  await collect(untilAborted(source('aborted'), controller.signal), () => controller.abort()).catch(() => {})
  expect(closed).toEqual(['left', 'aborted'])
})

test("passes on the source's own error", async () => {
  async function* failing() {
    yield 1
    throw new Error('disk gone')
  }
  await expect(collect(untilAborted(failing(), new AbortController().signal))).rejects.toThrow('disk gone')
})

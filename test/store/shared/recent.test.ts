import { expect, test } from 'vitest'
import { type Change, Recent } from '../../../src/store/shared/recent.js'

const removal = (id: string): Change => ({ id, removed: true })
const idsOf = (changes: readonly Change[]) => changes.map(({ id }) => id)

function recentAt(epoch: string) {
  let now = 0
  const recent = new Recent(epoch, () => now)
  return { recent, pass: (milliseconds: number) => (now += milliseconds), now: () => now }
}

test('what was changed is made again with other servers, in its order, and once', () => {
  const { recent, now } = recentAt('a')
  for (const id of ['1', '2', '1']) recent.keep(removal(id), recent.epoch)
  expect(recent.lost('a', now())).toEqual([])
  const lost = recent.lost('b', now())
  expect(idsOf(lost)).toEqual(['2', '1'])
  // Until that is done, it is to be done.
  expect(recent.lost('b', now())).toEqual(lost)
  recent.sent(lost, 'b')
  expect(recent.lost('b', now())).toEqual([])
  expect(idsOf(recent.lost('c', now()))).toEqual(['2', '1'])
})

test('what was begun with servers of before is made again, also where it ended after they were left', () => {
  const { recent, now } = recentAt('a')
  const begun = recent.epoch
  recent.keep(removal('early'), begun)
  const lost = recent.lost('b', now())
  recent.keep(removal('late'), begun)
  recent.sent(lost, 'b')
  expect(idsOf(recent.lost('b', now()))).toEqual(['late'])
})

test('what is old is let go, unless the servers became others since', () => {
  const { recent, pass, now } = recentAt('a')
  recent.keep(removal('1'), 'a')
  pass(29_000)
  recent.keep(removal('2'), 'a')
  expect(recent.lost('a', now())).toEqual([])
  pass(2000)
  expect(idsOf(recent.lost('b', now()))).toEqual(['1', '2'])
  recent.sent(recent.lost('b', now()), 'b')
  recent.lost('b', now())
  expect(idsOf(recent.lost('c', now()))).toEqual(['2'])
  expect(recent.isEmpty).toBe(false)
})

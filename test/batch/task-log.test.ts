import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TaskLog } from '../../src/batch/task-log.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'task-log-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('what tasks counted is summed up, also of those that were done before the log was opened', async () => {
  const path = join(folder, 'whole.jsonl')
  const before = await TaskLog.open(path)
  before.add(0, { cutBuckets: 2 })
  before.add(2, { cutBuckets: 1, pairs: 5 })
  const after = await TaskLog.open(path)
  expect([0, 1, 2].map((task) => after.has(task))).toEqual([true, false, true])
  after.add(1, { cutBuckets: 4 })
  expect([after.size, after.totals()]).toEqual([3, { cutBuckets: 7, pairs: 5 }])
})

test('a line that was not written to its end is of a task that is not done', async () => {
  const path = join(folder, 'torn.jsonl')
  const before = await TaskLog.open(path)
  before.add(0, { pairs: 1 })
  await appendFile(path, '\n[1,{"pai')
  const after = await TaskLog.open(path)
  expect([after.has(0), after.has(1)]).toEqual([true, false])
  after.add(1, { pairs: 2 })
  expect((await TaskLog.open(path)).totals()).toEqual({ pairs: 3 })
})

import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { InputSpool } from '../../src/cli/input-spool.js'
import { removeTemporaries } from '../../src/cli/temporary-files.js'
import { folderOf } from '../fixtures/folder.js'

afterEach(removeTemporaries)

const opened = (raw: Buffer) => ({ article: { id: '', text: '' }, place: { file: 'f', line: 1 }, input: 0, raw })

test('lines come back as they were, however long they are', async () => {
  const lengths = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 300_000, max: 2_500_000 }))
  await fc.assert(
    fc.asyncProperty(fc.array(lengths, { maxLength: 12 }), async (sizes) => {
      const spool = await InputSpool.open(`${folderOf({})}/out`)
      const lines = sizes.map((size, i) => Buffer.alloc(size, 97 + (i % 26)))
      for (const [i, line] of lines.entries()) await spool.add(`${i}`, opened(line), false)
      const back: Buffer[] = []
      for await (const { id, bytes } of spool.lines()) {
        expect(id).toBe(`${back.length}`)
        back.push(Buffer.from(bytes))
      }
      expect(back.map((line) => line.length)).toEqual(sizes)
      expect(back.every((line, i) => line.equals(lines[i]!))).toBe(true)
      await spool.close()
    }),
    { numRuns: 10 },
  )
})

test('of a repeated line the first stands for its article, of a replaced one the last', async () => {
  const spool = await InputSpool.open(`${folderOf({})}/out`)
  for (const [id, repeated] of [
    ['a', false],
    ['a', true],
    ['b', false],
    ['b', false],
  ] as const) {
    await spool.add(id, opened(Buffer.from('{}')), repeated)
  }
  const first: boolean[] = []
  for await (const { isFirst } of spool.lines()) first.push(isFirst)
  expect(first).toEqual([true, false, false, true])
  await spool.close()
})

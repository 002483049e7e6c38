import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { checkColumns, readColumns, writeColumns } from '../../src/store/checkpoint-file.js'
import { createHash64, type Hash64 } from '../../src/structures/xxhash.js'
import { folderOf } from '../fixtures/folder.js'

let hash64: Hash64
beforeAll(async () => {
  hash64 = await createHash64()
})

test('columns come back in their order, and no more than there are', () => {
  const path = join(folderOf({}), 'columns')
  const columns = [
    Int32Array.of(1, -2, 3),
    new Uint8Array(0),
    Float64Array.of(0.5, Number.NaN),
    Uint32Array.of(2 ** 32 - 1),
  ]
  writeColumns(path, hash64, (image) => {
    for (const column of columns) image.write(column)
  })
  readColumns(path, hash64, (image) => {
    expect([image.read(Int32Array), image.read(Uint8Array), image.read(Float64Array), image.read(Uint32Array)]).toEqual(
      columns,
    )
    expect(() => image.read(Uint8Array)).toThrow('part 1')
  })
  expect(() => readColumns(path, hash64, (image) => image.read(Int32Array))).toThrow('left')
})

test('so do columns of all lengths, in as many parts as they take', () => {
  const path = join(folderOf({}), 'columns')
  const lengths = [1, 2 ** 19, 2 ** 20, 7, 3_000_001, 0, 5, ...Array.from({ length: 300 }, (_, i) => 101 * i)]
  const columns = lengths.map((length, i) => new Uint8Array(length).fill(1 + (i % 251)))
  writeColumns(path, hash64, (image) => {
    for (const column of columns) image.write(column)
  })
  const read = readColumns(path, hash64, (image) => columns.map(() => image.read(Uint8Array)))
  for (const [i, column] of read.entries()) expect(Buffer.compare(column, columns[i]!)).toBe(0)
  checkColumns(path, hash64)
  const last = readFileSync(path)
  last[last.length - 17]! ^= 1
  writeFileSync(path, last)
  expect(() => checkColumns(path, hash64)).toThrow(/part \d/)
})

test('any bytes are refused, before memory is taken for what they say', () => {
  const path = join(folderOf({}), 'columns')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.boolean(), (bytes, startsRight) => {
      // As the first part would, with any length.
      if (startsRight) bytes.fill(0, 0, 4)
      writeFileSync(path, bytes)
      expect(() => readColumns(path, hash64, (image) => image.read(Int32Array))).toThrow('part 0')
    }),
  )
})

test('what could not be written as a whole is not there', () => {
  const path = join(folderOf({}), 'columns')
  const failing = () =>
    writeColumns(path, hash64, (image) => {
      image.write(Uint8Array.of(1))
      throw new Error('the disk is full')
    })
  expect(failing).toThrow('the disk is full')
  expect([existsSync(path), existsSync(`${path}.new`)]).toEqual([false, false])
})

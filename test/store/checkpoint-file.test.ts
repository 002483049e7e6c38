import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { readColumns, writeColumns } from '../../src/store/checkpoint-file.js'
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
    expect(() => image.read(Uint8Array)).toThrow('column 4')
  })
})

test('any bytes are refused, before memory is taken for what they say', () => {
  const path = join(folderOf({}), 'columns')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.boolean(), (bytes, startsRight) => {
      // As the first column would, with any length.
      if (startsRight) bytes.fill(0, 0, 4)
      writeFileSync(path, bytes)
      expect(() => readColumns(path, hash64, (image) => image.read(Int32Array))).toThrow('column 0')
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

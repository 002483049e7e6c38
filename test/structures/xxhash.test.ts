import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { createHash64, plainXxhash64 } from '../../src/structures/xxhash.js'

const ascii = (text: string) => new TextEncoder().encode(text)

// Published with xxHash, and by its command.
test.each([
  ['', 0xef46db3751d8e999n],
  ['a', 0xd24ec4f1a98c6e5bn],
  ['abc', 0x44bc2cf5ad770999n],
])('the plain hash of %j', (text, hash) => expect(plainXxhash64(ascii(text))).toBe(hash))

test('the plain hash is that of xxhash-wasm', async () => {
  const hash64 = await createHash64()
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(plainXxhash64(bytes)).toBe(hash64(bytes))
      expect(plainXxhash64(bytes.subarray(1))).toBe(hash64(bytes.subarray(1)))
    }),
  )
})

afterEach(() => vi.unstubAllGlobals())

test('where WebAssembly is refused the plain one serves', async () => {
  const refuse = () => {
    throw new Error('Wasm code generation disallowed by embedder')
  }
  vi.stubGlobal('WebAssembly', { Module: refuse, Instance: refuse, instantiate: refuse, compile: refuse })
  expect(await createHash64()).toBe(plainXxhash64)
  vi.resetModules()
  const { fastestKernel } = await import('../../src/kernel/kernel.js')
  const { createWasmKernel } = await import('../../src/kernel/wasm.js')
  expect(createWasmKernel(fastestKernel())).toBeUndefined()
  expect(fastestKernel().scan('still two').words.count).toBe(2)
})

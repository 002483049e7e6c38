import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFingerprinter } from '../../src/fingerprint/fingerprint.js'
import { createSigner } from '../../src/fingerprint/signer.js'
import { HARBOUR, ORCHARD } from '../fixtures/articles.js'

const options = { shingleWords: 3, signatureValues: 64, seed: 7 }
const fingerprint = await createFingerprinter(options)
const sign = createSigner(options)

test('a signer gives the signature of the fingerprint, whatever the text', () => {
  const words = fc.array(fc.oneof(fc.constantFrom('the', 'of', 'U.S.', '東京', 'Sign up\n', '\n'), fc.string()))
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join(' ')
      expect(sign(text)).toEqual(fingerprint({ text }).signature)
    }),
  )
  for (const text of [HARBOUR, `Sign up now\n\n${ORCHARD}`]) expect(sign(text)).toEqual(fingerprint({ text }).signature)
})

test('a signature that was given out does not change with the next text', () => {
  const first = sign(HARBOUR)
  const kept = first.slice()
  sign(ORCHARD)
  expect(first).toEqual(kept)
})

test('a text shorter than a shingle has no signature', () => {
  expect(sign('two words').length).toBe(0)
})

test('refuses options as the fingerprint does', () => {
  expect(() => createSigner({ seed: -1 })).toThrow('seed: expected a whole number from 0 to 4294967295')
  expect(() => createSigner({ values: 3 } as object)).toThrow('createSigner: unknown option "values"')
})

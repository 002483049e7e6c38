import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalUrl } from '../../../src/input/open.js'

// A fragment goes in any case, and only a parser of addresses knows it.
const byParser = (address: string) => canonicalUrl(`${address}#x`)

test.each([
  'https://www.example.org/2022/01/07/a-story_1.html',
  'http://m.example.co.uk/',
  'https://example.org',
  'https://www.m.com/a',
  'https://www.xn--bcher-kva.example/a',
  'https://www.xn--.example/a',
  'https://example.org/amp',
  'https://example.org/amp/a',
  'https://example.org/a/amp/',
  'https://example.org/a.amp.html',
  'https://example.org/a/index.html',
  'https://example.org/a//b',
  'https://example.org/a/../b',
  'https://example.org/a/.well-known',
  'https://example.org/a/...',
  'https://1.2.3.4/a',
  'https://0x7f.1/a',
  'https://-a.example/a',
  'https://www12.example.org/a',
])('%s is the same whether or not it is parsed', (address) => {
  expect(canonicalUrl(address)).toBe(byParser(address))
})

test('An address that is put together of such parts is the same whether or not it is parsed', () => {
  const hosts = ['www.', 'm.', 'amp.', 'www2.', 'a.', 'a-b.', 'xn--a.', 'com', 'x', '1', '-']
  const parts = ['/', '/a', '.', '..', 'amp', 'index', '.html', '.php', '-', '~', '%2e', ':', ';', '@', '|', 'é']
  const address = fc
    .tuple(
      fc.constantFrom('http://', 'https://'),
      fc.array(fc.constantFrom(...hosts), { minLength: 1, maxLength: 5 }),
      fc.array(fc.constantFrom(...parts), { maxLength: 8 }),
    )
    .map(([protocol, host, path]) => `${protocol}${host.join('')}${path.join('')}`)
  fc.assert(
    fc.property(address, (given) => canonicalUrl(given) === byParser(given)),
    { numRuns: 3000 },
  )
})

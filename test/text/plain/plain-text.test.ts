import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { plainText } from '../../../src/text/plain/plain-text.js'
import { moveToOriginal } from '../../../src/text/plain/rewriting.js'
import { scanWords } from '../../../src/text/tokens.js'

const wordsOf = (text: string) => {
  const plain = plainText(text)
  const { starts, ends } = scanWords(plain.text)
  return Array.from(starts, (start, i) => plain.text.slice(start, ends[i]))
}

/** The words as they stand in the original text. */
const quotedOf = (text: string) => {
  const plain = plainText(text)
  const { starts, ends } = scanWords(plain.text)
  moveToOriginal(plain, starts, ends)
  return Array.from(starts, (start, i) => text.slice(start, ends[i]))
}

describe('markup is no word', () => {
  it.each([
    ['<p class="a b" data-n=3>It <b>rained</b>.</p>', ['It', 'rained']],
    ["<a href='https://x.example/a?b=1&amp;c=2' rel=nofollow>It</a> rained", ['It', 'rained']],
    ['It r<b>ai</b>ned', ['It', 'rained']],
    ['<li>one</li><li>two</li>', ['one', 'two']],
    ['<span>one</span><span>two</span>', ['one', 'two']],
    ['one<br/>two<img src="a.jpg" alt="no word">three', ['one', 'two', 'three']],
    ['one <!-- two > three --> four', ['one', 'four']],
    ['one <script>if (a < b) two()</script> three <STYLE type="text/css">p { four }</STYLE>', ['one', 'three']],
    ['<![CDATA[one]]> two', ['one', 'two']],
    ['<!DOCTYPE html><?xml version="1.0"?>one', ['one']],
    ['&lt;p&gt;one&lt;/p&gt;', ['one']],
    ['<input disabled>one', ['one']],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it.each([
    'a < b and b > c',
    'List<String> and Map<K, V>',
    'if a <b and c> d',
    'x <- y',
    'the <name> of the file',
    'an <email@home',
    '5 <p 6',
  ])('but %s is prose', (text) => {
    expect(plainText(text).text).toBe(text)
  })

  it('of what is never closed, only the mark is left out', () => {
    expect(wordsOf('one <!-- two')).toEqual(['one', 'two'])
    expect(wordsOf('one <script> two')).toEqual(['one', 'two'])
  })
})

describe('character references are read', () => {
  it.each([
    ['caf&eacute;s &Ouml;l &scaron; &ccaron; &szlig;', ['cafés', 'Öl', 'š', 'č', 'ß']],
    ['a&nbsp;b&amp;nbsp;c&amp;amp;nbsp;d', ['a', 'b', 'c', 'd']],
    ['&#1084;&#x43e;&#1089;&#1090;', ['мост']],
    ['don&#146;t &ldquo;go&rdquo;', ['don’t', 'go']],
    ['&alpha;&Omega; &hellip;&mdash;', ['αΩ']],
    ['x&#0;y&#xd800;', ['x', 'y']],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it.each(['R&D; then', 'AT&T', '?a=1&copy=2', 'this &that; and'])('but %s stays', (text) => {
    expect(plainText(text).text).toBe(text)
  })

  it('and so are the escapes of JSON', () => {
    expect(wordsOf(String.raw`\u201cIt\u201d\n\nrained`)).toEqual(['It', 'rained'])
    expect(plainText(String.raw`C:\new\table`).text).toBe(String.raw`C:\new\table`)
  })
})

describe('addresses are no words', () => {
  it.each([
    ['see https://paper.example/a/b?c=d#e, then', ['see', 'then']],
    ['see (http://paper.example/a) then www.paper.example/x.', ['see', 'then']],
    ['[one](https://paper.example/a "title") two ![three](/a.png)', ['one', 'two', 'three']],
    ['write to desk.news+tips@paper.example or call', ['write', 'to', 'or', 'call']],
    ['見るhttps://paper.example/を', ['見', 'る', 'を']],
    ['by @name and a://b', ['by', 'name', 'and', 'a', 'b']],
    ['a list [one](two) of', ['a', 'list', 'one', 'two', 'of']],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })
})

test('misread UTF-8 is mended, and no other letters', () => {
  const text = 'Für „Öl“ – мост, don’t'
  const latin1 = Buffer.from(text, 'utf8').toString('latin1')
  expect(plainText(latin1).text).toBe(text)
  expect(plainText('donâ€™t, fÃ¼r').text).toBe('don’t, für')
  for (const kept of ['Ã', 'São Â', 'pâté', 'Ñandú', 'âgé', 'Ð¾Ð']) {
    expect(plainText(kept).text).toBe(kept === 'Ð¾Ð' ? 'оÐ' : kept)
  }
})

test('letters of other scripts inside Latin words are replaced, words of other scripts are not', () => {
  expect(plainText('gоvеrnmеnt and мост').text).toBe('government and мост')
  expect(plainText('μm and Кремль-TV').text).toBe('um and Кремль-TV')
})

describe('words lead back to the original', () => {
  it.each([
    ['<p>caf&eacute;s r<b>ai</b>n</p>', ['caf&eacute;s', 'r<b>ai</b>n']],
    ['&Eacute;t&eacute; &agrave; la', ['&Eacute;t&eacute;', '&agrave;', 'la']],
    ['&lt;b&gt;on&lt;/b&gt;e two', ['on&lt;/b&gt;e', 'two']],
    ['one https://a.example/b two', ['one', 'two']],
    ['<i>one</i>', ['one']],
  ])('%s', (text, quoted) => {
    expect(quotedOf(text)).toEqual(quoted)
  })

  it('in any text, in order and in bounds, and a word without edits as it is', () => {
    const parts = [
      '<p>',
      '</b>',
      '&amp;',
      '&eacute;',
      'word',
      ' ',
      'https://a.b/c',
      '](',
      '[',
      '\\n',
      '<!--',
      '-->',
      'Ã¼',
      'о',
    ]
    const texts = fc.array(fc.constantFrom(...parts), { maxLength: 30 }).map((some) => some.join(''))
    fc.assert(
      fc.property(texts, (text) => {
        const plain = plainText(text)
        const { starts, ends } = scanWords(plain.text)
        moveToOriginal(plain, starts, ends)
        let last = 0
        for (let i = 0; i < starts.length; i++) {
          expect(starts[i]).toBeGreaterThanOrEqual(last)
          expect(ends[i]).toBeGreaterThan(starts[i]!)
          last = ends[i]!
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('5 MB of the worst text', () => {
  it.each([
    '<',
    '<!--',
    '<script>',
    '<a href="',
    "<a b='c' ",
    '<p ',
    '&',
    '&amp;',
    '&amp;amp;',
    '&#',
    '://',
    'http://',
    'www.',
    'a@',
    '@a.',
    'a.a@a.',
    '](',
    '](http://a(',
    '\\"',
    'Ã',
    'Ð¾',
    'aо',
    'о',
    '<![CDATA[',
    '<?xml ',
  ])('of %s is read in linear time', (unit) => {
    const time = (length: number) => {
      const text = unit.repeat(length / unit.length)
      const start = performance.now()
      plainText(text)
      return performance.now() - start
    }
    time(1e5)
    // Quadratic work on 5 MB would take hours.
    expect(time(5e6)).toBeLessThan(8000)
  })
})

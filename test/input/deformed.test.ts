import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { DoppelwireError } from '../../src/errors.js'
import { type OpenArticlesOptions, openArticles } from '../../src/input/open.js'
import { folderOf } from '../fixtures/folder.js'

/*
 * Feeds, pages, tables and dumps that are not as they should be: what is good is read, what is not is one clear error. The second
 * column is what one file holds, the third the texts that are read, the fourth what the errors say.
 */

type Case = readonly [name: string, content: string | Buffer, texts: readonly string[], errors: readonly RegExp[]]

async function read(name: string, content: string | Buffer, options: OpenArticlesOptions = {}) {
  const texts: string[] = []
  const errors: string[] = []
  const onSkip = (error: DoppelwireError) => errors.push(error.message)
  const path = `${folderOf({ [name]: content })}/${name}`
  try {
    for await (const { article } of openArticles([path], { skipInvalid: true, onSkip, ...options })) {
      expect(typeof article.id).toBe('string')
      texts.push(article.text)
    }
  } catch (error) {
    expect(error).toBeInstanceOf(DoppelwireError)
    errors.push((error as Error).message)
  }
  return { texts, errors }
}

function cases(rows: readonly Case[], options: OpenArticlesOptions = {}): void {
  test.each(rows)('%s', async (name, content, texts, errors) => {
    const found = await read(name.replace(/^.* as /, ''), content, options)
    expect(found.texts).toEqual(texts)
    expect(found.errors).toHaveLength(errors.length)
    for (const [i, message] of errors.entries()) expect(found.errors[i]).toMatch(message)
  })
}

const item = (text: string, rest = '') => `<item><description>${text}</description>${rest}</item>`
const rss = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>${items.join('\n')}</channel></rss>`
const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('feeds', () => {
  cases([
    ['cut in the middle as a.rss', rss(item('one'), item('two')).slice(0, -40), ['one'], [/cut short/]],
    ['cut between items as a.rss', rss(item('one')).replace('</channel></rss>', ''), ['one'], [/ends without <\/rss>/]],
    ['without declaration as a.xml', rss(item('one')).replace(/^<\?.*?\?>/, ''), ['one'], []],
    ['bare ampersands as a.rss', rss(item('Tom & Jerry')), ['Tom & Jerry'], []],
    ['encoded twice as a.rss', rss(item('Tom &amp;amp; Jerry')), ['Tom & Jerry'], []],
    ['HTML in CDATA as a.rss', rss(item('<![CDATA[<p>one</p><p>two</p>]]>')), ['one\n\ntwo'], []],
    ['HTML encoded as a.rss', rss(item('&lt;b&gt;one&lt;/b&gt; two')), ['one two'], []],
    ['HTML as it is as a.rss', rss(item('<p>one <b>two</b></p>')), ['one two'], []],
    ['an item in a comment as a.rss', rss(`<!-- ${item('no')} -->`, item('yes')), ['yes'], []],
    ['an item in CDATA as a.rss', rss(item('<![CDATA[say <item> twice]]>'), item('yes')), ['say twice', 'yes'], []],
    ['an empty item as a.rss', rss('<item/>', item('yes')), ['', 'yes'], []],
    ['a title alone as a.rss', rss('<item><title>T</title></item>'), [''], []],
    ['full content before summary as a.rss', rss(item('short', '<content:encoded>full</content:encoded>')), ['full'], []],
    ['no items as a.rss', rss(), [], []],
    ['upper case as a.rss', '<RSS><CHANNEL><ITEM><DESCRIPTION>one</DESCRIPTION></ITEM></CHANNEL></RSS>', ['one'], []],
    ['windows-1251 as a.rss', Buffer.concat([latin1('<?xml version="1.0" encoding="windows-1251"?><rss><channel><item><description>'), Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]), latin1('</description></item></channel></rss>')]), ['Привет'], []],
    ['UTF-16 as a.rss', Buffer.from(`\ufeff${rss(item('é'))}`, 'utf16le'), ['é'], []],
    ['an entity bomb as a.rss', `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${rss(item('&b; one'))}`, ['&b; one'], []],
    ['a feed named .json as a.json', rss(item('one')), ['one'], []],
    ['a page named .rss as a.rss', '<html><body><article><p>Ministers agreed on Friday to cut the tax on bread by four percent.</p></article></body></html>', ['Ministers agreed on Friday to cut the tax on bread by four percent.'], []],
    ['WordPress captions as a.rss', rss(item('', '<content:encoded><![CDATA[<p>one</p>[caption id="x"]<img> Bread[/caption]<p>two [gallery ids="1,2"] three [sic]</p>]]></content:encoded>')), ['one\n\ntwo  three [sic]'], []],
    ['text named .rss as a.rss', 'no feed', [], [/expected a feed/]],
  ]) // biome-ignore format: a table
})

const SENTENCE = 'Ministers agreed on Friday to cut the tax on bread by four percent, the government said.'
const page = (body: string, head = '') =>
  `<!doctype html><html><head><title>T</title>${head}</head><body>${body}</body></html>`

describe('pages', () => {
  cases([
    ['never closed as a.html', `<html><body><article><p>${SENTENCE}`, [SENTENCE], []],
    ['closed twice as a.html', page(`<article><p>${SENTENCE}</p></p></div></article></article>`), [SENTENCE], []],
    ['beside a menu as a.html', page(`<nav><a href=/>Home</a></nav><article><p>${SENTENCE}</p></article><footer>Imprint</footer>`), [SENTENCE], []],
    ['a script that is not closed as a.html', page(`<article><p>${SENTENCE}</p></article><script>var a = 1`), [SENTENCE], []],
    ['markup in a script as a.html', page(`<script>"<p>no</p>"</script><article><p>${SENTENCE}</p></article>`), [SENTENCE], []],
    ['no text as a.html', page('<div id=app></div>'), [''], []],
    ['no page as a.html', SENTENCE, [SENTENCE], []],
    ['an empty file as a.html', '', [''], []],
    ['Latin-1 that says so as a.html', latin1(page(`<p>${SENTENCE} Caf\xe9.</p>`, '<meta charset=iso-8859-1>')), [`${SENTENCE} Café.`], []],
    ['Shift_JIS that says so as a.html', Buffer.concat([latin1('<meta charset=Shift_JIS><article><p>'), Buffer.from([0x93, 0xfa, 0x96, 0x7b]), latin1('</p></article>')]), ['日本'], []],
    ['UTF-16 as a.html', Buffer.from(`\ufeff${page(`<p>${SENTENCE} é</p>`)}`, 'utf16le'), [`${SENTENCE} é`], []],
    ['lines by br alone as a.html', page(`<td>${SENTENCE}<br><br>${SENTENCE} Indeed.</td>`), [`${SENTENCE}\n\n${SENTENCE} Indeed.`], []],
    ['a frame without a text as a.html', '<frameset><frame src=a></frameset>', [''], []],
    ['boxes within boxes as a.html', page(`${'<div>'.repeat(5000)}<p>${SENTENCE}</p>`), [SENTENCE], []],
    ['text in its data alone as a.html', page('<div></div>', `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"${SENTENCE}"}</script>`), [SENTENCE], []],
  ]) // biome-ignore format: a table
})

describe('tables', () => {
  cases([
    ['without names as a.csv', '1,one\n2,two\n', [], [/first line with the names of the columns/]],
    ['one name twice as a.csv', 'id,text,text\n1,one,no\n', ['one'], []],
    ['too few cells as a.csv', 'id,title,text\n1,t\n2,t,two\n', ['', 'two'], []],
    ['too many cells as a.csv', 'id,text\n1,one,more\n2,two\n', ['two'], [/expected 2 cells, found 3/]],
    ['a quotation mark never closed as a.csv', 'id,text\n1,"one\n2,two\n', ['two'], [/quotation mark/]],
    ['lines within a cell as a.csv', 'id,text\n1,"one\ntwo"\n', ['one\ntwo'], []],
    ['semicolons as a.csv', 'id;text\n1;one, two\n', ['one, two'], []],
    ['tabs as a.tsv', 'id\ttext\n1\tone\n', ['one'], []],
    ['a byte order mark as a.csv', '\ufeffid,text\n1,one\n', ['one'], []],
    ['a column called __proto__ as a.csv', '__proto__,text\nx,one\n', ['one'], []],
    ['a million characters as a.csv', `id,text\n1,"${'a'.repeat(1e6)}"\n`, ['a'.repeat(1e6)], []],
    ['no rows as a.csv', 'id,text\n', [], []],
    ['an empty file as a.csv', '', [], []],
    ['capitals as a.csv', 'ID,Title,Text\n1,t,one\n', ['one'], []],
    ['lines that end in a return alone as a.csv', 'id,text\r1,one two\r2,"three, four"\r', ['one two', 'three, four'], []],
    ['a line that names the separator as a.csv', 'sep=;\nid;title;text\n1;t;one, two\n', ['one, two'], []],
    ['bars as a.csv', 'id|text\n1|one, two\n', ['one, two'], []],
    ['UTF-16 as a.csv', Buffer.from('\ufeffid,text\n1,é\n', 'utf16le'), ['é'], []],
    ['blank lines as a.csv', '\n\nid,text\n\n1,one\n\n', ['one'], []],
    ['a table named .txt as a.txt', 'id\ttitle\ttext\n1\tT\tone\n', ['one'], []],
    ['a text that begins with names as a.txt', 'text, title\nand more', ['text, title\nand more'], []],
    ['marks within a cell as a.tsv', 'id\ttext\n1\tHe said "no\n2\ttwo\n', ['He said "no', 'two'], []],
  ]) // biome-ignore format: a table
})

describe('JSON', () => {
  const articles = '{"id":"a","text":"one"},{"id":"b","text":"two"}'
  cases([
    ['a trailing comma as a.json', `[${articles},]`, ['one', 'two'], [/expected an article/]],
    ['cut short as a.json', `[${articles},{"id":"c","te`, ['one', 'two'], [/end of the file/]],
    ['NewsAPI as a.json', `{"status":"ok","articles":[${articles}]}`, ['one', 'two'], []],
    ['JSON Feed as a.json', '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_html":"<p>one</p>"}]}', ['one'], []],
    ['Elastic as a.json', '{"hits":{"hits":[{"_id":"1","_source":{"body":"one"}}]}}', ['one'], []],
    ['one object as a.json', '{\n "maintext": "one",\n "date_publish": "2022-01-07"\n}', ['one'], []],
    ['lines in a .json as a.json', '{"text":"one"}\n{"text":"two"}\n', ['one', 'two'], []],
    ['a broken line as a.jsonl', '{"text":"one"}\n{"text":\n{"text":"two"}\n', ['one', 'two'], [/a\.jsonl:2: .*not JSON/]],
    ['a list of paragraphs as a.jsonl', '{"paragraphs":["one ","two"]}', ['one\n\ntwo'], []],
    ['objects over several lines as a.jsonl', '{\n "text": "one"\n}\n{\n "text": "two"\n}\n', ['one', 'two'], []],
    ['objects without line ends as a.json', '{"text":"one"}{"text":"two"}', ['one', 'two'], []],
    ['the Guardian as a.json', '{"response":{"results":[{"id":"w/1","webTitle":"T","fields":{"bodyText":"one"}}]}}', ['one'], []],
    ['the NYT as a.json', '{"response":{"docs":[{"_id":"n","abstract":"short","lead_paragraph":"one"}]}}', ['one'], []],
    ['a text that NewsAPI has cut as a.json', '{"articles":[{"content":"one… [+123 chars]"},{"content":"two [+4 chars] three"}]}', ['one…', 'two [+4 chars] three'], []],
    ['WordPress as a.json', '[{"id":1,"title":{"rendered":"T"},"content":{"rendered":"<p>one</p>"}}]', ['one'], []],
    ['UTF-16 as a.jsonl', Buffer.from('\ufeff{"text":"é"}\n', 'utf16le'), ['é'], []],
    ['NaN as a.jsonl', '{"text":"one","score":NaN}\n{"text":"two"}\n', ['two'], [/not JSON/]],
    ['a tab in a string as a.jsonl', '{"text":"a\tb"}\n{"text":"two"}\n', ['two'], [/control character/]],
    ['one name twice as a.jsonl', '{"text":"one","text":"two"}', ['two'], []],
    ['HTML in a field as a.jsonl', '{"text":"<p>one</p><p>two &amp; three</p>"}', ['one\n\ntwo & three'], []],
    ['UTF-8 read as Latin-1 as a.jsonl', JSON.stringify({ text: 'Ein schÃ¶ner CafÃ©-Besuch' }), ['Ein schöner Café-Besuch'], []],
    ['a nesting bomb as a.json', `[${'['.repeat(200_000)}`, [], [/a\.json:1/]],
    ['a nesting bomb in a line as a.jsonl', `{"a":${'['.repeat(100_000)}\n{"text":"one"}\n`, ['one'], [/not JSON/]],
  ]) // biome-ignore format: a table
})

describe('packed', () => {
  const packed = gzipSync('{"text":"one"}\n{"text":"two"}\n')
  cases([
    ['a byte behind the end as a.jsonl.gz', Buffer.concat([packed, Buffer.from('x')]), ['one', 'two'], [/behind the end/]],
    ['zeros behind the end as a.jsonl.gz', Buffer.concat([packed, Buffer.alloc(512)]), ['one', 'two'], []],
    ['no gzip as a.jsonl.gz', '{"text":"one"}', [], [/expected gzip data, found something else/]],
    ['gzip without the ending as a.jsonl', packed, ['one', 'two'], []],
    ['a wrong checksum as a.jsonl.gz', Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8)]), ['one', 'two'], [/checksum/]],
    ['bzip2 as a.jsonl.bz2', Buffer.from('BZh91AY&SY', 'latin1'), [], [/bzip2 is not read; unpack it on the way: bzcat/]],
    ['packed twice as a.jsonl.gz', gzipSync(packed), [], [/expected text, found binary data/]],
    ['packed twice as a.txt.gz', gzipSync(gzipSync('one')), [], [/expected text, found binary data/]],
  ]) // biome-ignore format: a table

  test('a bomb ends where it is one, and maxRatio lets it pass', async () => {
    const bomb = gzipSync(`${' '.repeat(999)}\n`.repeat(80_000))
    expect((await read('a.jsonl.gz', bomb)).errors).toEqual([
      expect.stringMatching(/times its size, as a bomb does.*--max-ratio/),
    ])
    expect((await read('a.jsonl.gz', bomb, { maxRatio: 2000 })).errors).toEqual([])
  })
})

function warc(type: string, body: string, length = body.length): string {
  return `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: https://example.org/a\r\nContent-Type: application/http\r\nContent-Length: ${length}\r\n\r\n${body}\r\n\r\n`
}

describe('archives', () => {
  const http = (body: string, type = 'text/html') => `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n${body}`
  const good = warc('response', http(page(`<article><p>${SENTENCE}</p></article>`)))
  const packedPage = (pack: (page: string) => Buffer, encoding: string): Buffer => {
    const head = latin1(http('', `text/html\r\nContent-Encoding: ${encoding}`))
    const body = Buffer.concat([head, pack(page(`<p>${SENTENCE}</p>`))])
    return Buffer.concat([
      latin1(warc('response', '', body.length).trimEnd()),
      latin1('\r\n\r\n'),
      body,
      latin1('\r\n\r\n'),
    ])
  }
  cases([
    ['a page as a.warc', good, [SENTENCE], []],
    ['packed by record as a.warc.gz', Buffer.concat([gzipSync(good), gzipSync(good)]), [SENTENCE, SENTENCE], []],
    ['a revisit and an image as a.warc', warc('revisit', 'x') + warc('response', http('x', 'image/png')) + good, [SENTENCE], []],
    ['a length too small as a.warc', warc('response', http(page(SENTENCE)), 30) + good, [SENTENCE], [/another length/]],
    ['a length too large as a.warc', warc('response', http('x'), 200) + good, [SENTENCE], [/another length/]],
    ['a length beyond all measure as a.warc', warc('response', http('x'), 1e15) + good, [SENTENCE], [/more than 64 MB/]],
    ['the same of what nobody asks for as a.warc', warc('request', 'x', 1e15) + good, [SENTENCE], []],
    ['cut short as a.warc', good + good.slice(0, -60), [SENTENCE], [/cut short/]],
    ['line ends without returns as a.warc', good.replaceAll('\r\n', '\n').replace(/Length: \d+/, (found) => `Length: ${Number(found.slice(8)) - 3}`), [SENTENCE], []],
    ['a body in chunks as a.warc', warc('response', http(`3e8\r\n${page(`<p>${SENTENCE}</p>`).padEnd(1000)}\r\n0\r\n\r\n`, 'text/html\r\nTransfer-Encoding: chunked')), [SENTENCE], []],
    ['a body that says it is in chunks as a.warc', warc('response', http(page(`<p>${SENTENCE}</p>`), 'text/html\r\nTransfer-Encoding: chunked')), [SENTENCE], []],
    ['a body that says it is packed as a.warc', warc('response', http(page(`<p>${SENTENCE}</p>`), 'text/html\r\nContent-Encoding: gzip')), [SENTENCE], []],
    ['a packed body as a.warc', packedPage(gzipSync, 'gzip'), [SENTENCE], []],
    ['a body in brotli as a.warc', packedPage(brotliCompressSync, 'br'), [SENTENCE], []],
    ['an error page and a redirect as a.warc', warc('response', http('x').replace('200 OK', '404 No')) + warc('response', http('x').replace('200 OK', '301 Moved')) + good, [SENTENCE], []],
    ['a body without headers of its type as a.warc', warc('response', `HTTP/1.1 200 OK\r\n\r\n${page(`<p>${SENTENCE}</p>`)}`), [SENTENCE], []],
    ['no archive as a.warc', 'text', [], [/begins with WARC/]],
  ]) // biome-ignore format: a table
})

test('an article over the limit is one error that names it, and the next is read', async () => {
  const long = `{"text":"${'a'.repeat(5000)}"}\n{"text":"one"}\n`
  const { texts, errors } = await read('a.jsonl', long, { maxItem: 1000 })
  expect(texts).toEqual(['one'])
  expect(errors).toEqual([expect.stringMatching(/a\.jsonl:1: an article of more than 1000 bytes.*--max-item/)])
})

test('an unknown format is an error', async () => {
  expect((await read('a.txt', 'x', { format: 'docx' })).errors).toEqual([
    expect.stringMatching(/format: expected one of/),
  ])
})

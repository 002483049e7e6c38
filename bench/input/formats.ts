/**
 * How fast each format is read, with the memory it takes at most: `npm run bench:input`. Generated articles, about 20 MB a format,
 * each read by a process of its own.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { openArticles } from '../../src/input/open.js'
import { processorTime } from '../measure.js'
import { formatTable } from '../table.js'

const BYTES = 20e6

const words =
  'ministers agreed on friday to cut the tax on bread and milk by four percent after months of talks with bakers'.split(
    ' ',
  )
let state = 1
const word = () => {
  state = (state * 48271) % 2147483647
  return words[state % words.length]!
}
const sentence = () => `${Array.from({ length: 18 }, word).join(' ')}, the government said.`
const paragraphs = () => Array.from({ length: 12 }, () => Array.from({ length: 3 }, sentence).join(' '))
const html = (list: readonly string[]) => list.map((text) => `<p>${text}</p>`).join('\n')
const page = (i: number) =>
  `<!doctype html><html><head><title>Story ${i}</title></head><body><nav>${'<a href="/">Home</a>'.repeat(30)}</nav><article>${html(paragraphs())}</article><footer>Imprint</footer></body></html>`

function warcRecord(i: number): string {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page(i)}`
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/${i}\r\nContent-Type: application/http\r\nContent-Length: ${http.length}\r\n\r\n${http}\r\n\r\n`
}

const FORMATS: Readonly<Record<string, { head?: string; item: (i: number) => string; end?: string }>> = {
  jsonl: { item: (i) => `${JSON.stringify({ id: `${i}`, text: paragraphs().join('\n\n') })}\n` },
  csv: { head: 'id,text\n', item: (i) => `${i},"${paragraphs().join('\n\n')}"\n` },
  rss: {
    head: '<rss><channel><title>T</title>',
    item: (i) => `<item><guid>${i}</guid><description><![CDATA[${html(paragraphs())}]]></description></item>\n`,
    end: '</channel></rss>',
  },
  html: { item: page },
  warc: { item: warcRecord },
  // MB/s of the texts: the file is packed.
  parquet: { item: () => paragraphs().join('\n\n') },
}

function parquetOf(texts: readonly string[]): Uint8Array {
  const columnData = [
    { name: 'id', data: texts.map((_, i) => `${i}`) },
    { name: 'text', data: [...texts] },
  ]
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 1000 }))
}

const [file] = process.argv.slice(2)
if (file) await readOne(file)
else compareAll()

async function readOne(path: string): Promise<void> {
  const started = processorTime()
  let articles = 0
  for await (const _ of openArticles([path], { raw: false })) articles++
  const seconds = (processorTime() - started) / 1000
  console.log(JSON.stringify({ articles, seconds, peak: process.resourceUsage().maxRSS / 1024 }))
}

function compareAll(): void {
  const folder = mkdtempSync(join(tmpdir(), 'doppelwire-bench-'))
  try {
    const rows = Object.entries(FORMATS).map(([ending, { head = '', item, end = '' }]) => {
      const parts = [head]
      let bytes = 0
      for (let i = 0; bytes < BYTES; i++) {
        parts.push(item(i))
        bytes += parts.at(-1)!.length
      }
      let path = join(folder, `a.${ending}`)
      if (ending === 'parquet') writeFileSync(path, parquetOf(parts))
      else if (ending === 'html') {
        // A page is a file.
        path = mkdtempSync(join(folder, 'pages-'))
        for (const [i, text] of parts.entries()) if (text !== '') writeFileSync(join(path, `${i}.html`), text)
      } else writeFileSync(path, parts.join('') + end)
      const out = execFileSync(process.execPath, [...process.execArgv, import.meta.filename, path], {
        encoding: 'utf8',
      })
      const { articles, seconds, peak } = JSON.parse(out) as Record<'articles' | 'seconds' | 'peak', number>
      return [ending, articles, (bytes / 1e6 / seconds).toFixed(1), peak.toFixed(0)]
    })
    console.log(formatTable(['format', 'articles', 'MB/s', 'peak MB'], rows))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * How well the text of pages is found: `npm run bench:extract [FOLDER]`. A part that must be kept counts where the text
 * contains it as it stands. Beside ours, Readability with linkedom. `--misses` prints the parts that ours gets wrong.
 */
import { parseArgs } from 'node:util'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { decodePage } from '../../src/input/bytes/charset.js'
import { readPage } from '../../src/input/html/read.js'
import { dataFolder } from '../eval/data.js'
import { processorTime } from '../measure.js'
import { formatTable } from '../table.js'
import { PartCount, readLabelledPages } from './pages.js'

const EXTRACTORS: Readonly<Record<string, (html: string) => string>> = {
  ours: (html) => readPage(html).text,
  'Readability, linkedom': (html) =>
    new Readability(parseHTML(html).document as unknown as ConstructorParameters<typeof Readability>[0]).parse()
      ?.textContent ?? '',
}

const { values, positionals } = parseArgs({ options: { misses: { type: 'boolean' } }, allowPositionals: true })
const pages = await readLabelledPages(dataFolder(positionals[0]))
const texts = await Promise.all(pages.map(({ bytes, name }) => decodePage(bytes, undefined, name)))
const megabytes = pages.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6

const rows = Object.entries(EXTRACTORS).map(([name, extract]) => {
  const count = new PartCount()
  const started = processorTime()
  let failed = 0
  const found = texts.map((html) => {
    try {
      return extract(html)
    } catch {
      failed++
      return ''
    }
  })
  const seconds = (processorTime() - started) / 1000
  for (const [i, page] of pages.entries()) {
    count.add(found[i]!, page)
    if (name === 'ours' && values.misses) showMisses(page.name, found[i]!, page.keep, page.leaveOut)
  }
  return [name, count.precision, count.recall, count.f1, (megabytes / seconds).toFixed(1), failed]
})
console.log(formatTable(['extractor', 'precision', 'recall', 'F1', 'MB/s', 'failed'], rows))
console.log(`${pages.length} pages, ${megabytes.toFixed(1)} MB of HTML; processor time, one run.`)

function showMisses(name: string, text: string, keep: readonly string[], leaveOut: readonly string[]): void {
  for (const part of keep) if (!text.includes(part)) console.log(`lost   ${name}: ${part}`)
  for (const part of leaveOut) if (text.includes(part)) console.log(`kept   ${name}: ${part}`)
}

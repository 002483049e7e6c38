/** What each optional package is for, once; prints `works`, or the code and the line for npm that the error names. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDeduper } from 'doppelwire'
import { runBatch } from 'doppelwire/batch'
import { openArticles } from 'doppelwire/input'
import { openDeduper } from 'doppelwire/store'
import { addAll } from 'doppelwire/workers'

const STORY = 'Министры договорились в пятницу снизить налог на хлеб на четыре процента.'
const folder = mkdtempSync(join(tmpdir(), 'doppelwire-peers-'))

const uses = {
  async lmdb() {
    const deduper = await openDeduper({ store: join(folder, 'store') })
    const { status } = await deduper.add({ id: 'a', text: STORY })
    await deduper.close()
    return status === 'new'
  },
  async tinypool() {
    const deduper = await createDeduper()
    const { added } = await addAll(deduper, [{ id: 'a', text: STORY }], { workers: 2 })
    return added === 1
  },
  /** No server listens at port 1: what is said of it shows that the package was loaded. */
  async redis() {
    const failure = await openDeduper({ store: 'redis://127.0.0.1:1' }).catch((error) => error)
    if (failure.code === 'PACKAGE_MISSING') throw failure
    return failure.code === 'STORE_FAILED'
  },
  async '@duckdb/node-api'() {
    const input = join(folder, 'batch.jsonl')
    writeFileSync(input, `${JSON.stringify({ id: 'a', text: STORY })}\n`)
    const { articles } = await runBatch({ inputs: [input], out: join(folder, 'batch'), workers: 1 })
    return articles === 1
  },
  hyparquet: () => reads('sample.parquet'),
  chardet() {
    // Windows-1251: the letters from А to я stand in the order of Unicode.
    const bytes = Array.from(STORY.repeat(20), (letter) => {
      const code = letter.codePointAt(0)
      return code < 128 ? code : code - 0x410 + 0xc0
    })
    writeFileSync(join(folder, 'old.txt'), Uint8Array.from(bytes))
    return reads(join(folder, 'old.txt'))
  },
}

async function reads(file) {
  const texts = []
  for await (const { article } of openArticles([file])) texts.push(article.text)
  return texts.every((text) => text.startsWith(STORY)) && texts.length > 0
}

const found = {}
for (const [name, use] of Object.entries(uses)) {
  try {
    found[name] = (await use()) ? 'works' : 'gives something else'
  } catch ({ code, message }) {
    found[name] = `${code} ${/npm install .*/.exec(message)?.[0] ?? message}`
  }
}
console.log(JSON.stringify(found))

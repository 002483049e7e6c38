import { DoppelwireError } from '../errors.js'
import { findFiles, readLines } from '../input/open.js'
import { compactStore } from '../store/compact.js'
import { openLmdbStore } from '../store/lmdb-store.js'
import { exportShared, exportStore, importLines, readHead } from '../store/portable.js'
import { KEPT_OPTIONS } from '../store/schema.js'
import { isShared, openSharedDeduper } from '../store/shared/open-shared.js'
import { verifyStore } from '../store/verify-store.js'
import { parseArguments, usage } from './arguments.js'
import { InputReport } from './input-report.js'
import { openStore, refuseShared } from './open-store.js'
import { readArticles } from './read-with-progress.js'
import { READING_HELP, READING_OPTIONS, toReading } from './reading-arguments.js'
import { toStore } from './store-arguments.js'
import type { Terminal } from './terminal.js'
import { clean, count, toJsonLine } from './view/display.js'

const COMMON = { store: { type: 'string' }, json: { type: 'boolean' } } as const
const STORE_LINE = '  --store DIR          the folder of the store, or redis://HOST:PORT'
const FOLDER_LINE = '  --store DIR          the folder of the store'

/** What articles are to those of a store; nothing is stored. */
export async function query(argv: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = parseArguments('query', argv, { ...COMMON, ...READING_OPTIONS })
  if (values.help) {
    return terminal.write(`doppelwire query --store DIR [INPUT...] [--json]

Says of each article what it is to those that the store holds, as doppelwire stream does, and stores nothing. INPUT is whatever
doppelwire dedupe reads; by default standard input. Prints status, id, of, relation and score, tab-separated.

${STORE_LINE}
  --json               one object a line

How to read
${READING_HELP}
`)
  }
  const folder = toStore('query', values)
  const reading = toReading('query', values)
  const report = new InputReport(terminal)
  const inputs = positionals.length === 0 ? ['-'] : positionals
  const files = await findFiles(inputs, reading.more?.format, report.onPassedOver)
  await using deduper = await openStore({ store: folder, readOnly: true })
  for await (const { article } of readArticles(files, reading, report, terminal)) {
    const answer = await deduper.find(article)
    const { status, id, of = '', relation = '', score = '' } = answer
    const cells = [status, id, of, relation, score].map((cell) => String(cell).replace(/[\t\r\n]/g, ' '))
    await terminal.write(
      values.json ? toJsonLine(answer) : `${cells.map((cell) => shown(cell, terminal)).join('\t')}\n`,
    )
  }
  report.tell()
}

/** What a store holds, without reading it. */
export async function stats(argv: readonly string[], terminal: Terminal): Promise<void> {
  const { values } = parseArguments('stats', argv, COMMON)
  if (values.help)
    return terminal.write(
      `doppelwire stats --store DIR [--json]\n\nSays what a store holds.\n\n${STORE_LINE}\n  --json               one object\n`,
    )
  const place = toStore('stats', values)
  if (isShared(place)) return statsOfShared(place, values.json === true, terminal)
  const store = await openLmdbStore(place, true)
  try {
    const { schema, articles, texts, clock } = store.state!
    const { bytes } = store
    const latest = clock === undefined ? null : new Date(clock).toISOString()
    if (values.json) return await terminal.write(toJsonLine({ articles, texts, bytes, clock: latest, options: schema }))
    const lines = [
      `${count(articles, 'article')}, ${count(texts, 'text')}, ${(bytes / 1e6).toFixed(1)} MB`,
      `latest date ${latest ?? 'none'}`,
      ...Object.entries(schema).map(([name, value]) => `${name} ${value ?? 'none'}`),
    ]
    await terminal.write(`${lines.join('\n')}\n`)
  } finally {
    await store.close()
  }
}

async function statsOfShared(store: string, json: boolean, terminal: Terminal): Promise<void> {
  await using deduper = await openSharedDeduper({ store, readOnly: true })
  const { articles, texts } = await deduper.statistics()
  if (json) return await terminal.write(toJsonLine({ articles, texts, options: deduper.schema }))
  const lines = [
    `${count(articles, 'article')}, ${count(texts, 'text')}`,
    ...Object.entries(deduper.schema).map(([name, value]) => `${name} ${value ?? 'none'}`),
  ]
  await terminal.write(`${lines.join('\n')}\n`)
}

/** Removes articles from a store. */
export async function forget(argv: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = parseArguments('forget', argv, COMMON)
  if (values.help)
    return terminal.write(
      `doppelwire forget --store DIR ID... [--json]\n\nRemoves articles from a store for good.\n\n${STORE_LINE}\n  --json               one object an id\n`,
    )
  const folder = toStore('forget', values)
  if (positionals.length === 0) throw usage('forget', 'expected one or more ids, found none')
  // To open a store for writing makes one where there is none: a slip of the pen would leave a folder behind.
  if (!isShared(folder)) await (await openLmdbStore(folder, true)).close()
  await using deduper = await openStore({ store: folder })
  const unknown: string[] = []
  for (const id of positionals) {
    const forgotten = await deduper.remove(id)
    if (!forgotten) unknown.push(id)
    if (values.json) await terminal.write(toJsonLine({ id, forgotten }))
    else if (forgotten) await terminal.write(`forgot ${shown(id, terminal)}\n`)
  }
  if (unknown.length === 0) return
  await terminal.flush()
  throw new DoppelwireError('UNKNOWN_ID', `not in ${folder}: ${unknown.map((id) => JSON.stringify(id)).join(', ')}`)
}

/** Gives the unused pages of a store back. */
export async function compact(argv: readonly string[], terminal: Terminal): Promise<void> {
  const { values } = parseArguments('compact', argv, COMMON)
  if (values.help)
    return terminal.write(
      `doppelwire compact --store DIR [--json]\n\nWrites a store again without the pages that are no longer used.\n\n${FOLDER_LINE}\n  --json               one object\n`,
    )
  const folder = toStore('compact', values)
  refuseShared('compact', folder, 'servers give memory back themselves')
  const { before, after } = await compactStore(folder)
  const line = `${(before / 1e6).toFixed(1)} MB before, ${(after / 1e6).toFixed(1)} MB now\n`
  await terminal.write(values.json ? toJsonLine({ before, after }) : line)
}

/** Reads all of a store and says what is damaged. */
export async function verify(argv: readonly string[], terminal: Terminal): Promise<void> {
  const { values } = parseArguments('verify', argv, COMMON)
  if (values.help)
    return terminal.write(
      `doppelwire verify --store DIR [--json]\n\nReads all of a store, and prints what is damaged or missing. Exits with 1 if anything is.\n\n${FOLDER_LINE}\n  --json               one object\n`,
    )
  const folder = toStore('verify', values)
  refuseShared('verify', folder, 'doppelwire export reads all of a shared one')
  const findings = await verifyStore(folder)
  const sound = findings.length === 0
  if (values.json) await terminal.write(toJsonLine({ sound, findings }))
  else await terminal.write(sound ? `${folder} is sound\n` : findings.map((finding) => `${clean(finding)}\n`).join(''))
  await terminal.flush()
  if (!sound) throw new DoppelwireError('STORE_INVALID', `${folder}: ${count(findings.length, 'finding')}`)
}

/** Prints a store as JSON Lines of fingerprints. */
export async function exportCommand(argv: readonly string[], terminal: Terminal): Promise<void> {
  const { values } = parseArguments('export', argv, COMMON)
  if (values.help)
    return terminal.write(
      `doppelwire export --store DIR > FILE\n\nPrints a store as JSON Lines: its options, then one article with its fingerprint a line.\n\n${STORE_LINE}\n  --json               accepted; the output is JSON in any case\n`,
    )
  const store = toStore('export', values)
  await using shared = isShared(store) ? await openSharedDeduper({ store, readOnly: true }) : undefined
  for await (const line of shared ? exportShared(shared) : exportStore(store)) await terminal.write(`${line}\n`)
}

/** Reads what `export` printed into a store. */
export async function importCommand(argv: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = parseArguments('import', argv, COMMON)
  if (values.help)
    return terminal.write(
      `doppelwire import --store DIR [FILE] [--json]\n\nAdds the articles that doppelwire export printed, from a file or standard input. What is stored already is passed over.\n\n${STORE_LINE}; made where there is none\n  --json               one object\n`,
    )
  const folder = toStore('import', values)
  if (positionals.length > 1) throw usage('import', `expected one file, found ${positionals.length}`)
  const [path = '-'] = positionals
  const lines = path === '-' ? linesOf(terminal.stdin) : textOf(readLines(path))
  const first = await lines.next()
  const schema = readHead(first.done ? '' : first.value)
  const options = Object.fromEntries(KEPT_OPTIONS.map((name) => [name, schema[name] ?? undefined]))
  await using deduper = await openStore({
    ...options,
    store: folder,
    window: String(schema.window),
    onDuplicate: 'version',
  })
  const added = await importLines(deduper, lines)
  await terminal.write(
    values.json
      ? toJsonLine({ added, articles: (await deduper.statistics()).articles })
      : `added ${count(added, 'article')}\n`,
  )
}

/** The lines of standard input. */
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of input) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop()!
    yield* lines
  }
  yield rest + decoder.decode()
}

async function* textOf(lines: AsyncIterable<{ readonly text: string }>): AsyncGenerator<string> {
  for await (const { text } of lines) yield text
}

function shown(text: string, { interactive }: Terminal): string {
  return interactive ? clean(text) : text
}

import { type FileHandle, open } from 'node:fs/promises'
import { DoppelwireError } from '../errors.js'
import { findFiles, type OpenedArticle } from '../input/open.js'
import type { SharedDeduper } from '../store/shared/shared-deduper.js'
import type { StoredDeduper } from '../store/stored-deduper.js'
import { answeredLine } from './answered-line.js'
import { parseArguments } from './arguments.js'
import { InputReport } from './input-report.js'
import { onInterrupt } from './interruption.js'
import { openStore, refuseShared } from './open-store.js'
import { PromptWriter } from './prompt-writer.js'
import { readArticles } from './read-with-progress.js'
import { READING_HELP, READING_OPTIONS, toReading } from './reading-arguments.js'
import { STORE_HELP, STORE_OPTIONS, toOpening, toStore } from './store-arguments.js'
import type { Terminal } from './terminal.js'

const HELP = `doppelwire stream --store DIR [INPUT...] [options]

Says of each article, as it comes, what it is to those before it, and remembers it: one JSON line an article, in order, with a
field "doppelwire": {"status","id","of","relation","score","cluster","partialOf"}. A status is new, copy, version (the id came
before with another text) or repeated (the same article came before); partialOf names an article that a block is shared with. A line is written when its article is stored; after a crash or a
signal, give what has no line yet again.

INPUT is whatever doppelwire dedupe reads; by default standard input.

  --only-new           write only articles that are new
  --events FILE        append what changes of earlier answers to FILE, one JSON line each: an article that was new is a copy,
                       a copy is released, clusters are joined
  --json               accepted; the output is JSON in any case
${STORE_HELP}

How to read
${READING_HELP}

Examples
  crawler | doppelwire stream --store archive --only-new > new.jsonl
  doppelwire stream --store archive --window 7d feed.jsonl.gz --events changes.jsonl
`

const OPTIONS = {
  'only-new': { type: 'boolean' },
  events: { type: 'string' },
  json: { type: 'boolean' },
  ...STORE_OPTIONS,
  ...READING_OPTIONS,
} as const

export async function stream(argv: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = parseArguments('stream', argv, OPTIONS)
  if (values.help) return terminal.write(HELP)
  const reading = { ...toReading('stream', values), raw: true }
  const opening = toOpening('stream', values)
  const report = new InputReport(terminal)
  const inputs = positionals.length === 0 ? ['-'] : positionals
  const files = await findFiles(inputs, reading.more?.format, report.onPassedOver)
  if (values.events !== undefined) {
    refuseShared('stream', toStore('stream', values), 'a store that many workers share has no events')
  }
  const file = values.events === undefined ? undefined : await openEvents(values.events)
  const deduper = await openStore(opening).catch(async (error: unknown) => {
    await file?.close()
    throw error
  })
  const controller = new AbortController()
  let settle = () => {}
  const ended = new Promise<void>((resolve) => {
    settle = resolve
  })
  const withdraw = onInterrupt(() => {
    controller.abort(INTERRUPTED)
    return ended
  })
  const events = file && keepEvents(deduper as StoredDeduper, file)
  // Waited for at the end; until then, nobody hears of its failure.
  events?.catch(() => {})
  try {
    const articles = readArticles(files, reading, report, terminal)
    await answerAll(deduper, articles, values['only-new'] === true, controller.signal, terminal)
    report.tell()
  } catch (error) {
    if (error !== INTERRUPTED) throw error
  } finally {
    try {
      await deduper.close()
      await events
    } finally {
      withdraw()
      settle()
    }
  }
}

const INTERRUPTED = new Error('interrupted')

async function answerAll(
  deduper: Pick<StoredDeduper | SharedDeduper, 'addAll'>,
  articles: AsyncIterable<OpenedArticle>,
  onlyNew: boolean,
  signal: AbortSignal,
  terminal: Terminal,
): Promise<void> {
  const writer = new PromptWriter(terminal)
  const waiting: OpenedArticle[] = []
  const taken = async function* () {
    for await (const opened of articles) {
      // Its bytes are a view of memory that the reader uses again.
      waiting.push(opened.raw === undefined ? opened : { ...opened, raw: new Uint8Array(opened.raw) })
      yield opened.article
    }
  }
  try {
    for await (const answer of deduper.addAll(taken(), { signal })) {
      const opened = waiting.shift()!
      if (!onlyNew || answer.status === 'new') await writer.write(answeredLine(opened, answer))
    }
  } finally {
    await writer.end()
  }
}

async function openEvents(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'a')
  } catch (cause) {
    throw new DoppelwireError('OUTPUT_REFUSED', `${path}: cannot be written: ${(cause as Error).message}`, { cause })
  }
}

/** Appends the events of a deduper to a file until the deduper is closed. */
async function keepEvents(deduper: StoredDeduper, file: FileHandle): Promise<void> {
  try {
    for await (const event of deduper.events()) await file.appendFile(`${JSON.stringify(event)}\n`)
  } finally {
    await file.close()
  }
}

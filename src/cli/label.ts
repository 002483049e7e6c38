import { stat } from 'node:fs/promises'
import type { Article } from '../article.js'
import type { Deduper } from '../deduper/deduper.js'
import { DoppelwireError } from '../errors.js'
import { placeName } from '../input/open.js'
import { describe } from '../options.js'
import { LABELS, readLabel } from '../tuning/labels.js'
import { parseArguments, usage } from './arguments.js'
import { ArticleShelf } from './article-shelf.js'
import { CTRL_C, CTRL_D, hasKeyboard, readKeys } from './keyboard.js'
import { loadFeed } from './load-feed.js'
import { OutputFile } from './output-file.js'
import { type PairLine, PairsFile } from './pairs-file.js'
import { READING_HELP, READING_OPTIONS, toReading } from './reading-arguments.js'
import type { Terminal } from './terminal.js'
import { count } from './view/display.js'
import { labelOf } from './view/label.js'
import { keyLegend, wholeArticles } from './view/whole-articles.js'

const ANSWERS = [
  ['c', 'copy', 'copy'],
  ['p', 'partial', 'a block carried over'],
  ['t', 'template', 'same form, other facts'],
  ['n', 'independent', 'no copy'],
  ['u', 'unsure', 'unsure'],
] as const

const HELP = `doppelwire label PAIRS.tsv --documents FILE

Shows pairs of articles side by side, what both have in common marked, and asks of each whether it is a copy. One key each:

${ANSWERS.map(([key, label, meaning]) => `  ${key}  ${label === meaning ? label : `${label}: ${meaning}`}`).join('\n')}
  space  the next lines of long articles     s  leave it for later     z  undo     q  stop

Each answer is written to the column label of PAIRS.tsv at once, so nothing is lost when you stop; what has a label is not asked again.
The score is not shown, so that it does not decide.

  --documents FILE     the input that holds the articles: any input that dedupe takes (repeatable)
  --keep-boilerplate   apply no rules for boilerplate: every word of a text counts
${READING_HELP}

Examples
  doppelwire sample feed.jsonl > pairs.tsv
  doppelwire label pairs.tsv --documents feed.jsonl
`

const OPTIONS = {
  documents: { type: 'string', multiple: true },
  'keep-boilerplate': { type: 'boolean' },
  ...READING_OPTIONS,
} as const

const INTERRUPTED = 130

/** Returns the exit code of an interrupt if Ctrl-C ended it. */
export async function label(argv: readonly string[], terminal: Terminal): Promise<number | undefined> {
  const { values, positionals } = parseArguments('label', argv, OPTIONS)
  if (values.help) {
    await terminal.write(HELP)
    return undefined
  }
  const [name] = positionals
  if (name === undefined || positionals.length > 1) {
    throw usage('label', `expected one file of pairs, found ${positionals.length}`)
  }
  const { documents } = values
  if (!documents) throw usage('label', 'expected --documents FILE, found none')
  if (!hasKeyboard(terminal)) {
    throw usage(
      'label',
      'expected a terminal to show articles on and to read keys from, found none; the column label of ' +
        `${name} can be filled in with any editor too (${LABELS.join(', ')})`,
    )
  }
  const file = await PairsFile.read(name)
  const open = unlabelled(file)
  if (open.length === 0) {
    terminal.tell(`${count(file.lines.length, 'pair')}, all of them labelled`)
    return undefined
  }
  const shelf = await ArticleShelf.open()
  try {
    const reading = toReading('label', values)
    const { deduper } = await loadFeed(documents, reading, !values['keep-boilerplate'], shelf, terminal)
    // Before anything is asked, every line is known to name two articles.
    const idsOf = new Map(file.lines.map((line) => [line, file.ids(line, (id) => deduper.has(id), documents)] as const))
    const isInterrupted = await new Labelling(file, open, idsOf, deduper, shelf, terminal).run()
    return isInterrupted ? INTERRUPTED : undefined
  } finally {
    await shelf.close()
  }
}

/** The lines without a label. @throws DoppelwireError `INPUT_INVALID` for a label that is none. */
function unlabelled(file: PairsFile): PairLine[] {
  return file.lines.filter((line) => {
    const cell = file.cell(line, 'label')
    if (readLabel(cell) !== null) return cell.trim() === ''
    throw new DoppelwireError(
      'INPUT_INVALID',
      `${placeName({ file: file.name, line: line.line })}: label: expected one of ${LABELS.join(', ')}, or nothing; found ${describe(cell)}`,
    )
  })
}

/** One sitting: asks the pairs one after the other. */
class Labelling {
  readonly #file: PairsFile
  readonly #open: readonly PairLine[]
  readonly #idsOf: ReadonlyMap<PairLine, readonly [a: string, b: string]>
  readonly #deduper: Deduper
  readonly #shelf: ArticleShelf
  readonly #terminal: Terminal
  /** The pair that is asked. */
  #at = 0
  /** The first of its lines that is shown. */
  #top = 0
  #lines: readonly string[] = []
  #written: string | undefined

  constructor(
    file: PairsFile,
    open: readonly PairLine[],
    idsOf: ReadonlyMap<PairLine, readonly [a: string, b: string]>,
    deduper: Deduper,
    shelf: ArticleShelf,
    terminal: Terminal,
  ) {
    this.#file = file
    this.#open = open
    this.#idsOf = idsOf
    this.#deduper = deduper
    this.#shelf = shelf
    this.#terminal = terminal
  }

  /** @returns whether Ctrl-C ended it */
  async run(): Promise<boolean> {
    this.#written = await stateOf(this.#file.name)
    await this.#turnTo(0)
    for await (const key of readKeys(this.#terminal)) {
      if (key === CTRL_C) return this.#end(true)
      if (key === 'q' || key === CTRL_D) break
      const answer = ANSWERS.find(([letter]) => letter === key)
      if (answer) {
        await this.#answer(answer[1])
        await this.#turnTo(this.#at + 1)
      } else if (key === 's') await this.#turnTo(this.#at + 1)
      else if (key === 'z' && this.#at > 0) {
        await this.#turnTo(this.#at - 1)
        await this.#answer('')
      } else if (key === ' ' || key === '\r') await this.#turnPage()
      if (this.#at >= this.#open.length) break
    }
    return this.#end(false)
  }

  async #end(isInterrupted: boolean): Promise<boolean> {
    const left = unlabelled(this.#file).length
    await this.#terminal.write('\n')
    await this.#terminal.flush()
    this.#terminal.tell(
      left === 0
        ? `all ${count(this.#file.lines.length, 'pair')} are labelled; next: doppelwire evaluate --pairs ${this.#file.name} --documents FILE`
        : `${count(left, 'pair')} left without a label; the answers are in ${this.#file.name}`,
    )
    return isInterrupted
  }

  /** Writes an answer at once: the file is replaced in one step. */
  async #answer(label: string): Promise<void> {
    const { name } = this.#file
    if ((await stateOf(name)) !== this.#written) {
      throw new DoppelwireError(
        'OUTPUT_REFUSED',
        `${name}: was changed by another program; start again to go on with it`,
      )
    }
    this.#file.setCell(this.#open[this.#at]!, 'label', label)
    const output = await OutputFile.open(name, [], this.#terminal)
    try {
      await output.write(this.#file.toString())
      await output.finish()
    } finally {
      await output.close()
    }
    this.#written = await stateOf(name)
  }

  async #turnTo(at: number): Promise<void> {
    this.#at = at
    this.#top = 0
    const line = this.#open[at]
    if (!line) return
    const [a, b] = this.#idsOf.get(line)!
    const { passages } = this.#deduper.explain(a, b)
    const [one, other] = (await Promise.all([this.#shelf.get(a), this.#shelf.get(b)])) as [Article, Article]
    const shown = (article: Article, side: 'a' | 'b') => ({
      id: article.id,
      label: labelOf(article),
      text: article.text,
      shared: passages.map((passage) => passage[side]),
    })
    this.#lines = wholeArticles(shown(one, 'a'), shown(other, 'b'), this.#terminal)
    await this.#show()
  }

  /** Shows what stands below, and after the end the beginning. */
  async #turnPage(): Promise<void> {
    this.#top += this.#room().rows
    if (this.#top >= this.#lines.length) this.#top = 0
    await this.#show()
  }

  /** The lines of keys, and how many rows they leave to the articles. */
  #room(): { readonly legend: readonly string[]; readonly rows: number } {
    const keys = ANSWERS.map(([key, , meaning]) => [key, meaning] as const)
    const isLong = this.#lines.length > this.#terminal.height - 4
    const more = isLong ? [['space', 'more'] as const] : []
    const all = [...keys, ...more, ['s', 'later'], ['z', 'undo'], ['q', 'stop']] as const
    const legend = keyLegend(all, this.#terminal)
    return { legend, rows: Math.max(3, this.#terminal.height - legend.length - 3) }
  }

  async #show(): Promise<void> {
    const { style, width } = this.#terminal
    const { legend, rows } = this.#room()
    const done = this.#file.lines.length - unlabelled(this.#file).length
    const pages = Math.ceil(this.#lines.length / rows)
    const page = pages > 1 ? `, part ${Math.floor(this.#top / rows) + 1} of ${pages}` : ''
    const heading = `pair ${this.#at + 1} of ${this.#open.length}, ${done.toLocaleString('en-US')} labelled${page}`
    const visible = this.#lines.slice(this.#top, this.#top + rows)
    await this.#terminal.clear()
    await this.#terminal.write(
      `${style.bold(heading.slice(0, width))}\n\n${[...visible, ...Array(rows - visible.length).fill('')].join('\n')}\n${legend.join('\n')}\n`,
    )
    await this.#terminal.flush()
  }
}

/** What changes when a file is written. */
async function stateOf(name: string): Promise<string> {
  const { ino, mtimeMs, size } = await stat(name)
  return `${ino} ${mtimeMs} ${size}`
}

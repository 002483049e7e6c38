import { DoppelwireError } from '../errors.js'
import type { InputFile, OpenedArticle } from '../input/open.js'
import { placeName } from '../input/open.js'
import { annotateLine, type LineAnnotation } from './annotate-line.js'
import { InputSpool, isEnded } from './input-spool.js'
import { OutputFile } from './output-file.js'
import type { LeftOut } from './select-kept.js'
import type { Standing } from './standings.js'
import type { Terminal } from './terminal.js'
import { escapeCell } from './view/cells.js'
import { count } from './view/display.js'

/** What to write of the input's lines, by option: names of files. */
export interface LineOutputNames {
  readonly keep: string | undefined
  readonly duplicates: string | undefined
  readonly annotate: string | undefined
}

/** What is known of the articles when all are compared. */
export interface Findings {
  readonly standings: ReadonlyMap<string, Standing>
  readonly leftOut: ReadonlyMap<string, LeftOut>
}

const BLOCK_BYTES = 2 ** 20

/** The files that hold lines of the input: `--keep`, `--duplicates` and `--annotate`. */
export class LineOutputs {
  readonly #files: Partial<Record<keyof LineOutputNames, OutputFile>>
  readonly #spool: InputSpool
  /** Kinds of the lines seen; `--keep` cannot mix them. */
  #kind: 'JSON' | 'text files' | undefined

  private constructor(files: Partial<Record<keyof LineOutputNames, OutputFile>>, spool: InputSpool) {
    this.#files = files
    this.#spool = spool
  }

  /** @throws DoppelwireError `OUTPUT_REFUSED`, as `OutputFile.open` does. */
  static async open(
    names: LineOutputNames,
    inputs: readonly InputFile[],
    terminal: Terminal,
  ): Promise<LineOutputs | undefined> {
    const files: Partial<Record<keyof LineOutputNames, OutputFile>> = {}
    for (const option of ['keep', 'duplicates', 'annotate'] as const) {
      const name = names[option]
      if (name !== undefined) files[option] = await OutputFile.open(name, inputs, terminal)
    }
    const opened = Object.values(files)
    if (opened.length === 0) return undefined
    return new LineOutputs(files, await InputSpool.open(opened.find(({ path }) => path !== undefined)?.path))
  }

  /** @param repeated whether the same article came before */
  async add(id: string, opened: OpenedArticle, repeated: boolean): Promise<void> {
    if (this.#files.keep) {
      const kind = opened.raw ? 'JSON' : 'text files'
      this.#kind ??= kind
      if (kind !== this.#kind) {
        throw new DoppelwireError(
          'OUTPUT_REFUSED',
          `--keep: expected only text files or only JSON, found both (${placeName(opened.place)})`,
        )
      }
    }
    await this.#spool.add(id, opened, repeated)
  }

  /** Writes all files and says on stderr how many lines each has. */
  async finish({ standings, leftOut }: Findings, terminal: Terminal): Promise<void> {
    const { keep, duplicates, annotate } = this.#files
    const [kept, left, all] = [keep, duplicates, annotate].map((file) => file && new Lines(file))
    for await (const { id, bytes, isPath, isFirst } of this.#spool.lines()) {
      const reason = leftOut.get(id)
      const isKept = isFirst && reason === undefined
      if (isKept) await kept?.add(isPath ? pathLine(bytes) : bytes)
      const standing = standings.get(id)
      if (!isKept) {
        const why: LineAnnotation = isFirst
          ? { id, ...standing, ...reason }
          : { id, cluster: standing?.cluster, relation: 'identical', of: id, score: 1, again: true }
        await left?.add(annotateLine(bytes, why, isPath))
      }
      await all?.add(annotateLine(bytes, { id, ...standing, ...(!isFirst && { again: true }) }, isPath))
    }
    for (const [what, lines] of [
      ['kept', kept],
      ['left out', left],
      ['annotated', all],
    ] as const) {
      if (!lines) continue
      await lines.finish()
      if (lines.file.path !== undefined) terminal.tell(`${what} ${count(lines.count, 'article')} in ${lines.file.name}`)
    }
  }

  async close(): Promise<void> {
    await this.#spool.close()
    for (const file of Object.values(this.#files)) await file.close()
  }
}

/** Lines on their way to a file. A line without an end gets one where another follows. */
class Lines {
  readonly file: OutputFile
  count = 0
  #pending: Uint8Array[] = []
  #pendingBytes = 0
  #ended = true

  constructor(file: OutputFile) {
    this.file = file
  }

  async add(line: Uint8Array): Promise<void> {
    this.count++
    if (!this.#ended) this.#pending.push(LINE_END)
    // Copied, since a line of the spool is a view that the next one overwrites.
    this.#pending.push(Buffer.from(line))
    this.#ended = isEnded(line)
    this.#pendingBytes += line.length
    if (this.#pendingBytes >= BLOCK_BYTES) await this.#flush()
  }

  async finish(): Promise<void> {
    await this.#flush()
    await this.file.finish()
  }

  async #flush(): Promise<void> {
    const block = Buffer.concat(this.#pending)
    this.#pending = []
    this.#pendingBytes = 0
    if (block.length > 0) await this.file.write(block)
  }
}

const LINE_END = Buffer.from('\n')

/** A path as a line of its own; one with line breaks in it is escaped, so that it stays one line. */
function pathLine(path: Uint8Array): Uint8Array {
  return Buffer.from(`${escapeCell(Buffer.from(path).toString(), 'controls')}\n`)
}

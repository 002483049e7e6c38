import { lru } from 'tiny-lru'
import { Comparable } from '../compare/comparable.js'
import { compareComparables } from '../compare/compare.js'
import { DoppelwireError } from '../errors.js'
import { placeName, readLines } from '../input/open.js'
import { describe } from '../options.js'
import { type FindingOptions, findFingerprints, unknownId } from './find-articles.js'
import type { Terminal } from './terminal.js'
import { unescapeCell } from './view/cells.js'
import { toJsonLine } from './view/display.js'
import { tabbedPair } from './view/report.js'

export interface PairsOptions extends FindingOptions {
  readonly threshold: number
  readonly json: boolean
}

// A file of pairs names an article in several lines, mostly near each other; a comparable takes about 15 KB.
const CACHED_COMPARABLES = 2000

/** Compares every pair that a tab-separated file names, in the order of the file. Prints nothing if an id is unknown. */
export async function comparePairs(
  file: string,
  inputs: readonly string[],
  options: PairsOptions,
  terminal: Terminal,
): Promise<void> {
  const lines = await readPairs(file)
  const cells = new Set(lines.flatMap(({ a, b }) => [a, b, unescapeCell(a), unescapeCell(b)]))
  const { threshold, json, ...finding } = options
  const fingerprints = await findFingerprints(cells, inputs, finding, terminal)
  // What `dedupe --pairs` prints is escaped; ids that others write may hold backslashes as they are.
  const toId = (cell: string, line: number): string => {
    const id = [unescapeCell(cell), cell].find((one) => fingerprints.has(one))
    if (id === undefined) throw unknownId(cell, inputs, `${placeName({ file, line })}: `)
    return id
  }
  const pairs = lines.map(({ a, b, line }) => ({ a: toId(a, line), b: toId(b, line) }))
  const comparables = lru<Comparable>(CACHED_COMPARABLES)
  const comparable = (id: string): Comparable => {
    const cached = comparables.get(id)
    if (cached) return cached
    const made = new Comparable(fingerprints.get(id)!)
    comparables.set(id, made)
    return made
  }
  if (!json) await terminal.write('a\tb\trelation\tscore\n')
  for (const { a, b } of pairs) {
    const { relation, score } = compareComparables(comparable(a), comparable(b), threshold)
    await terminal.write(json ? toJsonLine({ a, b, relation, score }) : tabbedPair({ a, b, relation, score }))
  }
}

interface PairLine {
  readonly a: string
  readonly b: string
  readonly line: number
}

/** Reads columns a and b, as they stand there. The format has no quoting, so quotation marks are part of an id. */
async function readPairs(file: string): Promise<PairLine[]> {
  const pairs: PairLine[] = []
  let header: string[] | undefined
  for await (const { line, text } of readLines(file)) {
    const cells = text.split('\t')
    if (header === undefined) {
      header = cells
      for (const name of ['a', 'b']) if (!header.includes(name)) throw badHeader(file, line, text, name)
      continue
    }
    if (text === '') continue
    const [a, b] = [cells[header.indexOf('a')], cells[header.indexOf('b')]]
    if (a === undefined || b === undefined) {
      throw new DoppelwireError(
        'INPUT_INVALID',
        `${placeName({ file, line })}: expected ${header.length} columns, found ${cells.length}`,
      )
    }
    pairs.push({ a, b, line })
  }
  if (header === undefined) throw badHeader(file, 1, '', 'a')
  return pairs
}

function badHeader(file: string, line: number, found: string, missing: string): DoppelwireError {
  return new DoppelwireError(
    'INPUT_INVALID',
    `${placeName({ file, line })}: expected a header with tab-separated columns a and b, found ${describe(found)} without ${missing}`,
  )
}

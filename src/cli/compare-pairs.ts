import { lru } from 'tiny-lru'
import { Comparable } from '../compare/comparable.js'
import { compareComparables } from '../compare/compare.js'
import { type FindingOptions, findFingerprints } from './find-articles.js'
import { PairsFile } from './pairs-file.js'
import type { Terminal } from './terminal.js'
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
  name: string,
  inputs: readonly string[],
  options: PairsOptions,
  terminal: Terminal,
): Promise<void> {
  const file = await PairsFile.read(name)
  const { threshold, json, ...finding } = options
  const fingerprints = await findFingerprints(file.possibleIds(), inputs, finding, terminal)
  const pairs = file.lines.map((line) => file.ids(line, (id) => fingerprints.has(id), inputs))
  const comparables = lru<Comparable>(CACHED_COMPARABLES)
  const comparable = (id: string): Comparable => {
    const cached = comparables.get(id)
    if (cached) return cached
    const made = new Comparable(fingerprints.get(id)!)
    comparables.set(id, made)
    return made
  }
  if (!json) await terminal.write('a\tb\trelation\tscore\n')
  for (const [a, b] of pairs) {
    const { relation, score } = compareComparables(comparable(a), comparable(b), threshold)
    await terminal.write(json ? toJsonLine({ a, b, relation, score }) : tabbedPair({ a, b, relation, score }))
  }
}

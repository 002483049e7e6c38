import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { PinnedPair } from './pinned.js'

/*
 * The golden files. One pair or article is one line, so that a change shows in a diff. The names of measures stand once, at the
 * top of `pairs.json`; reasons are apart, since their wording may change where nothing else does.
 */

const FOLDER = new URL('./files/', import.meta.url)
const OUTPUTS = new URL('./files/stdout/', import.meta.url)

export function readPairs(): PinnedPair[] {
  const { measures: names, pairs } = readJson('pairs.json') as { measures: string[]; pairs: [string, ...unknown[]][] }
  const reasons = readJson('reasons.json') as Record<string, string[]>
  return pairs.map(([pair, relation, direction, score, measures, passages]) => ({
    ...{ pair, relation, direction, score, passages, reasons: reasons[pair] },
    measures: Object.fromEntries(names.map((name, i) => [name, (measures as number[])[i]])),
  })) as PinnedPair[]
}

export function writePairs(pairs: readonly PinnedPair[]): void {
  const names = Object.keys(pairs[0]!.measures)
  const lines = pairs.map(({ pair, relation, direction, score, measures, passages }) =>
    JSON.stringify([pair, relation, direction, score, names.map((name) => measures[name]), passages]),
  )
  write('pairs.json', `{"measures": ${JSON.stringify(names)},\n"pairs": [\n${lines.join(',\n')}\n]}\n`)
  writeLines('reasons.json', new Map(pairs.map(({ pair, reasons }) => [pair, reasons])))
}

export function readFingerprints(): Map<string, Record<string, unknown>> {
  return new Map(Object.entries(readJson('fingerprints.json') as Record<string, Record<string, unknown>>))
}

export function writeFingerprints(fingerprints: ReadonlyMap<string, unknown>): void {
  writeLines('fingerprints.json', fingerprints)
}

export function readOutputs(): Map<string, string> {
  const names = readdirSync(OUTPUTS).sort()
  return new Map(names.map((name) => [name.slice(0, -'.txt'.length), readFileSync(new URL(name, OUTPUTS), 'utf8')]))
}

export function writeOutputs(outputs: ReadonlyMap<string, string>): void {
  for (const [name, output] of outputs) write(`stdout/${name}.txt`, output)
}

/** An object of which each entry is one line. */
function writeLines(name: string, entries: ReadonlyMap<string, unknown>): void {
  const lines = [...entries].map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
  write(name, `{\n${lines.join(',\n')}\n}\n`)
}

function write(name: string, content: string): void {
  mkdirSync(OUTPUTS, { recursive: true })
  writeFileSync(new URL(name, FOLDER), content)
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))
}

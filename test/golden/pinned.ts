import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ARTICLES } from './articles.js'
import { createFingerprinter, describeFingerprint, doppelwire, explain, type Fingerprint } from './code.js'
import { type GoldenPair, PAIRS } from './pairs.js'

/*
 * What the golden files hold, taken from the code as it stands. `write.ts` writes it, `golden.test.ts` compares it with what
 * was written.
 */

/** A pair as it was measured: `measures` by name, parts of a measure as `facts.shorter`. */
export interface PinnedPair {
  readonly pair: string
  readonly relation: string
  readonly direction: string | null
  readonly score: number
  readonly measures: Readonly<Record<string, number>>
  readonly reasons: readonly string[]
  /** Start and end in the first text, in the second, words, similarity. */
  readonly passages: readonly (readonly number[])[]
}

const textsById = new Map(ARTICLES.map((article) => [article.id, article]))

export async function pinFingerprints(): Promise<Map<string, Record<string, unknown>>> {
  const fingerprint = await createFingerprinter()
  return new Map(ARTICLES.map((article) => [article.id, describeFingerprint(fingerprint(article))]))
}

export async function pinPairs(): Promise<PinnedPair[]> {
  const pinned: PinnedPair[] = []
  for (const pair of PAIRS) pinned.push(await pinPair(pair))
  return pinned
}

async function pinPair([a, b, options]: GoldenPair): Promise<PinnedPair> {
  const fingerprint = await createFingerprinter(options)
  const [one, other] = [a, b].map((id): Fingerprint => {
    const article = textsById.get(id)
    if (article === undefined) throw new Error(`no golden article ${id}`)
    return fingerprint(article)
  })
  const { relation, direction = null, score, measures, reasons, passages } = explain(one!, other!)
  return {
    pair: `${a} ~ ${b}${options ? ` ${JSON.stringify(options)}` : ''}`,
    relation,
    direction,
    score: rounded(score),
    measures: flattened(measures),
    reasons,
    passages: passages.map((one) =>
      [one.a.start, one.a.end, one.b.start, one.b.end, one.words, one.similarity].map(rounded),
    ),
  }
}

function flattened(measures: object, before = ''): Record<string, number> {
  const flat: Record<string, number> = {}
  for (const [name, value] of Object.entries(measures)) {
    if (typeof value === 'object') Object.assign(flat, flattened(value, `${before}${name}.`))
    else flat[before + name] = rounded(Number(value))
  }
  return flat
}

/** To twelve digits: engines differ in the last of what `exp` and `log` give. */
function rounded(value: number): number {
  return Number(value.toPrecision(12))
}

const SEEDS = ['seeds/000_761b2a112998a1a0.txt', 'seeds/002_9920f8b871e157fc.txt', 'seeds/004_54a668db38cee4e4.txt']
const BY_ID = ['compare', '--documents', 'FEED']

/** Commands to be pinned, by the file that their output goes to; FEED and PAIRS stand for files of all articles and pairs. */
export const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'dedupe-seeds': ['dedupe', 'seeds/'],
  'dedupe-seeds-json': ['dedupe', 'seeds/', '--json'],
  'dedupe-seeds-pairs': ['dedupe', 'seeds/', '--pairs'],
  dedupe: ['dedupe', 'FEED'],
  'dedupe-json': ['dedupe', 'FEED', '--json'],
  'dedupe-pairs': ['dedupe', 'FEED', '--pairs'],
  'dedupe-pairs-json': ['dedupe', 'FEED', '--pairs', '--json'],
  'dedupe-csv': ['dedupe', 'FEED', '--csv', '--representative', 'sources:paper,wire'],
  'dedupe-reprint-json': ['dedupe', 'FEED', '--level', 'reprint', '--preset', 'strict', '--json'],
  'dedupe-broad-pairs': ['dedupe', 'FEED', '--preset', 'broad', '--pairs'],
  'compare-pairs': [...BY_ID, '--pairs', 'PAIRS'],
  'compare-seeds-rewrite': ['compare', SEEDS[0]!, SEEDS[1]!],
  'compare-seeds-related': ['compare', SEEDS[1]!, SEEDS[2]!],
  'compare-rewrite': [...BY_ID, 'ferry', 'ferry spun'],
  'compare-rewrite-json': [...BY_ID, 'ferry', 'ferry spun', '--json'],
  'compare-excerpt': [...BY_ID, 'ferry part', 'roundup'],
  'compare-excerpt-json': [...BY_ID, 'ferry part', 'roundup', '--json'],
  'compare-template': [...BY_ID, 'quake Lenik', 'quake Brekke'],
  'compare-block': [...BY_ID, 'captions below flood', 'captions above parliament'],
  'compare-languages': [...BY_ID, 'ferry, tagged German', 'ferry'],
  'compare-japanese': [...BY_ID, 'japanese', 'japanese spun'],
  'compare-unrelated': [...BY_ID, 'orchard', 'telescope'],
}

/** What each command prints to stdout, with a line above that says what was called. */
export async function pinCommands(): Promise<Map<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'golden-'))
  try {
    const files = { FEED: join(folder, 'feed.jsonl'), PAIRS: join(folder, 'pairs.tsv') }
    writeFileSync(files.FEED, ARTICLES.map((article) => `${JSON.stringify(article)}\n`).join(''))
    const plain = PAIRS.filter(([, , options]) => options === undefined)
    writeFileSync(files.PAIRS, ['a\tb', ...plain.map(([a, b]) => `${a}\t${b}`)].map((line) => `${line}\n`).join(''))
    const outputs = new Map<string, string>()
    for (const [name, argv] of Object.entries(COMMANDS)) {
      const called = argv.map((argument) => files[argument as keyof typeof files] ?? argument)
      const { code, out, err } = await doppelwire(called)
      if (code !== 0) throw new Error(`${argv.join(' ')}: exit code ${code}: ${err}`)
      outputs.set(name, `$ doppelwire ${argv.join(' ')}\n${withoutNoise(out)}`)
    }
    return outputs
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function withoutNoise(out: string): string {
  return out
    .replace(/\(\d+\.\d s\)/, '(SECONDS s)')
    .replace(/\d\.\d{13,}(?:e-\d+)?/g, (number) => String(rounded(Number(number))))
}

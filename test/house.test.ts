import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

/*
 * The order of the rooms of src/, and their doors. A room is a folder of src/, or a file that stands in src/ itself.
 */

/** From top to bottom: a room imports only from rooms below it. */
const ORDER = [
  'cli',
  'report',
  'serve',
  'cluster.ts',
  'batch.ts',
  'batch',
  'workers',
  'tuning',
  'input',
  'index.ts',
  'minhash.ts',
  'store.ts',
  'tables.ts',
  'store',
  'deduper',
  'cluster',
  'verify',
  'neighbourhood',
  'compare',
  'candidates',
  'fingerprint',
  'kernel',
  'minhash',
  'language',
  'text',
  'structures',
  'abortable.ts',
  'article.ts',
  'dates.ts',
  'options.ts',
  'errors.ts',
]

/** What other rooms may import: all files of a room that is a set of independent parts, of the others the files named. */
const DOORS: Readonly<Record<string, 'all' | readonly string[]>> = {
  report: ['report-page'],
  serve: ['guard', 'server'],
  batch: ['run-batch', 'options'],
  // For the command; callers of the package enter by `workers`.
  workers: ['pipeline'],
  tuning: 'all',
  input: ['open'],
  store: [
    ...['contract', 'events', 'memory-store', 'open-deduper', 'options', 'results', 'stored-deduper'],
    // For the command.
    ...['compact', 'lmdb-store', 'portable', 'schema', 'verify-store'],
    // Many workers share these.
    ...['shared/open-shared', 'shared/shared-deduper'],
  ],
  // `internals` and `text-keys` are for the rooms above index.ts, which work on the inside of a deduper.
  deduper: [
    ...['deduper', 'dedupe', 'verdicts', 'dedupe-options', 'article-keys'],
    ...['options', 'results', 'internals', 'text-keys', 'read-article', 'batch'],
  ],
  cluster: ['clusters', 'components', 'representative', 'star-levels'],
  verify: ['verifier', 'query', 'fingerprint-store', 'term-sketch'],
  // The prefilter of verify/ takes some measures itself, from fingerprints that are not decoded.
  compare: [
    ...['compare', 'comparable', 'model', 'model-version', 'relation', 'passages', 'features/features'],
    ...[
      'feed-trees.table',
      'pair-trees.table',
      'feed-evidence',
      'feed-model',
      'inputs',
      'features/bigrams',
      'features/ordered-overlap',
      'features/same-story',
    ],
  ],
  neighbourhood: 'all',
  candidates: ['candidates', 'bucket-groups', 'phrase-index', 'phrase-rows'],
  fingerprint: [
    'fingerprint',
    'sealed-bytes',
    'check',
    'codec',
    'masked',
    'terms',
    'phrases',
    'stored-phrases',
    'facts',
    'signer',
  ],
  // The tables of four rooms are for the build.
  kernel: ['kernel', 'binary'],
  minhash: 'all',
  // `stem-cache-layout` holds numbers that AssemblyScript imports too, and so do three files of text/.
  language: ['idf.table', 'language', 'detect', 'stems', 'idf', 'stem-cache-table', 'stem-cache-layout'],
  // The plain kernel does in TypeScript what the parts of text/ say.
  text: [
    'characters.table',
    ...['analyze', 'tokens', 'token', 'tokenizer', 'normalize', 'characters', 'punctuation', 'spans'],
    ...['character-codes', 'character-kinds', 'word-flags', 'signs', 'listed-words'],
    'page',
    ...['plain/plain-text', 'plain/rewriting', 'plain/disguises', 'plain/mojibake'],
  ],
  structures: 'all',
}

/** An import between two files of src/, as paths from there, without their endings. */
interface Import {
  readonly from: string
  readonly to: string
}

/** Names that say too little or stand for something else than they say: files had them, and nobody found anything by them. */
const VAGUE_NAMES = [
  ...['screen', 'furniture', 'careful', 'stock', 'sides', 'catalogue', 'outline', 'thread', 'tally', 'rows'],
  ...['utils', 'helpers', 'common', 'misc'],
]

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const src = join(root, 'src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/').replace(/\.ts$/, ''))
const imports = files.flatMap((from): Import[] =>
  ts
    .preProcessFile(readFileSync(join(src, `${from}.ts`), 'utf8'))
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.') && !name.endsWith('.json'))
    .map((name) => ({ from, to: posix.join(posix.dirname(from), name.replace(/\.js$/, '')) })),
)

function roomOf(file: string): string {
  const [first, ...others] = file.split('/')
  return others.length === 0 ? `${first}.ts` : first!
}

const shown = ({ from, to }: Import) => `${from} -> ${to}`

/** Imports from the same level of the order are imports within a room. */
function upwards(all: readonly Import[]): string[] {
  const level = (file: string) => ORDER.indexOf(roomOf(file))
  return all.filter(({ from, to }) => level(to) < level(from)).map(shown)
}

function pastDoors(all: readonly Import[]): string[] {
  const isDoor = (file: string) => {
    const doors = DOORS[roomOf(file)] ?? 'all'
    return doors === 'all' || doors.some((door) => file === `${roomOf(file)}/${door}`)
  }
  return all.filter(({ from, to }) => roomOf(from) !== roomOf(to) && !isDoor(to)).map(shown)
}

/** Files that import each other in a circle, types included: the first circle found. */
function circle(all: readonly Import[]): string[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of all) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const path: string[] = []
  const visit = (file: string): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return []
    path.push(file)
    for (const to of next.get(file) ?? []) {
      const found = visit(to)
      if (found.length > 0) return found
    }
    path.pop()
    done.add(file)
    return []
  }
  for (const file of next.keys()) {
    const found = visit(file)
    if (found.length > 0) return found
  }
  return []
}

describe('the rooms of src/', () => {
  test('all have their place in the order', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(imports.length).toBeGreaterThan(300)
    expect(files.map(roomOf).filter((room) => !ORDER.includes(room))).toEqual([])
  })

  test('import only from rooms below them', () => {
    expect(upwards(imports)).toEqual([])
  })

  test('are entered by their doors', () => {
    expect(pastDoors(imports)).toEqual([])
  })

  test('have no door that nobody enters', () => {
    const entered = new Set(imports.filter(({ from, to }) => roomOf(from) !== roomOf(to)).map(({ to }) => to))
    const doors = Object.entries(DOORS).flatMap(([room, names]) =>
      names === 'all' ? [] : names.map((name) => `${room}/${name}`),
    )
    expect(doors.filter((door) => !entered.has(door))).toEqual([])
  })

  test('hold no files that import each other in a circle', () => {
    expect(circle(imports)).toEqual([])
  })

  test('and those of bench/ and test/ hold no file of a vague name', () => {
    // What benchmarks install and write is not of this house.
    const all = ['src', 'bench', 'test']
      .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }))
      .filter((file) => !file.replaceAll('\\', '/').startsWith('results/'))
    expect(all.length).toBeGreaterThan(300)
    expect(all.filter((file) => VAGUE_NAMES.includes(basename(file).split('.')[0]!))).toEqual([])
  })

  test('keep measures apart from what uses them: compare/features/ imports nothing of compare/ but comparable', () => {
    const out = imports.filter(
      ({ from, to }) =>
        from.startsWith('compare/features/') && roomOf(to) === 'compare' && !to.startsWith('compare/features/'),
    )
    expect(out.filter(({ to }) => to !== 'compare/comparable').map(shown)).toEqual([])
  })
})

describe('what the order and the doors forbid', () => {
  test('is found', () => {
    expect(upwards([{ from: 'text/tokens', to: 'fingerprint/terms' }])).toEqual(['text/tokens -> fingerprint/terms'])
    expect(upwards([{ from: 'article', to: 'text/tokens' }])).toEqual(['article -> text/tokens'])
    expect(upwards([{ from: 'deduper/pairs', to: 'index' }])).toEqual(['deduper/pairs -> index'])
    expect(pastDoors([{ from: 'index', to: 'deduper/corpus' }])).toEqual(['index -> deduper/corpus'])
    expect(
      circle([
        { from: 'a', to: 'b' },
        { from: 'b', to: 'c' },
        { from: 'c', to: 'b' },
      ]),
    ).toEqual(['b', 'c', 'b'])
  })

  test('is nothing else', () => {
    const allowed = [
      { from: 'deduper/deduper', to: 'deduper/corpus' },
      { from: 'cli/run', to: 'errors' },
      { from: 'minhash/signature', to: 'structures/hash' },
    ]
    expect([...upwards(allowed), ...pastDoors(allowed), ...circle(allowed)]).toEqual([])
  })
})

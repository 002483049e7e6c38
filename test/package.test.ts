import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build as bundle } from 'esbuild'
import { describe, expect, test } from 'vitest'

import { built } from './built.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
built('index.js')

const manifest = JSON.parse(read('package.json'))
const packed = filesOfPackage()

function filesOfPackage(): string[] {
  const [{ files }] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: root, encoding: 'utf8' }))
  return files.map(({ path }: { path: string }) => path)
}

/** What a built file imports, in any way. */
function importsOf(path: string): string[] {
  const statements =
    /(?:^|[;}\s])(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]|\brequire\(\s*['"]([^'"]+)['"]/g
  return [...read(path).matchAll(statements)].map((match) => (match[1] ?? match[2] ?? match[3])!)
}

/** A built entry and every file of ours that it loads, and the packages that these import. */
function closure(entry: string): { files: string[]; packages: string[] } {
  const files = new Set([entry])
  const packages = new Set<string>()
  for (const file of files) {
    for (const name of importsOf(file)) {
      if (name.startsWith('.')) files.add(join(dirname(file), name))
      else packages.add(name)
    }
  }
  return { files: [...files], packages: [...packages].sort() }
}

describe('the package', () => {
  test('is a module without side effects, for Node 20.19 and later', () => {
    expect(manifest).toMatchObject({ type: 'module', sideEffects: false, engines: { node: '>=20.19' }, license: 'MIT' })
  })

  test('depends on tiny-lru and xxhash-wasm alone', () => {
    expect(Object.keys(manifest.dependencies).sort()).toEqual(['tiny-lru', 'xxhash-wasm'])
    for (const peer of Object.keys(manifest.peerDependencies ?? {})) {
      expect(manifest.peerDependenciesMeta?.[peer], peer).toEqual({ optional: true })
    }
    expect(manifest.optionalDependencies).toBeUndefined()
    expect(manifest.bundledDependencies ?? manifest.bundleDependencies).toBeUndefined()
  })

  test('runs nothing when it is installed', () => {
    const hooks = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare', 'dependencies']
    expect(Object.keys(manifest.scripts).filter((name) => hooks.includes(name))).toEqual([])
  })

  test('ships what was built, with what a reader needs, and nothing else', () => {
    expect(packed.length).toBeGreaterThan(50)
    expect(
      packed.filter((file) => !/^(dist|docs|examples|seeds)\/|^[A-Z]+(\.md)?$|^package\.json$/.test(file)),
    ).toEqual([])
    expect(packed).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md']),
    )
    expect(packed.filter((file) => file.startsWith('docs/api/'))).toEqual([])
  })

  test('has a source map for each built file, with the source in it', () => {
    const built = packed.filter((file) => file.startsWith('dist/') && file.endsWith('.js'))
    const maps = built.map(
      (file) => JSON.parse(read(`${file}.map`)) as { sources: string[]; sourcesContent?: string[] },
    )
    expect(maps.filter(({ sources, sourcesContent = [] }) => sources.length !== sourcesContent.length)).toEqual([])
    expect(maps.flatMap(({ sources }) => sources)).toContain('../src/minhash/lsh-index.ts')
  })

  test('exports built files with their types, and no other', () => {
    expect(Object.keys(manifest.exports)).toEqual([
      ...['.', './minhash', './input', './store', './batch', './cluster', './workers', './package.json'],
    ])
    for (const [subpath, target] of Object.entries<Record<string, string>>(manifest.exports)) {
      if (subpath === './package.json') continue
      expect(Object.keys(target)).toEqual(['types', ...(subpath === './input' ? ['browser'] : []), 'default'])
      for (const file of Object.values(target)) expect(existsSync(join(root, file)), file).toBe(true)
    }
  })

  test('has a command that a shell can run', () => {
    expect(manifest.bin).toEqual({ doppelwire: './dist/cli.js' })
    expect(read('dist/cli.js').split('\n')[0]).toBe('#!/usr/bin/env node')
  })
})

describe('workflows', () => {
  const folder = '.github/workflows'
  const jobs = readdirSync(join(root, folder)).flatMap((file) =>
    read(`${folder}/${file}`)
      .split(/^ {2}(?=\w+:$)/m)
      .filter((job) => job.includes('steps:'))
      .map((job) => [`${file}: ${job.slice(0, job.indexOf(':'))}`, job] as const),
  )

  test('are found', () => expect(jobs.map(([name]) => name)).toContain('release.yml: publish'))

  test.each(jobs)('%s builds before it runs what reads the build', (_, job) => {
    const commands = [...job.matchAll(/run: (.*)/g)].map(([, command]) => command!)
    const builds = commands.findIndex((command) => /^npm (test|run (build|proof))\b/.test(command))
    const reads = commands.findIndex((command) => /^npm (run (lint|docs)|publish)\b/.test(command))
    expect(builds).toBeGreaterThan(-1)
    if (reads >= 0) expect(builds).toBeLessThan(reads)
  })
})

describe('links', () => {
  /** Targets of links in Markdown, without anchors. */
  const linksOf = (file: string) =>
    [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!.replace(/#.*$/, '')).filter(Boolean)
  const HERE = 'https://unpkg.com/doppelwire/'

  // The page of the package on the registry is made of README alone: nothing stands beside it.
  test('of README are absolute; those to the published package lead to files in it', () => {
    const links = linksOf('README.md')
    expect(links.filter((link) => !link.startsWith('https://'))).toEqual([])
    const own = links.filter((link) => link.startsWith(HERE)).map((link) => link.slice(HERE.length))
    expect(own.length).toBeGreaterThan(5)
    expect(own.filter((file) => !packed.includes(file))).toEqual([])
  })

  test('between the pages of the package lead to files in it', () => {
    const pages = packed.filter((file) => file.endsWith('.md') && file !== 'README.md')
    const broken = pages.flatMap((page) =>
      linksOf(page)
        .filter((link) => !/^https?:/.test(link))
        .filter((link) => !packed.some((file) => `${file}/`.startsWith(`${join(dirname(page), link)}`)))
        .map((link) => `${page}: ${link}`),
    )
    expect(broken).toEqual([])
  })
})

describe('the core entry', () => {
  const { files, packages } = closure('dist/index.js')

  // The build may write `node:fs` as `fs`; so this names what may be there, not what may not.
  test('imports its two packages and nothing of Node', () => {
    expect(packages).toEqual(['tiny-lru', 'xxhash-wasm'])
  })

  test('would be told from one that imports Node', () => {
    expect(closure('dist/cli.js').packages.length).toBeGreaterThan(2)
    expect(closure('dist/cli.js').packages.some((name) => /^(node:)?fs/.test(name))).toBe(true)
  })

  test('exports these names', async () => {
    const core = await import(join(root, 'dist/index.js'))
    expect(Object.keys(core).sort()).toEqual([
      'DoppelwireError',
      'ERROR_CODES',
      'FORMAT_VERSION',
      'PAIR_RELATIONS',
      'PRESETS',
      'RELATIONS',
      'chooseBands',
      'compare',
      'createDeduper',
      'createFingerprinter',
      'createSigner',
      'curvePoints',
      'decodeFingerprint',
      'dedupe',
      'encodeFingerprint',
      'errorRates',
      'estimateSimilarity',
      'explain',
      'isCopy',
      'readDate',
      'sCurve',
      'verdicts',
    ])
  })

  // Bytes as shipped, before any minifying: comments and the tables of characters and word rarity (60 KB) included.
  const BUDGET = 510_000
  const size = files.reduce(
    (sum, file) => sum + Buffer.byteLength(read(file).replace(/^\/\/# sourceMappingURL.*$/m, '')),
    0,
  )
  test(`takes ${size} of at most ${BUDGET} bytes with all that it loads`, () => {
    expect(size).toBeLessThanOrEqual(BUDGET)
  })
})

describe('the minhash entry', () => {
  const { packages } = closure('dist/minhash.js')

  test('imports no package at all', () => {
    expect(packages).toEqual([])
  })

  test('exports these names', async () => {
    const door = await import(join(root, 'dist/minhash.js'))
    expect(Object.keys(door).sort()).toEqual([
      'DoppelwireError',
      'ERROR_CODES',
      'LshIndex',
      'MinHash',
      'chooseBands',
      'containment',
      'curvePoints',
      'errorRates',
      'jaccard',
      'minhash',
      'sCurve',
    ])
    // A bundler may rename a class; stack traces and consoles show the name.
    expect([door.LshIndex.name, door.MinHash.name]).toEqual(['LshIndex', 'MinHash'])
  })
})

/** What a page loads: an entry and all that it imports of ours and of others, minified and packed with gzip. */
async function bundledSize(code: string): Promise<number> {
  const { outputFiles } = await bundle({
    stdin: { contents: code, resolveDir: root },
    ...{ bundle: true, minify: true, write: false, format: 'esm', platform: 'browser', charset: 'utf8' },
  })
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length
}

describe('bundled for a page', () => {
  test.each([
    ['the minhash entry', "export * from './dist/minhash.js'", 24_000],
    ['fingerprints and compare', "export { createFingerprinter, compare } from './dist/index.js'", 85_000],
    ['the whole core', "export * from './dist/index.js'", 124_000],
  ])('%s takes at most its budget', async (_, code, budget) => {
    expect(await bundledSize(code)).toBeLessThanOrEqual(budget)
  })
})

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { main as compile } from 'assemblyscript/asc'
import { build as esbuild, type Plugin } from 'esbuild'
import { defineConfig } from 'tsup'
import { textOfNumbers } from './src/structures/number-text.js'
import { hashOfSources } from './test/built.js'

// The bytes that are written as one character, 0 to 78, are then the commonest: local variables, constants, memory, and types as -1.
const SHIFT = 4

/** Compiles the kernel from AssemblyScript to a module of text, which the build inlines and the tests import. */
async function compileKernel(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kernel-'))
  const binary = join(folder, 'kernel.wasm')
  const compilerArguments = [
    'src/kernel/assembly/kernel.ts',
    ...['--outFile', binary],
    ...['-O3', '--noAssert', '--converge'],
    // Nothing is allocated, nothing is imported.
    ...['--runtime', 'stub', '--use', 'abort='],
    ...['--enable', 'simd', '--enable', 'bulk-memory'],
    // usize for i32: the kernel is for 32-bit memories.
    ...['--disableWarning', '201'],
  ]
  const { error, stderr } = await compile(compilerArguments, {
    // The kernel imports constants from TypeScript modules, whose specifiers end with `.js`; the compiler appends `.ts`.
    readFile: (name, folder) => readFile(join(folder, name.replace(/\.js\.ts$/, '.ts')), 'utf8').catch(() => null),
  })
  if (error) throw new Error(stderr.toString())
  const text = textOfNumbers((await readFile(binary)).map((byte) => byte + SHIFT))
  await rm(folder, { recursive: true })
  await writeFile(
    'src/kernel/binary.ts',
    `// Made by tsup.config.ts from assembly/; not in the repository.

/** What was added to each byte of the module. */
export const SHIFT = ${SHIFT}

export const BINARY =
  '${text}'
`,
  )
}

/** Bundles the script and the style of the page that `--report` writes into strings, which the build inlines. */
async function bundlePage(): Promise<void> {
  const bundle = async (entry: string) => {
    const { outputFiles } = await esbuild({
      ...{ entryPoints: [entry], bundle: true, minify: true, write: false, charset: 'utf8', legalComments: 'none' },
      ...{ format: 'iife', target: ['chrome123', 'firefox120', 'safari17.5'] },
    })
    return outputFiles[0]!.text.trim()
  }
  const [script, style] = await Promise.all(['src/report/browser/page.ts', 'src/report/browser/page.css'].map(bundle))
  // Would end the element that holds it.
  if (/<\/(?:script|style)/i.test(script! + style!)) throw new Error('the page ends its own element')
  await writeFile(
    'src/report/page-assets.ts',
    '// Made by tsup.config.ts from browser/; not in the repository.\n' +
      `export const PAGE_SCRIPT: string = ${JSON.stringify(script)}\nexport const PAGE_STYLE: string = ${JSON.stringify(style)}\n`,
  )
}

const TABLES = './tables.js'

/** Keeps the tables in one file, from which all others import them; `importTablesFirst` says why. */
const tablesInOneFile: Plugin = {
  name: 'tables in one file',
  setup: ({ onResolve }) => {
    onResolve({ filter: /(?:\.table|\/binary)\.js$/ }, ({ importer }) =>
      importer.endsWith('src/tables.ts') ? undefined : { path: TABLES, external: true },
    )
  },
}

/**
 * Lets a bundle begin with the tables, one after the other: gzip then packs them in blocks of their own, where scattered among code they take
 * 3 KB more. A bundler puts modules in the order in which imports lead to them; so imports are sorted by how near they are to the tables.
 * No module of ours has effects, so their order changes nothing else, and imports of no name go. Every line of code stays where source
 * maps have it.
 */
async function importTablesFirst(folder: string): Promise<void> {
  const lines = new Map<string, string[]>()
  for (const name of await readdir(folder)) {
    if (name.endsWith('.js')) lines.set(`./${name}`, (await readFile(join(folder, name), 'utf8')).split('\n'))
  }
  const imported = (line: string) => /^(?:import|export) .*'(\.\/[^']*)';$/.exec(line)?.[1]
  const distances = new Map([[TABLES, 0]])
  for (const file of distances.keys()) {
    for (const [importer, own] of lines) {
      if (distances.has(importer) || !own.some((line) => imported(line) === file)) continue
      distances.set(importer, distances.get(file)! + 1)
    }
  }
  const distanceOf = (line: string) => distances.get(imported(line)!) ?? distances.size
  for (const [name, own] of lines) {
    const places = [...own.keys()].filter((i) => imported(own[i]!) !== undefined)
    const named = places.map((i) => own[i]!).filter((line) => !line.startsWith("import './"))
    const sorted = named.sort((a, b) => distanceOf(a) - distanceOf(b))
    places.forEach((i, n) => {
      own[i] = sorted[n] ?? ''
    })
    await writeFile(join(folder, name), own.join('\n'))
  }
}

export default defineConfig(async () => {
  await Promise.all([compileKernel(), bundlePage()])
  return {
    entry: {
      index: 'src/index.ts',
      minhash: 'src/minhash.ts',
      input: 'src/input/open.ts',
      'input-browser': 'src/input/browser.ts',
      store: 'src/store.ts',
      workers: 'src/workers/workers.ts',
      worker: 'src/workers/worker.ts',
      batch: 'src/batch.ts',
      cluster: 'src/cluster.ts',
      'batch-process': 'src/batch/process.ts',
      'verify-process': 'src/store/verify-process.ts',
      cli: 'src/cli/main.ts',
      tables: 'src/tables.ts',
    },
    format: 'esm',
    target: 'node20',
    dts: {
      // What is marked @internal serves other files of ours.
      compilerOptions: { stripInternal: true },
      entry: {
        index: 'src/index.ts',
        minhash: 'src/minhash.ts',
        input: 'src/input/open.ts',
        store: 'src/store.ts',
        batch: 'src/batch.ts',
        cluster: 'src/cluster.ts',
        workers: 'src/workers/workers.ts',
      },
    },
    splitting: true,
    clean: true,
    treeshake: true,
    sourcemap: true,
    esbuildPlugins: [tablesInOneFile],
    // Deno asks its user before a program reads the environment.
    define: { 'process.env.TINYGLOBBY_DEBUG': 'undefined' },
    onSuccess: async () => {
      await importTablesFirst('dist')
      // So that no test takes it for a build of other sources.
      await writeFile('dist/.built-from', hashOfSources())
    },
    esbuildOptions: (options) => {
      options.charset = 'utf8'
    },
  }
})

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build as esbuild } from 'esbuild'
import { type Finding, sameResults } from './finding.js'
import { run } from './project.js'

export const BUNDLER_PACKAGES = ['rollup', '@rollup/plugin-node-resolve', '@rollup/plugin-terser', 'vite']

/** What a page may import, with the most bytes that it may take, minified and packed by gzip. */
const DOORS = [
  { name: 'the minhash door', code: "export * from 'doppelwire/minhash'", budget: 24_500 },
  {
    name: 'fingerprints and compare',
    code: "export { createFingerprinter, compare } from 'doppelwire'",
    budget: 95_000,
  },
  { name: 'the whole core', code: "export * from 'doppelwire'", budget: 136_000 },
] as const

/** Makes one file of an entry, for a browser: minified, in a folder of its own. */
export type Bundle = (project: string, entry: string, folder: string) => Promise<void>

export const byEsbuild: Bundle = async (project, entry, folder) => {
  await esbuild({
    ...{ entryPoints: [join(project, entry)], outfile: join(folder, 'page.js'), logLevel: 'silent' },
    ...{ bundle: true, minify: true, format: 'esm', platform: 'browser', charset: 'utf8' },
  })
}

/** Those that are installed beside the package, as nobody else here needs them. */
export function bundlersIn(tools: string): Record<string, Bundle> {
  const load = async (path: string) => import(pathToFileURL(join(tools, 'node_modules', path)).href)
  return {
    Rollup: async (project, entry, folder) => {
      const { rollup } = await load('rollup/dist/es/rollup.js')
      const { nodeResolve } = await load('@rollup/plugin-node-resolve/dist/es/index.js')
      const { default: terser } = await load('@rollup/plugin-terser/dist/es/index.js')
      const bundle = await rollup({ input: join(project, entry), plugins: [nodeResolve({ browser: true })] })
      await bundle.write({ file: join(folder, 'page.js'), format: 'es', plugins: [terser()] })
      await bundle.close()
    },
    Vite: async (project, entry, folder) => {
      const { build } = await load('vite/dist/node/index.js')
      await build({
        ...{ root: project, configFile: false, logLevel: 'silent' },
        build: {
          ...{ outDir: folder, target: 'es2022', modulePreload: false },
          rollupOptions: {
            ...{ input: join(project, entry), preserveEntrySignatures: 'strict' },
            output: { entryFileNames: 'page.js', format: 'es' },
          },
        },
      })
    },
  }
}

export async function proveBundler(
  where: string,
  bundle: Bundle,
  project: string,
  expected: string,
): Promise<Finding[]> {
  const findings: Finding[] = []
  const folderOf = (name: string) => join(project, 'bundled', `${where}-${name}`.replaceAll(' ', '-'))
  for (const { name, code, budget } of DOORS) {
    const folder = folderOf(name)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(project, 'door.mjs'), `${code}\n`)
    await bundle(project, 'door.mjs', folder)
    const size = readdirSync(folder).reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
      0,
    )
    findings.push({
      where,
      what: name,
      holds: size > 1000 && size <= budget,
      detail: `${(size / 1000).toFixed(1)} KB of at most ${budget / 1000}`,
    })
  }
  const folder = folderOf('main')
  await bundle(project, 'main.mjs', folder)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
  findings.push(sameResults(where, 'the bundle, run', run(process.execPath, ['page.js'], folder), expected))
  return findings
}

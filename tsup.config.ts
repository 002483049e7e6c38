import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { main as compile } from 'assemblyscript/asc'
import { defineConfig } from 'tsup'

/** Compiles the kernel from AssemblyScript to a module of base64, which the build inlines and the tests import. */
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
  const base64 = (await readFile(binary)).toString('base64')
  await rm(folder, { recursive: true })
  await writeFile(
    'src/kernel/binary.ts',
    `// Made by tsup.config.ts from assembly/; not in the repository.\nexport const BINARY =\n  '${base64}'\n`,
  )
}

export default defineConfig(async () => {
  await compileKernel()
  return {
    entry: {
      index: 'src/index.ts',
      minhash: 'src/minhash.ts',
      input: 'src/input/open.ts',
      store: 'src/store.ts',
      workers: 'src/workers/workers.ts',
      worker: 'src/workers/worker.ts',
      batch: 'src/batch.ts',
      'batch-process': 'src/batch/process.ts',
      'verify-process': 'src/store/verify-process.ts',
      cli: 'src/cli/main.ts',
    },
    format: 'esm',
    target: 'node20',
    dts: {
      entry: {
        index: 'src/index.ts',
        minhash: 'src/minhash.ts',
        input: 'src/input/open.ts',
        store: 'src/store.ts',
        batch: 'src/batch.ts',
        workers: 'src/workers/workers.ts',
      },
    },
    splitting: true,
    clean: true,
    treeshake: true,
    esbuildOptions: (options) => {
      options.charset = 'utf8'
    },
  }
})

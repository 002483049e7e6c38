import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { main as compile } from 'assemblyscript/asc'
import { defineConfig } from 'tsup'

/**
 * Compiles the kernel from AssemblyScript and writes it as a module of base64, so that it is inlined by the build and found
 * by the tests.
 */
async function compileKernel(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kernel-'))
  const binary = join(folder, 'kernel.wasm')
  const { error, stderr } = await compile([
    'src/kernel/assembly/kernel.ts',
    ...['--outFile', binary],
    ...['-O3', '--noAssert', '--converge'],
    // Nothing is allocated, nothing is imported.
    ...['--runtime', 'stub', '--use', 'abort='],
    ...['--enable', 'simd', '--enable', 'bulk-memory'],
    // usize for i32: the kernel is for 32-bit memories.
    ...['--disableWarning', '201'],
  ])
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
      input: 'src/input/open.ts',
      workers: 'src/workers/workers.ts',
      worker: 'src/workers/worker.ts',
      cli: 'src/cli/main.ts',
    },
    format: 'esm',
    target: 'node20',
    dts: { entry: { index: 'src/index.ts', input: 'src/input/open.ts', workers: 'src/workers/workers.ts' } },
    splitting: true,
    clean: true,
    treeshake: true,
    esbuildOptions: (options) => {
      options.charset = 'utf8'
    },
  }
})

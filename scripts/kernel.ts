import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { main } from 'assemblyscript/asc'

/*
 * Compiles the kernel from AssemblyScript and writes it as a module of base64, so that it is inlined by the build and found
 * by the tests.
 */

const folder = await mkdtemp(join(tmpdir(), 'kernel-'))
const binary = join(folder, 'kernel.wasm')
const options = [
  'src/fingerprint/kernel/assembly/kernel.ts',
  ...['--outFile', binary],
  ...['-O3', '--noAssert', '--converge'],
  // Nothing is allocated, nothing is imported.
  ...['--runtime', 'stub', '--use', 'abort='],
  ...['--enable', 'simd', '--enable', 'bulk-memory'],
  // usize for i32: the kernel is for 32-bit memories.
  ...['--disableWarning', '201'],
]
const { error, stderr } = await main(options)
if (error) {
  console.error(stderr.toString())
  process.exit(1)
}
const base64 = (await readFile(binary)).toString('base64')
await rm(folder, { recursive: true })
await writeFile(
  'src/fingerprint/kernel/binary.ts',
  `// Made by scripts/kernel.ts from assembly/; not in the repository.\nexport const BINARY =\n  '${base64}'\n`,
)

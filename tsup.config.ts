import { defineConfig } from 'tsup'

export default defineConfig({
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
})

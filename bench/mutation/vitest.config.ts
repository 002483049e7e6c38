import { defineConfig } from 'vitest/config'

/** For Stryker alone, which is given the folder of tests. */
export default defineConfig({
  test: { include: ['**/*.test.ts'], testTimeout: 60_000, setupFiles: ['bench/mutation/setup.ts'], isolate: false },
})

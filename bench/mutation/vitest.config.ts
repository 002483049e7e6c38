import { defineConfig } from 'vitest/config'

/** Tests as always, except that a property that fails is not made smaller: a failure is all that a mutant needs. */
export default defineConfig({
  test: { include: ['**/*.test.ts'], testTimeout: 60_000, setupFiles: ['bench/mutation/first-failure.ts'] },
})

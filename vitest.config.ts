import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    coverage: {
      include: ['src/**/*.ts'],
      exclude: ['src/kernel/assembly/**', 'src/report/browser/**', 'src/**/*.table.ts'],
      reporter: ['text', 'lcov'],
    },
  },
})

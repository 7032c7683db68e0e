import { defineConfig } from 'vitest/config'

// One server and one browser at a time: the tests measure, and hosts are small.
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
})

import { defineConfig } from 'vitest/config'
import { SignInFirst } from './e2e/harness/order'

export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    globalSetup: 'e2e/harness/teardown.ts',
    // One process: the files share a server, and one browser at a time is enough for a small host.
    pool: 'forks',
    poolOptions: { forks: { singleFork: true } },
    isolate: false,
    fileParallelism: false,
    sequence: { sequencer: SignInFirst },
    // On a build machine that others share, once more before it counts.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 120_000,
    hookTimeout: 400_000,
  },
})

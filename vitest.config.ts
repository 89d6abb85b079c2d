import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/database/server/globalSetup.ts'],
    // Real processes, sockets and stores: two cores are shared with them, so files run two at a time at most.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 90_000,
    // Processes and sockets of a busy machine may fail once: repeated once, the report says "retry x1" beside the test.
    retry: 1,
    expect: { poll: { timeout: 30_000 } },
  },
});

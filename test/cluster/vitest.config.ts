import { defineConfig } from 'vitest/config';

/** `npm run test:cluster`: the same journeys on a real soketi and a real Postgres, with two server nodes. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/cluster/**/*.test.ts'],
    retry: 0,
    testTimeout: 60_000,
    hookTimeout: 240_000,
  },
});

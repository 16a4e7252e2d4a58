import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * `npm test`. Views run in happy-dom (a `// @vitest-environment happy-dom` line at the top of the file says so),
 * everything else in Node. No test is retried: one that fails sometimes is broken.
 */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/cluster/**', 'test/faults/long/**', '**/node_modules/**'],
    globalSetup: ['test/support/global-setup.ts'],
    retry: 0,
    // A journey waits more than it works: Vitest's own choice would leave one worker on two processors.
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

import { defineConfig } from 'vitest/config';

/** The relay's conformance suite, against soketi: what it is known to do otherwise must fail, everything else pass. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/relay/conformance/**/*.test.ts'],
    env: { ENGINE: 'soketi' },
    retry: 0,
    // One sentence that soketi keeps waiting takes the whole of what a test may wait.
    testTimeout: 20_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});

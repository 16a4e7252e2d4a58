import { defineConfig } from 'vitest/config';
import { testFiles } from './support/run/test-files.ts';
import { commonOptions } from './support/run/vitest-options.ts';

const { test, ...common } = commonOptions();
const { slow, slowShared, rest } = testFiles();

/**
 * `npm run test:slow`: the suites that cost much and seldom find something, each of which says at its head what, and how
 * much; and on Postgres, what `npm test` tries on SQLite alone. Those of `slow-shared`
 * import the server and start a browser once for all files of a worker.
 */
export default defineConfig({
  ...common,
  test: {
    ...test,
    projects: [
      { extends: true, test: { name: 'slow', include: slow } },
      { extends: true, test: { name: 'slow-shared', include: slowShared, isolate: false } },
      { extends: true, test: { name: 'rest', include: rest, isolate: false, env: { TEST_RUN: 'rest' } } },
    ],
    // A rule of the simulation takes hundreds of runs, and a machine that is busy takes several times as long for them.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
  },
});

import { defineConfig } from 'vitest/config';
import { testFiles } from './support/test-files.ts';
import { commonOptions } from './support/vitest-options.ts';

const { test, ...common } = commonOptions();

/** `npm run test:slow`: the suites that cost much and seldom find something. Each says at its head what, and how much. */
export default defineConfig({
  ...common,
  test: {
    ...test,
    include: testFiles().slow,
    // A rule of the simulation takes hundreds of runs, and a machine that is busy takes several times as long for them.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
  },
});

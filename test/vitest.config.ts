import { defineConfig } from 'vitest/config';
import { testFiles } from './support/run/test-files.ts';
import { commonOptions } from './support/run/vitest-options.ts';

const { test, ...common } = commonOptions();
const { pages, isolated, shared } = testFiles();

/**
 * `npm test`: everything but the slow suites. Three sets, by what their files need (`support/run/test-files.ts`): importing
 * the server anew for each file took a quarter of the time, so a worker imports it once for all files that share it. Those
 * that wait for a browser run beside those that keep a core busy.
 */
export default defineConfig({
  ...common,
  test: {
    ...test,
    projects: [
      // Each set reads and compiles what it imports for itself.
      ...(isolated.length === 0
        ? []
        : [{ extends: true as const, test: { name: 'isolated', include: isolated } }]),
      {
        extends: true,
        test: {
          name: 'pages',
          include: pages,
          environment: 'happy-dom',
          isolate: false,
          setupFiles: ['test/support/run/settle-pages.ts'],
        },
      },
      { extends: true, test: { name: 'shared', include: shared, isolate: false } },
    ],
  },
});

import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'vitest/config';
import { cheapHashes } from './cheap-hashes.ts';
import { inMemory } from './in-memory.ts';
import { LongestFirst } from './longest-first.ts';

const CACHE = fileURLToPath(new URL('../../../.cache/vitest', import.meta.url));

/**
 * What all runs of tests have in common. No test is retried: one that fails sometimes is broken. The times end what
 * hangs, also on a machine that is busy with something else; a case is bounded by the work that it does.
 */
export function commonOptions(): Pick<ViteUserConfig, 'oxc' | 'plugins'> & {
  test: NonNullable<ViteUserConfig['test']>;
} {
  // Databases and browsers put what they keep there; workers inherit it.
  process.env['TMPDIR'] = inMemory();
  return {
    plugins: [cheapHashes()],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    test: {
      root: new URL('../../..', import.meta.url).pathname,
      globalSetup: ['test/support/run/global-setup.ts'],
      retry: 0,
      sequence: { sequencer: LongestFirst },
      // Tests spend about half of their time waiting, so twice as many workers as cores.
      maxWorkers: availableParallelism() * 2,
      // Servers come and go: a tenth of the time went into collecting what is young.
      execArgv: ['--max-semi-space-size=128'],
      testTimeout: 300_000,
      hookTimeout: 300_000,
      expect: { poll: { timeout: 120_000 } },
      unstubGlobals: true,
      // What was compiled for one set of files, or in an earlier run, is not compiled again: named by its content and this configuration.
      experimental: { fsModuleCache: true, fsModuleCachePath: CACHE },
    },
  };
}

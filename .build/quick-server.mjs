import { context } from 'esbuild';

/**
 * Builds the server for `npm run dev`: esbuild keeps what it has read and builds anew in a fraction of a second, where Rollup
 * takes seconds. What is deployed is built by Rollup (`rollup.config.mjs`).
 * @param {import('rollup').RollupOptions} config of the server: its entries and its folder are taken over
 * @param {readonly string[]} fromNpm the packages that stay in `node_modules`
 * @returns {Promise<{ build: () => Promise<void>, isMadeOf: (path: string) => boolean, close: () => Promise<void> }>}
 *   `build` throws esbuild's error with the place; `isMadeOf` takes a path from the top level
 */
export async function quickServer({ input, output }, fromNpm) {
  const { dir } = /** @type {import('rollup').OutputOptions} */ (output);
  const quick = await context({
    entryPoints: /** @type {Record<string, string>} */ (input),
    outdir: /** @type {string} */ (dir),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    external: fromNpm.flatMap((name) => [name, `${name}/*`]),
    metafile: true,
    logLevel: 'silent',
  });
  /** @type {Record<string, unknown>} */
  let inputs = {};
  return {
    async build() {
      ({ inputs } = (await quick.rebuild()).metafile);
    },
    isMadeOf: (path) => path in inputs,
    close: () => quick.dispose(),
  };
}

import { rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { rollup } from 'rollup';

/**
 * Builds bundles of `rollup.config.mjs` again and again, and knows what each was made of.
 * @param {Record<string, import('rollup').RollupOptions>} configs by the names of the bundles
 */
export function devBundles(configs) {
  /** @type {Map<string, { cache: import('rollup').RollupCache | undefined, read: Set<string>, wrote: Set<string> }>} */
  const builds = new Map();

  return {
    /**
     * The bundles that were made of a file, as far as Rollup has read it.
     * @param {string} path from the top level
     * @returns {string[]}
     */
    madeOf(path) {
      const id = resolve(path);
      return [...builds].filter(([, { read }]) => read.has(id)).map(([name]) => name);
    },

    /**
     * Builds one, and removes what its last build wrote and this one does not.
     * @param {string} name
     * @returns {Promise<void>}
     * @throws Rollup's error, with the place
     */
    async build(name) {
      const config = /** @type {import('rollup').RollupOptions} */ (configs[name]);
      const output = /** @type {import('rollup').OutputOptions} */ (config.output);
      const before = builds.get(name);
      // To find what nobody uses takes a third of the time, and bytes do not matter here.
      const built = await rollup({ ...config, treeshake: false, cache: before?.cache ?? true });
      try {
        const written = await built.write(output);
        const folder = output.dir ?? dirname(/** @type {string} */ (output.file));
        const wrote = new Set(written.output.map(({ fileName }) => join(folder, fileName)));
        builds.set(name, { cache: built.cache, read: new Set(built.watchFiles), wrote });
        for (const path of before?.wrote ?? []) if (!wrote.has(path)) await rm(path, { force: true });
      } finally {
        await built.close();
      }
    },
  };
}

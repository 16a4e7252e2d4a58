import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { context } from 'esbuild';
import { filesOfPlugins, optionsOf } from './in-esbuild.mjs';

/**
 * Builds the bundles of `rollup.config.mjs` again and again for `npm run dev`, and knows what each was made of. esbuild does it:
 * it keeps what it has read, and takes a fraction of a second where Rollup takes seconds. Left out is what saves bytes, and what
 * pages need that change the browser's own objects: what is deployed is built by Rollup.
 * @param {Record<string, import('rollup').RollupOptions>} configs by the names of the bundles
 * @param {Record<string, import('esbuild').BuildOptions>} [own] options of single bundles, over the common ones
 */
export function devBundles(configs, own = {}) {
  /** @type {Map<string, Promise<import('esbuild').BuildContext<{ metafile: true, write: false }>>>} */
  const contexts = new Map();
  /** @type {Map<string, { read: Set<string>, wrote: Map<string, string> }>} */
  const builds = new Map();

  return {
    /**
     * The bundles that were made of a file.
     * @param {string} path from the top level
     * @returns {string[]}
     */
    madeOf: (path) => [...builds].filter(([, { read }]) => read.has(path)).map(([name]) => name),

    /**
     * Builds one. Writes what is not there as it is, and removes what the last build wrote and this one does not.
     * @param {string} name
     * @returns {Promise<void>}
     * @throws esbuild's error, with the place
     */
    async build(name) {
      const config = /** @type {import('rollup').RollupOptions} */ (configs[name]);
      const opened = contexts.get(name) ?? context({ ...optionsOf(config), ...own[name] });
      contexts.set(name, opened);
      const { outputFiles, metafile } = await (await opened).rebuild();
      const files = [...outputFiles, ...(await filesOfPlugins(config, metafile))].map((file) => ({
        ...file,
        path: relative('.', file.path),
      }));
      const before = builds.get(name)?.wrote ?? new Map();
      const wrote = new Map(files.map(({ path, hash }) => [path, hash]));
      for (const { path, contents, hash } of files) {
        if (before.get(path) === hash) continue;
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, contents);
      }
      for (const path of before.keys()) if (!wrote.has(path)) await rm(path, { force: true });
      builds.set(name, { read: new Set(Object.keys(metafile.inputs)), wrote });
    },

    /** Lets go of what is kept for the next build. */
    async close() {
      for (const opened of contexts.values()) await (await opened).dispose();
    },
  };
}

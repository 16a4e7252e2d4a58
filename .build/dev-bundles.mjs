import { copyFile, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { context } from 'esbuild';
import { filesOfPlugins, folderOf, optionsOf } from './in-esbuild.mjs';

/** As deep as the folder of the server: its maps name the sources from where they lie. */
const ASIDE = '.cache/dev';

/**
 * Builds the bundles of `rollup.config.mjs` again and again for `npm run dev`, and knows what each was made of. esbuild does it:
 * it keeps what it has read, and takes a fraction of a second where Rollup takes seconds. Left out is what saves bytes, and what
 * pages need that change the browser's own objects: what is deployed is built by Rollup.
 * @param {Record<string, import('rollup').RollupOptions>} configs by the names of the bundles
 * @param {Record<string, import('esbuild').BuildOptions>} [own] options of single bundles, over the common ones
 */
export function devBundles(configs, own = {}) {
  /** @type {Map<string, Promise<import('esbuild').BuildContext<{ metafile: true }>>>} */
  const contexts = new Map();
  /** @type {Map<string, { read: Set<string>, wrote: Map<string, string>, outputs: import('esbuild').Metafile['outputs'] }>} */
  const builds = new Map();
  /** @type {Map<string, Promise<string>>} */
  const folders = new Map();

  return {
    /**
     * The bundles that were made of a file.
     * @param {string} path from the top level
     * @returns {string[]}
     */
    madeOf: (path) => [...builds].filter(([, { read }]) => read.has(path)).map(([name]) => name),

    /**
     * The built files that a built file imports at its start.
     * @param {string} name of the bundle
     * @param {string} path from the top level
     * @returns {string[]}
     */
    importsOf(name, path) {
      const imports = builds.get(name)?.outputs[path]?.imports ?? [];
      return imports
        .filter(({ kind, external }) => kind === 'import-statement' && external !== true)
        .map((one) => join(dirname(path), basename(one.path)));
    },

    /**
     * Builds and writes one, and removes what the last build wrote and this one does not.
     * @param {string} name
     * @returns {Promise<void>}
     * @throws esbuild's error, with the place
     */
    async build(name) {
      const config = /** @type {import('rollup').RollupOptions} */ (configs[name]);
      const aside = await folderAside(name);
      const opened =
        contexts.get(name) ?? context({ ...optionsOf(config), ...own[name], ...into(aside, config) });
      contexts.set(name, opened);
      const built = await (await opened).rebuild();
      const metafile = {
        ...built.metafile,
        outputs: inPlace(built.metafile.outputs, aside, folderOf(config)),
      };
      const before = builds.get(name)?.wrote ?? new Map();
      /** @type {Map<string, string>} */
      const wrote = new Map();
      for (const path of Object.keys(metafile.outputs)) {
        const from = join(aside, relative(folderOf(config), path));
        const { mtimeMs } = await stat(from);
        wrote.set(path, String(mtimeMs));
        if (before.get(path) !== String(mtimeMs)) await write(path, () => copyFile(from, path));
      }
      for (const { path, contents, hash } of await filesOfPlugins(config, metafile)) {
        wrote.set(path, hash);
        if (before.get(path) !== hash) await write(path, () => writeFile(path, contents));
      }
      for (const path of before.keys()) if (!wrote.has(path)) await rm(path, { force: true });
      builds.set(name, { read: new Set(Object.keys(metafile.inputs)), wrote, outputs: metafile.outputs });
    },

    /** Lets go of what is kept for the next build. */
    async close() {
      for (const opened of contexts.values()) await (await opened).dispose();
      for (const folder of folders.values()) await rm(await folder, { recursive: true, force: true });
    },
  };

  /**
   * Where esbuild writes a bundle by itself: to send it here took as long as to make it. It takes away what it wrote before when
   * a build fails, and what is in its place stays.
   * @param {string} name
   */
  function folderAside(name) {
    const folder = folders.get(name) ?? makeFolder(name);
    folders.set(name, folder);
    return folder;
  }
}

/** @param {string} name */
async function makeFolder(name) {
  await mkdir(ASIDE, { recursive: true });
  return mkdtemp(join(ASIDE, `${name}-`));
}

/**
 * @param {string} aside
 * @param {import('rollup').RollupOptions} config
 * @returns {import('esbuild').BuildOptions}
 */
function into(aside, config) {
  const { outfile } = optionsOf(config);
  return outfile === undefined ? { outdir: aside } : { outfile: join(aside, basename(outfile)) };
}

/**
 * What was written aside, by the names that it gets.
 * @param {import('esbuild').Metafile['outputs']} outputs
 * @param {string} aside
 * @param {string} folder
 */
function inPlace(outputs, aside, folder) {
  return Object.fromEntries(
    Object.entries(outputs).map(([path, output]) => [join(folder, relative(aside, path)), output]),
  );
}

/**
 * @param {string} path
 * @param {() => Promise<void>} act
 */
async function write(path, act) {
  await mkdir(dirname(path), { recursive: true });
  await act();
}

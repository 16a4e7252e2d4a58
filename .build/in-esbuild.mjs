import { createHash } from 'node:crypto';
import { basename, dirname, extname, relative } from 'node:path';
import { PUSHER_CONSTANTS } from './pusher-core.mjs';

/** What `.build/browser.mjs` says to Rollup's plugins. */
const FOR_BROWSERS = {
  platform: 'browser',
  sourcemap: 'inline',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  tsconfigRaw: {},
  define: { 'process.env.NODE_ENV': '"production"', ...PUSHER_CONSTANTS },
};

/**
 * esbuild's options for a bundle of `rollup.config.mjs`. Its plugins that bring files say in `esbuild` how they do so there.
 * @param {import('rollup').RollupOptions} config
 * @returns {import('esbuild').BuildOptions & { metafile: true }}
 */
export function optionsOf({ input, output, plugins }) {
  const { dir, file, format, entryFileNames, chunkFileNames } = outputOf(output);
  return {
    ...FOR_BROWSERS,
    entryPoints: typeof input === 'string' ? [input] : input,
    ...(file === undefined ? { outdir: dir } : { outfile: file }),
    ...(entryFileNames === undefined ? {} : { entryNames: withoutEnd(entryFileNames) }),
    ...(chunkFileNames === undefined ? {} : { chunkNames: withoutEnd(chunkFileNames) }),
    format: format === 'iife' ? 'iife' : 'esm',
    splitting: format === 'es' && dir !== undefined,
    bundle: true,
    plugins: pluginsOf(plugins).flatMap(({ name, esbuild }) => (esbuild ? [{ name, setup: esbuild }] : [])),
    metafile: true,
    logLevel: 'silent',
  };
}

/**
 * Where a bundle is written.
 * @param {import('rollup').RollupOptions} config
 * @returns {string}
 */
export function folderOf({ output }) {
  const { dir, file } = outputOf(output);
  return dir ?? dirname(file);
}

/**
 * What the plugins of a bundle put beside it, such as pages with the names of its files.
 * @param {import('rollup').RollupOptions} config
 * @param {import('esbuild').Metafile} metafile of the build
 * @returns {Promise<{ path: string, contents: string | Uint8Array, hash: string }[]>}
 */
export async function filesOfPlugins(config, metafile) {
  const folder = folderOf(config);
  const bundle = chunksOf(metafile, folder, config.input);
  const files = [];
  const emitFile = ({ fileName, source }) =>
    files.push({
      path: `${folder}/${fileName}`,
      contents: source,
      hash: createHash('sha256').update(source).digest('hex'),
    });
  for (const plugin of pluginsOf(config.plugins)) await plugin.generateBundle?.call({ emitFile }, {}, bundle);
  for (const plugin of pluginsOf(config.plugins)) await plugin.writeBundle?.({}, bundle);
  return files;
}

/** Rollup's account of what was written, as far as our plugins read it. */
function chunksOf({ outputs }, folder, input) {
  const given = new Map(Object.entries(input).map(([name, path]) => [path, name]));
  return Object.fromEntries(
    Object.entries(outputs).map(([path, { entryPoint }]) => {
      const fileName = relative(folder, path);
      const isEntry = given.has(entryPoint);
      const name = given.get(entryPoint) ?? basename(entryPoint ?? path, extname(entryPoint ?? path));
      return [fileName, { type: 'chunk', fileName, name, isEntry }];
    }),
  );
}

const pluginsOf = (plugins) => plugins.flat().filter(Boolean);
const outputOf = (output) => (Array.isArray(output) ? output[0] : output);
const withoutEnd = (pattern) => pattern.replace(/\.js$/, '');

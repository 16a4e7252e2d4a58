import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

/** `import sheet from './x.css'` gives the minified text, for a constructable style sheet. */
export function cssText() {
  return {
    name: 'css-text',
    async transform(code, id) {
      if (!id.endsWith('.css')) return null;
      return { code: await asModule(code), map: /** @type {const} */ ({ mappings: '' }) };
    },
    esbuild: (build) =>
      build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
        contents: await asModule(await readFile(path, 'utf8')),
      })),
  };
}

async function asModule(css) {
  const { code } = await transform(css, { loader: 'css', minify: true, target: 'safari15' });
  // esbuild keeps the blanks before a fallback, and in the values of custom properties; CSS passes over them.
  const shorter = code
    .replaceAll(/(var\([\w-]+), /g, '$1,')
    .replaceAll(/(?<=[;{])--[\w-]+:[^;{}]+/g, (declaration) =>
      declaration.replaceAll(/"[^"]*"|([:,/]) | (?=\/)/g, (found, sign = '') =>
        found[0] === '"' ? found : sign,
      ),
    );
  return `export default ${JSON.stringify(shorter.trim())};`;
}

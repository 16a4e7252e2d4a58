import { transform } from 'esbuild';

/** `import sheet from './x.css'` gives the minified text, for a constructable style sheet. */
export function cssText() {
  return {
    name: 'css-text',
    async transform(code, id) {
      if (!id.endsWith('.css')) return null;
      const { code: minified } = await transform(code, { loader: 'css', minify: true, target: 'safari15' });
      // esbuild keeps the blank before a fallback.
      const css = minified.trim().replaceAll(/(var\([\w-]+), /g, '$1,');
      return { code: `export default ${JSON.stringify(css)};`, map: { mappings: '' } };
    },
  };
}

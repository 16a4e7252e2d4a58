import { join } from 'node:path';
import { build } from 'esbuild';

const ENTRY = join(import.meta.dirname, '../../../widget/embed/main.ts');
export const APP_URL = 'https://chat.example/prefix/widget/app-12345678.js';
/** Where today's entry is, whatever it is called, the first and the second time that an entry could not be had. */
export const FRESH_APP_URLS = [1, 2].map((times) => `https://chat.example/prefix/widget/${times}/app.js`);

/**
 * The loader as one script, as a page gets it. `import()` is a function that the test passes in, and so is what the server
 * puts in of the site.
 */
export async function builtLoader(): Promise<
  (importApp: (url: string) => unknown, site: object | null) => void
> {
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    supported: { 'dynamic-import': false },
    loader: { '.css': 'text' },
    plugins: [
      {
        name: 'app-entry',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^frontdesk:/ }, ({ path }) => ({ path, namespace: 'virtual' }));
          onLoad({ filter: /.*/, namespace: 'virtual' }, () => ({
            contents: 'export const APP_ENTRY = "app-12345678.js";',
          }));
        },
      },
    ],
  });
  const code = outputFiles[0]?.text ?? '';
  return new Function('require', 'FRONTDESK_SITE', code) as Awaited<ReturnType<typeof builtLoader>>;
}

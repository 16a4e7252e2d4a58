import { join } from 'node:path';
import { build } from 'esbuild';

const ENTRY = join(import.meta.dirname, '../../../widget/embed/main.ts');
export const APP_URL = 'https://chat.example/prefix/widget/app-12345678.js';

/** The loader as one script, as a page gets it; `import()` of the app is a function that the test passes in. */
export async function builtLoader(): Promise<(importApp: (url: string) => unknown) => void> {
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
  return new Function('require', code) as (importApp: (url: string) => unknown) => void;
}

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A change of the product's source: `find` must stand in `file` exactly once. */
export type Patch = { file: string; find: string; put: string };

/**
 * Makes changes to the product's source while esbuild reads it. The source on disk stays as it is.
 * @returns the plugin, and a check to call after the build: it throws when a patch was of no file that was read
 */
export function patchedSource(patches: readonly Patch[]): { plugin: Plugin; checkAllUsed(): void } {
  const byFile = new Map<string, Patch[]>();
  for (const patch of patches)
    byFile.set(ROOT + patch.file, [...(byFile.get(ROOT + patch.file) ?? []), patch]);
  const used = new Set<Patch>();
  return {
    plugin: {
      name: 'patched-source',
      setup({ onLoad }) {
        onLoad({ filter: /\.ts$/ }, async ({ path }) => {
          const own = byFile.get(path);
          if (own === undefined) return null;
          let contents = await readFile(path, 'utf8');
          for (const patch of own) {
            contents = patched(contents, patch);
            used.add(patch);
          }
          return { contents, loader: 'ts' };
        });
      },
    },
    checkAllUsed() {
      const idle = patches.find((patch) => !used.has(patch));
      if (idle !== undefined) throw new Error(`${idle.file} plays no part in what was built.`);
    },
  };
}

function patched(text: string, { file, find, put }: Patch): string {
  const parts = text.split(find);
  if (parts.length !== 2)
    throw new Error(`"${find}" stands ${parts.length - 1} times in ${file}; it must stand there once.`);
  return parts.join(put);
}

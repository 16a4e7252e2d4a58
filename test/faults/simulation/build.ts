import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Patch } from './rules.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * The simulation as one file of JavaScript, with changes made to the product's source on the way.
 * @returns the file
 * @throws when a patch does not fit any more: the rule has moved, and `rules.ts` must follow
 */
export async function buildSimulation(name: string, patches: readonly Patch[]): Promise<string> {
  const outfile = `${ROOT}.cache/faults/${name}.mjs`;
  const byFile = new Map<string, Patch[]>();
  for (const patch of patches)
    byFile.set(ROOT + patch.file, [...(byFile.get(ROOT + patch.file) ?? []), patch]);
  const used = new Set<Patch>();
  await build({
    entryPoints: [`${ROOT}test/faults/simulation/main.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
    plugins: [
      {
        name: 'without-a-rule',
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
    ],
  });
  const idle = patches.find((patch) => !used.has(patch));
  if (idle !== undefined) throw new Error(`${idle.file} plays no part in the simulation.`);
  return outfile;
}

function patched(text: string, { file, find, put }: Patch): string {
  const parts = text.split(find);
  if (parts.length !== 2)
    throw new Error(`"${find}" stands ${parts.length - 1} times in ${file}; it must stand there once.`);
  return parts.join(put);
}

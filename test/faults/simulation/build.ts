import { build } from 'esbuild';
import { type Patch, patchedSource, ROOT } from '../../support/patched-source.ts';

/**
 * The simulation as one file of JavaScript, with changes made to the product's source on the way.
 * @returns the file
 * @throws when a patch does not fit any more: the rule has moved, and `rules.ts` must follow
 */
export async function buildSimulation(
  name: string,
  patches: readonly Patch[],
  entry = 'main.ts',
): Promise<string> {
  const outfile = `${ROOT}.cache/faults/${name}.mjs`;
  const { plugin, checkAllUsed } = patchedSource(patches);
  await build({
    entryPoints: [`${ROOT}test/faults/simulation/${entry}`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
    plugins: [plugin],
  });
  checkAllUsed();
  return outfile;
}

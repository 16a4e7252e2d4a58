import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const FOLDER = '.cache/build';

/**
 * Bundles a module of the product and imports it: what is built from the contract is made by the contract's own code.
 * @param {string} entry from the root on
 * @param {string} name of the bundle
 */
export async function runTypescript(entry, name) {
  await mkdir(FOLDER, { recursive: true });
  const outfile = resolve(FOLDER, `${name}.mjs`);
  const options = { bundle: true, format: 'esm', platform: 'node', target: 'node20', logLevel: 'silent' };
  await build({ ...options, entryPoints: [entry], outfile });
  // A process that watches builds more than once.
  return import(`${pathToFileURL(outfile)}?${Date.now()}`);
}

import { randomUUID } from 'node:crypto';
import { mkdir, rename } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { PictureProgram } from '../../server/files/picture-decoder.ts';

const SOURCE = fileURLToPath(new URL('../../server/files/picture-process.ts', import.meta.url));
const CACHE = fileURLToPath(new URL('../../.cache/tests/', import.meta.url));
/** Where a run of tests has put the bundle; its workers inherit it. */
const BUNDLED = 'TEST_PICTURE_PROGRAM';

/**
 * Bundles what decodes pictures, once for a run: it is a process, which many servers of tests start, and to load it from its
 * sources takes most of a second.
 */
export async function bundlePictureProgram(): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const path = `${CACHE}picture-process.mjs`;
  const unfinished = `${CACHE}picture-process-${randomUUID()}.mjs`;
  await build({
    entryPoints: [SOURCE],
    outfile: unfinished,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    target: 'node20',
    logLevel: 'error',
  });
  await rename(unfinished, path);
  process.env[BUNDLED] = path;
}

/** The bundle of this run; from its sources where there is none. */
export function pictureProgram(): PictureProgram {
  const path = process.env[BUNDLED];
  return path === undefined ? { path: SOURCE, execArgv: ['--import', import.meta.resolve('tsx')] } : { path };
}

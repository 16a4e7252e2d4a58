import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { FORMER_FILE, FORMER_FOLDER, type Former } from './former.ts';

/**
 * Stores the server of another checkout, so that the next versions are tried beside it: `npx tsx test/upgrades/store-former.ts CHECKOUT`,
 * in which `npm ci && npm run build` was run. All that it was built to is one file; packages from npm stay outside.
 */
const [checkout] = process.argv.slice(2);
if (checkout === undefined) throw new Error('Usage: npx tsx test/upgrades/store-former.ts <built checkout>');
const git = (...words: string[]) =>
  execFileSync('git', ['-C', checkout, ...words], { encoding: 'utf8' }).trim();
const { outputFiles } = await build({
  entryPoints: [join(checkout, 'dist/server/main.js')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  minify: true,
  legalComments: 'none',
  write: false,
});
const [file] = outputFiles;
if (file === undefined) throw new Error('Nothing was built.');
const former: Former = {
  commit: git('rev-parse', 'HEAD'),
  committedAt: git('show', '-s', '--format=%cs', 'HEAD'),
};
await mkdir(FORMER_FOLDER, { recursive: true });
await writeFile(
  FORMER_FILE,
  brotliCompressSync(file.contents, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } }),
);
await writeFile(join(FORMER_FOLDER, 'former.json'), `${JSON.stringify(former, null, 2)}\n`);

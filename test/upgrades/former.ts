import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

export const FORMER_FOLDER = fileURLToPath(new URL('./former', import.meta.url));
/** The built server as one module, packed with Brotli. */
export const FORMER_FILE = join(FORMER_FOLDER, 'server.mjs.br');
const NODE_MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Of which commit the stored server is. `committedAt`: a day, such as `2026-11-30`. */
export type Former = { commit: string; committedAt: string };

/**
 * Unpacks the server of an earlier commit (`store-former.ts`), which needs neither the history of the repository nor a build. It
 * runs with the packages of today, and has stand-ins for what browsers load: its clients here are no browsers.
 * @param folder is made
 * @returns the folder, in which the server is where a build puts it: `dist/server/main.js`
 */
export async function unpackFormer(folder: string): Promise<string> {
  const [server, page] = [join(folder, 'dist/server'), join(folder, 'dist/public/console')];
  for (const one of [server, page]) await mkdir(one, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await symlink(NODE_MODULES, join(folder, 'node_modules'));
  await writeFile(join(server, 'main.js'), brotliDecompressSync(await readFile(FORMER_FILE)));
  await writeFile(join(folder, 'dist/public/widget.js'), '// stands for the built widget\nFRONTDESK_SITE');
  await writeFile(join(page, 'index.html'), '<!doctype html><title>stands for the console</title>');
  return folder;
}

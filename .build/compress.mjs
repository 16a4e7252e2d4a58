import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { DEV } from './folders.mjs';

/**
 * A .br and a .gz beside every text file, so that the server sends them as they are.
 * @param quality of Brotli: less than the best where a file is large, which would take many seconds
 */
export function compress({ quality = constants.BROTLI_MAX_QUALITY } = {}) {
  if (DEV) return null;
  return {
    name: 'compress',
    async writeBundle(options, bundle) {
      const folder = options.dir ?? dirname(options.file);
      for (const name of Object.keys(bundle).filter((file) => /\.(js|css|html)$/.test(file))) {
        const content = await readFile(join(folder, name));
        await writeFile(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
        await writeFile(
          join(folder, `${name}.br`),
          brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
        );
      }
    },
  };
}

import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { DEV } from './folders.mjs';

/** Off the main thread: one for each file, on as many cores as there are. */
const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];

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
      const names = Object.keys(bundle).filter((file) => /\.(js|css|html)$/.test(file));
      await Promise.all(
        names.map(async (name) => {
          const content = await readFile(join(folder, name));
          const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
          await writeFile(join(folder, `${name}.gz`), await zip(content, { level: 9 }));
          await writeFile(join(folder, `${name}.br`), await brotli(content, { params }));
        }),
      );
    },
  };
}

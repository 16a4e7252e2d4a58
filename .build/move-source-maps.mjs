import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DEV, DIST } from './folders.mjs';

/**
 * Source maps are for us: beside the public folder, never in it.
 * @param name the bundle's folder below `dist/source-maps`
 */
export function moveSourceMaps(name) {
  if (DEV) return null;
  return {
    name: 'move-source-maps',
    async writeBundle(options, bundle) {
      const aside = join(DIST, 'source-maps', name);
      await rm(aside, { recursive: true, force: true });
      await mkdir(aside, { recursive: true });
      const folder = options.dir ?? dirname(options.file);
      for (const file of Object.keys(bundle).filter((one) => one.endsWith('.map')))
        await rename(join(folder, file), join(aside, basename(file)));
    },
  };
}

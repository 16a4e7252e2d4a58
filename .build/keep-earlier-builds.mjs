import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DEV, DIST, PUBLIC } from './folders.mjs';

const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;
/** For each folder; some twenty builds. The ones that were replaced first go first. */
const MAX_EARLIER_BYTES = 24 * 1_024 * 1_024;
const HASHED = /-[\w-]{8}\.(js|css)$/;

/**
 * Files of earlier builds stay for 30 days after the build that came next: pages that are open load their parts from
 * them. When each was replaced is written down beside them, because a build may be in use for long.
 * @param place the folder of the bundle's hashed files, below the public one
 * @param manifest gets the names of the current ones
 * @param root the folder that holds `dist`, and `now` the time: given by tests
 */
export function keepEarlierBuilds(place, manifest, { root = '.', now: clock = Date.now } = {}) {
  const folder = join(root, PUBLIC, place);
  // `npm run dev` removes what it wrote before.
  if (DEV) return null;
  const record = join(root, DIST, `earlier-${place.replace('/', '-')}.json`);
  return {
    name: 'keep-earlier-builds',
    async writeBundle(_options, bundle) {
      const written = Object.keys(bundle)
        .map((name) => basename(name))
        .filter((name) => HASHED.test(name));
      manifest.files.push(...written.map((name) => `${place}/${name}`));
      // Bundles that are written into the same folder, one after the other.
      const current = manifest.files.map((name) => basename(name));
      const before = existsSync(record) ? JSON.parse(await readFile(record, 'utf8')) : {};
      const [now, earlier] = [clock(), {}];
      const present = (await readdir(folder)).filter((name) => HASHED.test(name));
      let bytes = 0;
      const replaced = present
        .filter((name) => !current.includes(name))
        .map((name) => ({ name, at: before[name] ?? now }))
        .sort((one, other) => other.at - one.at);
      for (const { name, at } of replaced) {
        bytes += (await stat(join(folder, name))).size;
        if (now - at > KEPT_MS || bytes > MAX_EARLIER_BYTES)
          for (const suffix of ['', '.br', '.gz']) await rm(join(folder, name + suffix), { force: true });
        else earlier[name] = at;
      }
      await writeFile(record, JSON.stringify(earlier));
    },
  };
}

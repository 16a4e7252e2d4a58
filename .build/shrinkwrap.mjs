/**
 * The lock of what a package needs, as `npm-shrinkwrap.json` has it: unlike `package-lock.json`, it goes along with a package. `npm ci` in
 * the unpacked package heeds it, and so does `npm install` where it comes from a registry (not where an archive is installed).
 * @param {{ lockfileVersion: number, packages: Record<string, any> }} lock the repository's `package-lock.json`, whose places stay as they are
 * @param {{ name: string, version: string, license: string, engines: object, bin: object, dependencies: Record<string, string> }} made
 *   the `package.json` that it goes with
 * @throws {Error} for a dependency that the repository's lock does not have
 */
export function shrinkwrap({ lockfileVersion, packages }, made) {
  const { name, version, license, engines, bin, dependencies } = made;
  /** @type {Record<string, any>} */
  const kept = {};
  const look = (
    /** @type {string} */ from,
    /** @type {any} */ { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta },
  ) => {
    const needed = [
      ...Object.keys(dependencies ?? {}).map((one) => ({ one, may: one in (optionalDependencies ?? {}) })),
      ...Object.keys(optionalDependencies ?? {}).map((one) => ({ one, may: true })),
      ...Object.keys(peerDependencies ?? {}).map((one) => ({
        one,
        may: peerDependenciesMeta?.[one]?.optional === true,
      })),
    ];
    for (const { one, may } of needed) {
      const place = placeOf(one, from, packages);
      if (place === null) {
        if (may) continue;
        throw new Error(
          `${from === '' ? 'The server' : from} needs ${one}, which package-lock.json does not have.`,
        );
      }
      // Of something that is merely allowed to be there, such as a driver for types, only what others need is taken.
      if (place in kept || (may && packages[place].dev === true)) continue;
      const { dev, devOptional, ...entry } = packages[place];
      kept[place] = entry;
      look(place, entry);
    }
  };
  look('', { dependencies });
  const sorted = Object.fromEntries(Object.entries(kept).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    ...{ name, version, lockfileVersion, requires: true },
    packages: { '': { name, version, license, bin, engines, dependencies }, ...sorted },
  };
}

/** Where a package that stands at `from` finds another, as Node looks for it: beside itself, then further up. */
function placeOf(
  /** @type {string} */ name,
  /** @type {string} */ from,
  /** @type {Record<string, any>} */ packages,
) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (place in packages) return place;
    if (folder === '' || !folder.includes('/node_modules/')) {
      const top = `node_modules/${name}`;
      return top in packages ? top : null;
    }
  }
}

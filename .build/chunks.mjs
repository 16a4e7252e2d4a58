/** All texts of a language are one file, whoever asks for them first; English is part of who uses it. */
export const languageChunk = (id) =>
  /\/widget\/(?:extras\/locales|locales\/languages)\/(?!en\b)([a-z]{2}(?:-hant)?)\.ts$/.exec(id)?.[1] ?? null;

/** The chunk of `firstLoad`. */
export const FIRST_CHUNK = 'first';

/**
 * All that an app loads at once is one file beside its entry, whoever else imports a part of it: as a file each, some
 * thirty of them compress worse, by six kilobytes in the console.
 */
export function firstLoad() {
  let first;
  return (id, { getModuleIds, getModuleInfo }) => {
    first ??= importedAtOnce(
      [...getModuleIds()].find((one) => getModuleInfo(one)?.isEntry),
      getModuleInfo,
    );
    return first.has(id) ? FIRST_CHUNK : null;
  };
}

function importedAtOnce(entry, getModuleInfo) {
  const found = new Set();
  const open = [entry];
  while (open.length > 0)
    for (const id of getModuleInfo(open.pop())?.importedIds ?? [])
      if (id !== entry && !found.has(id)) {
        found.add(id);
        open.push(id);
      }
  return found;
}

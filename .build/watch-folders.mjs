import { readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/**
 * Calls back with the path of whatever changes below the folders. Node's own recursive watching loses a file on Linux once
 * an editor has replaced it twice, as most do when they save; a folder it does not lose, so each is watched by itself.
 * @param {readonly string[]} folders
 * @param {(path: string) => void} changed the path begins with one of the folders
 * @returns {() => void} ends it
 */
export function watchFolders(folders, changed) {
  /** @type {Map<string, import('node:fs').FSWatcher>} */
  const watchers = new Map();
  for (const folder of folders) add(folder);
  return () => {
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  };

  /**
   * @param {string} folder
   * @returns {string[]} the files that were there before it was watched
   */
  function add(folder) {
    if (watchers.has(folder)) return [];
    const watcher = watch(folder, (event, name) => {
      if (name === null) return;
      const path = join(folder, name);
      // A folder of this name may have gone and come again.
      if (event === 'rename') remove(path);
      if (isFolder(path)) for (const file of addIfThere(path)) changed(file);
      else changed(path);
    });
    // A folder that is removed ends its watcher, on some systems with an error.
    watcher.on('error', () => remove(folder));
    watchers.set(folder, watcher);
    /** @type {string[]} */
    const files = [];
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) files.push(...add(path));
      else files.push(path);
    }
    return files;
  }

  /**
   * What an editor or a checkout has just made may be gone again.
   * @param {string} folder
   */
  function addIfThere(folder) {
    try {
      return add(folder);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
      remove(folder);
      return [];
    }
  }

  /** @param {string} folder */
  function remove(folder) {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }
}

/** @param {string} path */
function isFolder(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

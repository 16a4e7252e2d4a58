import { readFile, rm } from 'node:fs/promises';

/** Removes what an earlier build left in a folder whose file names say nothing of their content. */
export function emptyFolder(folder) {
  return { name: 'empty-folder', renderStart: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * Puts files beside the bundle as they are.
 * @param files name in the output → path in the source
 */
export function copyFiles(files) {
  return {
    name: 'copy-files',
    async generateBundle() {
      for (const [fileName, path] of Object.entries(files))
        this.emitFile({ type: 'asset', fileName, source: await readFile(path) });
    },
  };
}

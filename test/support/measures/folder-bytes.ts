import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file in a folder and below it, by its name. Files that come and go while it is read are not among them. */
export async function folderBytes(folder: string): Promise<{ name: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: { name: string; bytes: Buffer }[] = [];
  for (const { parentPath, name } of entries.filter((one) => one.isFile())) {
    const bytes = await readFile(join(parentPath, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (bytes !== null) files.push({ name, bytes });
  }
  return files;
}

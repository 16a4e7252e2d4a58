import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
/** Folders that everybody may write to, such as /tmp, have it; they are not ours to close. */
const STICKY = 0o1000;

type Log = { warn(details: object, message: string): void };

/**
 * Makes the folder for data, or closes it to other users of this machine, where an earlier version left it open.
 * @throws with a sentence that names the setting, when it cannot be made
 */
export async function closeFolder(folder: string, log: Log): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  } catch (error) {
    throw new Error(
      `The data folder ${folder} cannot be used (${error instanceof Error ? error.message : String(error)}). Set DATA_DIR to a folder that this user may write to.`,
    );
  }
  await close(folder, FOLDER_MODE, log);
}

/** Closes a database file, and what belongs to it (log, shared memory, notes), to other users of this machine. */
export async function closeDatabaseFile(file: string, log: Log): Promise<void> {
  const entries = await readdir(dirname(file), { withFileTypes: true });
  for (const entry of entries)
    if (entry.isFile() && belongsTo(basename(file), entry.name))
      await close(join(dirname(file), entry.name), FILE_MODE, log);
}

/** Such as `frontdesk.db-wal` and `frontdesk.db.epoch` to `frontdesk.db`. */
function belongsTo(file: string, name: string): boolean {
  return name === file || name.startsWith(`${file}-`) || name.startsWith(`${file}.`);
}

async function close(path: string, mode: number, log: Log): Promise<void> {
  try {
    const { mode: before } = await stat(path);
    if ((before & 0o077) === 0 || (before & STICKY) !== 0) return;
    await chmod(path, mode);
  } catch (error) {
    // A log that SQLite has just removed is closed enough.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    log.warn(
      { err: error },
      `Other users of this machine may read ${path}, which holds secrets, and it cannot be changed. Give it to the user who runs this.`,
    );
  }
}

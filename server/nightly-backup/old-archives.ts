import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** As {@link archiveName} makes them; nothing else in the folder is touched. */
const OURS = /^frontdesk-\d{4}-\d\d-\d\d-\d{6}\.tar\.gz(\.enc)?$/;

/** `frontdesk-2026-03-29-032000.tar.gz`, in UTC, so that names stand in the order of their times. */
export function archiveName(at: number, encrypted: boolean): string {
  const [day, time = ''] = new Date(at).toISOString().split('T');
  return `frontdesk-${day}-${time.slice(0, 8).replaceAll(':', '')}.tar.gz${encrypted ? '.enc' : ''}`;
}

/**
 * Deletes archives of the server's own that are older than so many days. The newest stays, however old it is.
 * @returns how many were deleted
 */
export async function deleteOldArchives(folder: string, keepDays: number, now: number): Promise<number> {
  const names = (await readdir(folder)).filter((name) => OURS.test(name)).toSorted();
  let deleted = 0;
  for (const name of names.slice(0, -1)) {
    const file = join(folder, name);
    const { mtimeMs } = await stat(file);
    if (now - mtimeMs <= keepDays * DAY_MS) continue;
    await rm(file, { force: true });
    deleted += 1;
  }
  return deleted;
}

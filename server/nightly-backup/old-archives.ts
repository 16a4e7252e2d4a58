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
 * @throws the error of the first that could not be deleted, when the others are
 */
export async function deleteOldArchives(folder: string, keepDays: number, now: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => OURS.test(name)).toSorted();
  const failures: unknown[] = [];
  for (const name of names.slice(0, -1))
    await deleteIfOld(join(folder, name), now - keepDays * DAY_MS).catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

async function deleteIfOld(file: string, before: number): Promise<void> {
  const { mtimeMs } = await stat(file);
  if (mtimeMs < before) await rm(file, { force: true });
}

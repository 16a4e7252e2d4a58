import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { openDatabase } from '../../../server/database/open.ts';
import type { NightlyBackupConfig } from '../../../server/nightly-backup/backup-config.ts';
import { readState, replaceState } from '../../../server/nightly-backup/backup-state.ts';
import { createNightlyBackup } from '../../../server/nightly-backup/nightly-backup.ts';
import type { DatabasePlace } from '../../support/databases.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

const NOON = new Date(2026, 4, 10, 12).getTime();
const HOUR_MS = 60 * 60 * 1_000;

/** Stands for the command line: each test says what the two commands do. */
const open = async (place: DatabasePlace) => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-nightly-'));
  const database = await openDatabase(place.url);
  return {
    folder,
    database,
    async close() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
type Place = { folder: string; database: Database };

/** A program that does as the commands do: writes the archive, says something, ends with a code. */
async function programOf({ folder }: Place, { proof = 0 }: { proof?: number } = {}) {
  const path = join(folder, `commands-${proof}.mjs`);
  await writeFile(
    path,
    `import { appendFileSync, writeFileSync } from 'node:fs';
const [command, archive] = process.argv.slice(2);
appendFileSync(${JSON.stringify(join(folder, 'asked'))}, process.argv.slice(2).join(' ') + '\\n');
if (command === 'backup') writeFileSync(archive, 'an archive');
else if (${proof} !== 0) { console.error('WRONG: table messages'); process.exitCode = ${proof}; }
`,
  );
  return { path, env: {} };
}

function nightly(
  place: Place,
  program: { path: string; env: object },
  more: Partial<NightlyBackupConfig> = {},
) {
  const clock = { at: NOON };
  const backups = join(place.folder, 'backups');
  const log: string[] = [];
  const say = (_details: object, message: string) => void log.push(message);
  const { worker, ...made } = createNightlyBackup({
    config: { folder: backups, hour: 3, keepDays: 14, encrypted: false, ...more },
    database: place.database,
    program: { path: program.path, env: {} },
    now: () => clock.at,
    log: { info: say, warn: say, error: say },
  });
  return { ...made, clock, backups, log, worker, archives: () => readdir(backups) };
}

onEveryDatabase('the back-up of every night', { once: true, open, fresh: true }, (place) => {
  it('is made and proven, and then lies in its folder', async () => {
    const { worker, archives, metricsText, troubles, log } = nightly(place, await programOf(place));
    await worker.wake();
    expect(await archives()).toEqual([expect.stringMatching(/^frontdesk-2026-05-\d\d-\d{6}\.tar\.gz$/)]);
    expect(metricsText()).toContain(`frontdesk_backup_last_proven_timestamp_seconds ${NOON / 1_000}\n`);
    expect(metricsText()).toContain('frontdesk_backup_failed 0\n');
    expect(troubles()).toEqual([]);
    expect(log).toEqual(['The nightly back-up was made and proven.']);
    expect((await readState(place.database.read))?.claimedUntil).toBeNull();
    await worker.stop();
  });

  it('is encrypted with a passphrase, and proven on Postgres in a database beside', async () => {
    const { worker, archives } = nightly(place, await programOf(place), { encrypted: true });
    await worker.wake();
    expect(await archives()).toEqual([expect.stringMatching(/\.tar\.gz\.enc$/)]);
    const asked = await readFile(join(place.folder, 'asked'), 'utf8');
    const [made = '', proven = ''] = asked.split('\n');
    expect(made).toMatch(/ --encrypt$/);
    expect(proven.endsWith(' --beside')).toBe(place.database.dialect === 'postgres');
    await worker.stop();
  });

  it('that is not proven is deleted and told, and an hour later the next one is proven', async () => {
    const failing = nightly(place, await programOf(place, { proof: 1 }));
    await failing.worker.wake();
    expect(await failing.archives()).toEqual([]);
    expect(failing.troubles()).toEqual(['backup_failed']);
    expect(failing.metricsText()).toContain('frontdesk_backup_failed 1\n');
    expect((await readState(place.database.read))?.failed?.why).toBe('prove-backup: WRONG: table messages');
    await failing.worker.stop();

    const mended = nightly(place, await programOf(place));
    await mended.worker.wake();
    expect(await mended.archives()).toEqual([]);
    mended.clock.at += HOUR_MS;
    await mended.worker.wake();
    expect(await mended.archives()).toHaveLength(1);
    expect(mended.troubles()).toEqual([]);
    await mended.worker.stop();
  });

  it('is made by one of several nodes', async () => {
    const program = await programOf(place);
    const [one, other] = [nightly(place, program), nightly(place, program)];
    await Promise.all([one.worker.wake(), other.worker.wake()]);
    expect(await one.archives()).toHaveLength(1);
    for (const { worker } of [one, other]) await worker.stop();
  });

  it('is begun anew after a node that was killed at it, with nothing of that one left', async () => {
    const { worker, clock, backups, archives } = nightly(place, await programOf(place));
    await mkdir(join(backups, 'unproven'), { recursive: true });
    await writeFile(join(backups, 'unproven', 'half.tar.gz'), 'half of it');
    await replaceState(place.database, null, { claimedUntil: NOON + 1_000, proven: null, failed: null });
    await worker.wake();
    expect(await archives()).toEqual(['unproven']);
    clock.at += 1_000;
    await worker.wake();
    expect(await archives()).toEqual([expect.stringMatching(/^frontdesk-/)]);
    await worker.stop();
  });

  it('goes after its days; the newest and what is not its own stay', async () => {
    const { worker, backups, archives } = nightly(place, await programOf(place), { keepDays: 2 });
    await mkdir(backups);
    const old = new Date(NOON - 3 * 24 * HOUR_MS);
    for (const name of ['frontdesk-2026-05-07-030000.tar.gz', 'mine.tar.gz']) {
      await writeFile(join(backups, name), '');
      await utimes(join(backups, name), old, old);
    }
    await worker.wake();
    expect((await archives()).toSorted()).toEqual([
      expect.stringMatching(/^frontdesk-2026-05-(09|10|11)-/),
      'mine.tar.gz',
    ]);
    await worker.stop();
  });

  it('that cannot be deleted later keeps back neither the others nor the next night', async () => {
    const { worker, backups, archives, troubles, log } = nightly(place, await programOf(place), {
      keepDays: 2,
    });
    const old = new Date(NOON - 3 * 24 * HOUR_MS);
    const [stuck, deletable] = ['frontdesk-2026-05-06-030000.tar.gz', 'frontdesk-2026-05-07-030000.tar.gz'];
    // A folder is no archive, and is not deleted as one.
    await mkdir(join(backups, stuck), { recursive: true });
    await writeFile(join(backups, deletable), '');
    for (const name of [stuck, deletable]) await utimes(join(backups, name), old, old);
    await worker.wake();
    expect((await archives()).toSorted()).toEqual([
      stuck,
      expect.stringMatching(/^frontdesk-2026-05-(09|10|11)-/),
    ]);
    expect(troubles()).toEqual([]);
    expect(log).toEqual([
      expect.stringContaining('could not be deleted'),
      'The nightly back-up was made and proven.',
    ]);
    await worker.stop();
  });
});

// @slow 30 s of a core: servers that are killed at their nightly back-up, while it is made and while it is proven. Finds archives that are
// there by half, a proof that is left beside the database, and a night without a back-up.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { NO_BACKUP, readState, replaceState } from '../../../server/nightly-backup/backup-state.ts';
import { frontdesk } from '../../support/command-line.ts';
import { DATABASES } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startKillable } from '../../support/killable-server.ts';
import { newVisitor } from '../../support/people.ts';
import { HAS_SYSTEM_POSTGRES, startSystemPostgres } from '../../support/servers/system-postgres.ts';

const MIB = 1024 * 1024;
/** The back-up gives way to whatever else runs on the machine. */
const PATIENCE_MS = 600_000;

/** What of a back-up lies there. */
async function lying(folder: string): Promise<{ whole: string[]; made: boolean; proven: boolean }> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  const under = names.includes('unproven') ? await readdir(join(folder, 'unproven')).catch(() => []) : [];
  return {
    whole: names.filter((name) => name.endsWith('.tar.gz')),
    made: under.some((name) => name.includes('.unfinished-')),
    proven: under.some((name) => name.startsWith('frontdesk-proof-')),
  };
}

/** As five minutes later: nobody is waited for who has it for themselves. */
async function claimIsOver(database: Database): Promise<void> {
  const state = await readState(database.read);
  if (state !== null) await replaceState(database, state, { ...state, claimedUntil: Date.now() - 1 });
}

/** As if none had ever been made: the next start makes one at once. */
async function forgetBackup(database: Database): Promise<void> {
  await replaceState(database, await readState(database.read), NO_BACKUP);
}

/** @param restored where it is restored to; without it, SQLite in a folder */
async function killedTwice(url: string, restored?: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-nightly-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const backups = join(folder, 'backups');
  const server = await startKillable({ url, remove: async () => {} }, { BACKUP_DIR: backups });
  onTestFinished(() => server.close());
  const visitor = await newVisitor(server.url);
  await visitor.send(await visitor.start(), 'Kept for years');
  // Large enough that there is a middle.
  const large = join(server.dataDir, 'files/kept/ff');
  await mkdir(large, { recursive: true });
  for (const digit of '0123456789')
    await writeFile(join(large, `ff${digit.repeat(30)}`), randomBytes(5 * MIB));
  for (const moment of ['made', 'proven'] as const) {
    // A machine that is busy with other things may kill it when the archive is whole: then that night counts for nothing.
    for (let caught = false; !caught; ) {
      await eventually(async () => {
        const found = await lying(backups);
        expect(found[moment] || found.whole.length > 0).toBe(true);
      }, PATIENCE_MS);
      await server.kill(async () => {
        const { whole } = await lying(backups);
        caught = whole.length === 0;
        for (const name of whole) await rm(join(backups, name));
        const database = await openDatabase(url);
        await (caught ? claimIsOver(database) : forgetBackup(database));
        await database.close();
      });
    }
  }
  const [name = ''] = await eventually(async () => {
    const { whole, made, proven } = await lying(backups);
    expect([whole.length, made, proven]).toEqual([1, false, false]);
    return whole;
  }, PATIENCE_MS);
  const env = { DATA_DIR: join(folder, 'new'), DATABASE_URL: restored ?? join(folder, 'new/frontdesk.db') };
  expect(await frontdesk(env, 'restore', join(backups, name))).toMatchObject({ exit: 0, warned: '' });
  const again = await openDatabase(env.DATABASE_URL);
  onTestFinished(() => again.close());
  const messages = await again.read.selectFrom('messages').select('body').execute();
  expect(messages.map(({ body }) => body)).toContain('Kept for years');
  expect(await readdir(join(env.DATA_DIR, 'files/kept/ff'))).toHaveLength(10);
}

it(
  'a server on SQLite that is killed at its nightly back-up has a whole, proven one after the next start',
  async () => {
    const place = await DATABASES.find(({ name }) => name === 'SQLite')?.place();
    onTestFinished(async () => place?.remove());
    await killedTwice(place?.url ?? '');
  },
  3 * PATIENCE_MS,
);

it.skipIf(!HAS_SYSTEM_POSTGRES)(
  'a server on Postgres does as well, and leaves no database of a proof behind',
  async () => {
    const postgres = await startSystemPostgres('chat', 'again');
    onTestFinished(() => postgres.stop());
    await killedTwice(`${postgres.url}/chat`, `${postgres.url}/again`);
    expect(postgres.psql('postgres', 'select datname from pg_database')).not.toContain('_frontdesk_proof');
  },
  3 * PATIENCE_MS,
);

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { estimateUpgrade, tablesToCount } from '../../../server/cli/databases/upgrade-costs.ts';
import { MIGRATIONS, stepsToTake } from '../../../server/database/migrate.ts';
import { frontdesk } from '../../support/command-line.ts';
import { makeOldDatabase } from '../../support/database/old-database.ts';
import { startPostgres } from '../../support/database/postgres.ts';

const all = stepsToTake([], MIGRATIONS);

it('grows with the rows, and adds up what is listed', () => {
  const rows = (count: number) => new Map(tablesToCount(all).map((table) => [table, count]));
  const [few, many] = [1_000, 1_000_000].map((count) => estimateUpgrade(all, rows(count), 'sqlite'));
  expect(few?.steps.map(({ name }) => name)).toEqual(Object.keys(MIGRATIONS).toSorted());
  expect(many?.seconds.least).toBeGreaterThan(10 * (few?.seconds.least ?? 0));
  const sum = many?.steps.reduce((total, { seconds }) => total + seconds, 0) ?? 0;
  expect(many?.seconds.least).toBeLessThan(sum);
  expect(many?.seconds.most).toBeGreaterThan(sum);
  expect(estimateUpgrade([], new Map(), 'postgres').seconds).toEqual({ least: 0, most: 0 });
});

it('has all steps before it for a file that is still empty, as a first start leaves one that was ended at once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-empty-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const env = { DATABASE_URL: join(folder, 'empty.db'), DATA_DIR: folder };
  await writeFile(env.DATABASE_URL, '');
  const planned = await frontdesk(env, 'migrate', '--dry-run', '--json');
  expect(JSON.parse(planned.said).steps).toHaveLength(all.length);
  const taken = await frontdesk(env, 'migrate', '--json');
  expect(JSON.parse(taken.said)).toEqual({ upgraded: true, steps: all.map(({ name }) => name) });
});

it('counts the rows of every step that fills some', () => {
  const filling = all.filter(({ migration }) => migration.fill !== undefined);
  expect(filling.length).toBeGreaterThan(3);
  for (const step of filling) expect(tablesToCount([step]), step.name).toHaveLength(1);
});

it('has the seconds in which an index is built of what reports count', () => {
  const step = all.filter(({ name }) => name === '480-started-index');
  const { steps } = estimateUpgrade(step, new Map([['messages', 5_000_000]]), 'postgres');
  expect(steps).toMatchObject([{ table: 'messages', rows: 5_000_000 }]);
  expect(steps[0]?.seconds).toBeGreaterThan(2);
});

it.each(['SQLite', 'Postgres'])(
  'is said of a database that the first version left, which stays as it is: %s',
  async (kind) => {
    const folder = await mkdtemp(join(tmpdir(), 'frontdesk-costs-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    let databaseUrl = join(folder, 'frontdesk.db');
    if (kind === 'Postgres') {
      const postgres = await startPostgres();
      onTestFinished(() => postgres.stop());
      databaseUrl = `${postgres.url}/postgres`;
    }
    await makeOldDatabase(databaseUrl, 100);
    const env = { DATA_DIR: folder, DATABASE_URL: databaseUrl };
    const first = await frontdesk(env, 'migrate', '--dry-run');
    expect(first.exit).toBe(1);
    expect(first.said).toMatch(/^010-delivered: 2\d00 messages, about a second$/m);
    expect(first.said).toMatch(/steps, between .* and \d+ s: an order of magnitude/);
    expect(await frontdesk(env, 'migrate', '--dry-run')).toEqual(first);
  },
);

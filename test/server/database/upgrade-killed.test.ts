// @slow 25 s of a core: real processes killed while they upgrade. Finds what a new migration leaves half done.
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../server/database/migrate.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { createUpgradeNotice } from '../../../server/upgrade-notice.ts';
import { type Child, startChild } from '../../support/child.ts';
import { makeOldDatabase } from '../../support/database/old-database.ts';
import type { DatabasePlace } from '../../support/databases.ts';
import { freePort } from '../../support/free-port.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

const MAIN = fileURLToPath(new URL('../../../dist/server/main.js', import.meta.url));
const CONVERSATIONS = 200;
const MOST_KILLS = 6;

let folder: string;
const children: Child[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-killed-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) await child.stop('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function start(env: Record<string, string>): Promise<Child> {
  const settings = { PORT: String(await freePort()), DATA_DIR: folder, ...env };
  const child = startChild(process.execPath, [MAIN], { cwd: folder, env: settings });
  children.push(child);
  return child;
}

/** The database must open as the program opens it, with every step taken. */
async function expectWhole(url: string): Promise<void> {
  const database = await openDatabase(url);
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(database.read);
  await database.close();
  expect(rows.map((row) => row.name).sort()).toEqual(Object.keys(MIGRATIONS).sort());
}

const OLD = { fresh: true, empty: true, open: async ({ url }: DatabasePlace) => ({ url }) };

onEveryDatabase('a process that upgrades', OLD, (place) => {
  it('may be killed in the middle of steps and between them, and goes on with the next start', async () => {
    await makeOldDatabase(place.url, CONVERSATIONS);
    let kills = 0;
    for (; kills < MOST_KILLS; kills += 1) {
      const child = await start({ DATABASE_URL: place.url });
      const output = await child.until(/Upgrading the database: step 1 of|Frontdesk runs at/);
      if (/Frontdesk runs at/.test(output)) break;
      // In the middle of the first step that is left, or somewhere after it.
      if (kills % 2 === 1) await child.until(/is done\.|Frontdesk runs at/);
      await child.stop('SIGKILL');
    }
    expect(kills, 'it must have been killed').toBeGreaterThan(2);
    const last = await start({ DATABASE_URL: place.url });
    await last.until(/Frontdesk runs at/);
    await last.stop();
    for (const child of children) expect(child.output()).not.toContain('cannot start');
    await expectWhole(place.url);
  });
});

describe('a first start in an empty folder', () => {
  // In one look: the file may be gone by the next.
  const size = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? -1;
  const file = () => join(folder, 'frontdesk.db');
  it.each<[string, () => boolean]>([
    ['the file is there', () => existsSync(file())],
    ['the file is being written', () => size(`${file()}-journal`) >= 0 || size(file()) > 0],
    ['its first transaction is under way', () => size(`${file()}-journal`) > 0 || size(file()) > 4_096],
    ['its tables are in it', () => size(file()) > 65_536],
    ['its log is there', () => size(`${file()}-wal`) >= 0],
    ['the note beside it is there', () => existsSync(`${file()}.epoch`)],
  ])('may be killed once %s, and again', async (_when, isDue) => {
    for (let times = 0; times < 2; times += 1) {
      const child = await start({});
      // Every few microseconds: what is looked for may last for a millisecond.
      while (!isDue() && child.process.exitCode === null) await turn();
      await child.stop('SIGKILL');
      expect(child.output()).not.toContain('cannot start');
    }
    await expectWhole(file());
  });

  it('is served after it was killed at a moment that nothing shows', async () => {
    for (let afterMs = 0; afterMs <= 200; afterMs += 100) {
      const child = await start({});
      const due = () => existsSync(file());
      while (!due() && child.process.exitCode === null) await turn();
      const until = performance.now() + afterMs;
      while (performance.now() < until) await turn();
      await child.stop('SIGKILL');
      const next = await start({});
      await next.until(/Frontdesk runs at/);
      await next.stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
      folder = await mkdtemp(join(tmpdir(), 'frontdesk-killed-'));
    }
  });
});

it('while it upgrades, the port answers how far it is, and is then let go', async () => {
  const port = await freePort();
  const asked = async () => {
    const reply = await fetch(`http://127.0.0.1:${port}/health`);
    return { status: reply.status, retry: reply.headers.get('retry-after'), body: await reply.json() };
  };
  const notice = createUpgradeNotice('127.0.0.1', port);
  notice.onStep({ step: 3, of: 18, name: '041-search' });
  await expect
    .poll(() => asked().catch(() => null))
    .toMatchObject({
      status: 503,
      retry: '2',
      body: { status: 'migrating', step: 3, of: 18, error: { code: 'unavailable' } },
    });
  await notice.close();
  await expect(asked()).rejects.toThrow();
});

it('another program at the port does not stop an upgrade, and is told once it is over', async () => {
  const port = await freePort();
  const other = createUpgradeNotice('127.0.0.1', port);
  other.onStep({ step: 1, of: 1, name: 'a' });
  await expect.poll(() => fetch(`http://127.0.0.1:${port}/`).catch(() => null)).not.toBeNull();
  const notice = createUpgradeNotice('127.0.0.1', port);
  notice.onStep({ step: 1, of: 1, name: 'b' });
  await expect(notice.close()).rejects.toThrow('EADDRINUSE');
  await other.close();
});

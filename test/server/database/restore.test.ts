// @slow 5 s of a core: back-ups put in the place of what went on. Finds a client that takes an old database for its own.
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { DATABASES, type DatabasePlace } from '../../support/databases.ts';
import { newVisitor, type TestVisitor } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const standing: { remove(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of standing.splice(0).reverse()) await one.remove();
});

/** A server that has stopped, after one message before its back-up and one after it. */
async function backedUp(): Promise<{ server: TestServer; visitor: TestVisitor; id: string; backUp: string }> {
  const server = await startTestServer();
  const visitor = await newVisitor(server.url);
  const id = await visitor.start();
  await visitor.send(id, 'Before the back-up');
  const backUp = join(server.dataDir, 'back-up.db');
  const connection = new SqliteConnection(join(server.dataDir, 'frontdesk.db'), { readonly: true });
  connection.prepare('VACUUM INTO ?').run(backUp);
  connection.close();
  await visitor.send(id, 'After the back-up');
  return { server, visitor, id, backUp };
}

/** As server/database/README.md says it. */
async function restore(dataDir: string, backUp: string): Promise<void> {
  const file = join(dataDir, 'frontdesk.db');
  for (const rest of ['-wal', '-shm']) await rm(file + rest, { force: true });
  await copyFile(backUp, file);
}

const again = async (server: TestServer, how?: { restored: boolean }): Promise<TestServer> => {
  const next = await server.restart(how);
  standing.push(next);
  return next;
};

describe('a restored back-up', () => {
  it('has another epoch, without being told', async () => {
    const { server, visitor, id, backUp } = await backedUp();
    const before = (await visitor.read(id)).body.epoch;
    await server.stop();
    await restore(server.dataDir, backUp);
    const after = await again(server);
    const { body } = await visitor.read(id);
    expect(body.conversation.messages.map((message) => message.body)).toEqual(['Before the back-up']);
    expect(body.epoch).not.toBe(before);
    // The same back-up once more is yet another database to whoever saw the first.
    await visitor.send(id, 'Between');
    await after.stop();
    await restore(server.dataDir, backUp);
    await after.restart().then((third) => standing.splice(0, 1, third));
    expect([before, body.epoch]).not.toContain((await visitor.read(id)).body.epoch);
  });

  it('that lost nothing goes on as it was', async () => {
    const { server, visitor, id } = await backedUp();
    const before = (await visitor.read(id)).body.epoch;
    await server.stop();
    await again(server);
    expect((await visitor.read(id)).body.epoch).toBe(before);
  });

  it('can be told, where nothing beside it knows better', async () => {
    const { server, visitor, id, backUp } = await backedUp();
    const before = (await visitor.read(id)).body.epoch;
    await server.stop();
    await restore(server.dataDir, backUp);
    await rm(join(server.dataDir, 'frontdesk.db.epoch'));
    await again(server, { restored: true });
    expect((await visitor.read(id)).body.epoch).not.toBe(before);
  });
});

describe('Postgres', () => {
  it('that has another lineage than it knew of gets a new epoch, once for all nodes', async () => {
    const [, postgres] = DATABASES;
    const place = (await postgres?.place()) as DatabasePlace;
    standing.push(place);
    const server = await startTestServer({ env: { DATABASE_URL: place.url } });
    const before = server.services.epoch;
    await server.stop();
    const same = await server.restart();
    expect(same.services.epoch).toBe(before);
    // As after a restored dump: the same rows in other tables.
    await sql`create table restored (like meta including all)`.execute(same.services.database.read);
    await sql`insert into restored select * from meta`.execute(same.services.database.read);
    await sql`drop table meta`.execute(same.services.database.read);
    await sql`alter table restored rename to meta`.execute(same.services.database.read);
    await same.stop();
    const after = await server.restart();
    expect(after.services.epoch).not.toBe(before);
    await after.stop();
    const last = await again(server);
    expect(last.services.epoch).toBe(after.services.epoch);
  });
});

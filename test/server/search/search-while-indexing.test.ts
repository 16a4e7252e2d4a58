// @slow 6 s of a core: thousands of messages that an upgrade indexes. Finds a search that keeps quiet about what it lacks.
import pg from 'pg';
import { expect, it } from 'vitest';
import type { FindPage } from '../../../server/contract/schemas/find-api.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { createSearchBacklog } from '../../../server/search/search-backlog.ts';
import { makeOldDatabase, RARE_WORD } from '../../support/database/old-database.ts';
import { DATABASES } from '../../support/databases.ts';
import { signedInAgent } from '../../support/people.ts';
import { startTestServer } from '../../support/test-server.ts';

const places = DATABASES.find(({ name }) => name === 'Postgres');

it('a search says that older messages are still being indexed, until they are found', async () => {
  const place = await places?.place();
  if (place === undefined) throw new Error('There must be a Postgres.');
  await makeOldDatabase(place.url, 3);
  // As long as somebody else has the lock, the server does not index: as if another node had begun.
  const other = new pg.Client({ connectionString: place.url });
  await other.connect();
  await other.query("select pg_advisory_lock(hashtext('frontdesk search backlog'))");
  const server = await startTestServer({ env: { DATABASE_URL: place.url } });
  const ana = await signedInAgent(server.url, 'Ana');
  const find = async (text: string) => {
    const { body } = await ana.ask<FindPage>('GET', `/api/agent/find?text=${text}`);
    return { indexing: body.indexing, found: body.found.length };
  };
  expect(await find(RARE_WORD)).toEqual({ indexing: true, found: 0 });
  // A list without words leaves nothing out.
  expect(await find('')).toEqual({ indexing: undefined, found: 3 });
  await other.end();
  await expect.poll(() => find(RARE_WORD)).toEqual({ indexing: undefined, found: 1 });
  await server.remove();
  await place.remove();
});

it('a search may miss something until it has been looked whether all is indexed', async () => {
  const place = await DATABASES.find(({ name }) => name === 'SQLite')?.place();
  if (place === undefined) throw new Error('There must be a SQLite.');
  const database = await openDatabase(place.url);
  const silent = { info() {}, warn() {} };
  const backlog = createSearchBacklog({ database, now: Date.now, log: silent });
  // A server answers before the worker has its turn.
  expect(backlog.isIndexing()).toBe(true);
  await backlog.start();
  expect(backlog.isIndexing()).toBe(false);
  await backlog.stop();
  await database.close();
  await place.remove();
});

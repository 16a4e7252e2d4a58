import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../../support/database/postgres.ts';
import { eventually } from '../../support/eventually.ts';
import { newVisitor, type TestVisitor, uuid } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describe('a server whose Postgres goes away', () => {
  let postgres: TestPostgres;
  let server: TestServer;
  let visitor: TestVisitor;
  let path: string;

  beforeAll(async () => {
    postgres = await startPostgres();
    server = await startTestServer({ env: { DATABASE_URL: `${postgres.url}/postgres` } });
    visitor = await newVisitor(server.url);
    path = `${server.url}/api/widget/conversations/${await visitor.start()}`;
  });
  afterAll(async () => {
    await server.remove();
    await postgres.stop();
  });

  const headers = () => ({ authorization: `Bearer ${visitor.token}`, 'content-type': 'application/json' });
  const send = (id = uuid()) =>
    fetch(`${path}/messages`, { method: 'POST', headers: headers(), body: JSON.stringify({ id, body: id }) });

  it('stays, says that its storage is away, and goes on when it is back', async () => {
    // Some of these hold connections at that very moment; the end of one must not be the end of the process.
    const underWay = Promise.all(Array.from({ length: 30 }, () => send().then((reply) => reply.status)));
    await postgres.crash();
    for (const status of await underWay) expect([201, 503]).toContain(status);

    for (const ask of [() => send(), () => fetch(path, { headers: headers() })]) {
      const refused = await ask();
      expect(refused.status).toBe(503);
      expect(await refused.json()).toMatchObject({ error: { code: 'unavailable' } });
    }

    await postgres.startAgain();
    const id = uuid();
    await eventually(async () => expect([200, 201]).toContain((await send(id)).status));
    expect((await fetch(path, { headers: headers() })).status).toBe(200);
  });
});

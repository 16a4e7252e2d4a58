// @slow 5 s of a core, and waits of 10 s: two Postgres, of which one takes over. Finds a failover that the server does not notice.
import { afterEach, describe, expect, it } from 'vitest';
import { type PostgresPair, startPostgresPair } from '../../support/database/postgres-pair.ts';
import { eventually } from '../../support/eventually.ts';
import { newVisitor } from '../../support/people.ts';
import { startTcpProxy, type TcpProxy } from '../../support/servers/tcp-proxy.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describe('a Postgres that fails over to a standby which lacks something', () => {
  let pair: PostgresPair;
  let proxy: TcpProxy;
  let server: TestServer;
  afterEach(async () => {
    await server.remove();
    await proxy.close();
    await pair.stop();
  });

  it('is noticed by the server that runs, at once, and by one that starts right after', async () => {
    pair = await startPostgresPair();
    proxy = await startTcpProxy(pair.ports.primary);
    const url = `postgres://postgres@127.0.0.1:${proxy.port}/postgres`;
    server = await startTestServer({ env: { DATABASE_URL: url } });
    const before = server.services.epoch;
    const visitor = await newVisitor(server.url);
    const id = await visitor.start();
    await visitor.send(id, 'Both have this');
    await pair.caughtUp();
    await pair.cutOff();
    const lost = await visitor.send(id, 'Only the primary has this');
    expect(lost.status).toBe(201);

    await pair.failOver();
    proxy.leadTo(pair.ports.standby);
    await eventually(() => expect(server.services.epoch).not.toBe(before));
    const renewed = server.services.epoch;
    const { body } = await visitor.read(id);
    expect(body.epoch).toBe(renewed);
    expect(body.conversation.messages.map((message) => message.body)).toEqual(['Both have this']);
    // Who has it open learns of it by an event that is published once more.
    await eventually(async () => {
      const row = await server.services.database.read
        .selectFrom('conversations')
        .select(['seq', 'published_seq'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      expect(row.published_seq).toBe(row.seq);
    });

    await server.stop();
    server = await server.restart();
    expect(server.services.epoch, 'once is enough').toBe(renewed);
  });

  it('is noticed by a server that was down meanwhile', async () => {
    pair = await startPostgresPair();
    proxy = await startTcpProxy(pair.ports.primary);
    const url = `postgres://postgres@127.0.0.1:${proxy.port}/postgres`;
    server = await startTestServer({ env: { DATABASE_URL: url } });
    const before = server.services.epoch;
    await server.stop();
    await pair.caughtUp();
    await pair.failOver();
    proxy.leadTo(pair.ports.standby);
    server = await server.restart();
    expect(server.services.epoch).not.toBe(before);
  });
});

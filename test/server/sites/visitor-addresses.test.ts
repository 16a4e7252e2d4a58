import type { KyselyPlugin } from 'kysely';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { shortenedNetwork } from '../../../server/common/network.ts';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { Block, VisitorDetails } from '../../../server/contract/schemas/people.ts';
import { ADDRESSES_AT_ONCE } from '../../../server/retention/forget-addresses.ts';
import { createRetentionWorker } from '../../../server/retention/retention-worker.ts';
import { tablesWith } from '../../support/database/stored-words.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, uuid } from '../../support/people.ts';

type Kept = SiteSummary['settings']['visitorAddresses'];
const from = (address: string) => ({ 'x-forwarded-for': address });

onEveryDatabase('addresses of visitors', { env: { TRUST_PROXY: 'on' } }, ({ server, ana }) => {
  let site: SiteSummary;
  beforeEach(async () => {
    const made = { name: 'Shop', allowedOrigins: [] };
    site = (await ana.ask<SiteSummary>('POST', `/api/agent/sites/${uuid()}`, made)).body;
  });
  const keep = async (visitorAddresses: Kept) => {
    const { status } = await ana.ask('PUT', `/api/agent/sites/${site.id}`, {
      settings: { visitorAddresses },
    });
    expect(status).toBe(200);
  };
  const comes = (address: string) => newVisitor(server.url, site.siteKey, from(address));
  const networkOf = async (visitorId: string) =>
    (
      await server.services.database.read
        .selectFrom('visitors')
        .select('network')
        .where('id', '=', visitorId)
        .executeTakeFirstOrThrow()
    ).network;

  it.each([
    ['full', '192.0.2.77', '192.0.2.77', '2001:db8:1:2::/64'],
    ['shortened', '192.0.2.77', '192.0.2.0/24', '2001:db8:1:0::/48'],
    ['none', '192.0.2.77', null, null],
  ] as const)('are kept as the site says: %s', async (how, address, v4, v6) => {
    await keep(how);
    const visitor = await comes(address);
    expect(await networkOf(visitor.id)).toBe(v4);
    // They write from somewhere else.
    const page = { url: 'https://shop.example/', title: 'Shop' };
    const start = { id: uuid(), page };
    const started = await visitor.ask('POST', '/api/widget/conversations', start, from('2001:db8:1:2::1'));
    expect(started.status).toBe(201);
    expect(await networkOf(visitor.id)).toBe(v6);
  });

  it('are nowhere in the database where a site keeps none', async () => {
    await keep('none');
    const address = '203.0.113.211';
    const visitor = await comes(address);
    const id = await visitor.start();
    await visitor.send(id, 'Hello');
    expect(await tablesWith(server.services.database, [address])).toEqual([]);
  });

  it('that were kept before are shortened, and then forgotten, when the site decides so; other sites keep theirs', async () => {
    const visitor = await comes('192.0.2.77');
    const elsewhere = await newVisitor(server.url, undefined, from('192.0.2.78'));
    await keep('shortened');
    await server.services.retention.wake();
    expect(await networkOf(visitor.id)).toBe('192.0.2.0/24');
    await keep('none');
    await server.services.retention.wake();
    expect(await networkOf(visitor.id)).toBe(null);
    expect(await networkOf(elsewhere.id)).toBe('192.0.2.78');
  });

  itOnce('are forgotten of however many visitors there are', async () => {
    const { database } = server.services;
    const row = {
      site_id: site.id,
      verified: 0,
      here: 0,
      here_at: 0,
      created_at: 1,
      seen_at: 1,
      name: null,
      email: null,
      language: null,
      time_zone: null,
      user_agent: null,
      page_url: null,
      page_title: null,
      network: '192.0.2.77',
    };
    await database.write(async (db) => {
      for (let n = 0; n < ADDRESSES_AT_ONCE + 10; n += 1)
        await db
          .insertInto('visitors')
          .values({ ...row, id: uuid(), token_hash: uuid() })
          .execute();
    });
    await keep('none');
    await server.services.retention.wake();
    const left = await database.read
      .selectFrom('visitors')
      .select('id')
      .where('site_id', '=', site.id)
      .where('network', 'is not', null)
      .execute();
    expect(left).toEqual([]);
  });

  itOnce('are not looked through again for a day, once a whole walk has found none to shorten', async () => {
    const { database } = server.services;
    const visitor = await comes('192.0.2.77');
    await keep('shortened');
    let now = Date.now();
    let walks = 0;
    const counting: KyselyPlugin = {
      transformQuery({ node }) {
        if (JSON.stringify(node).includes('"network"')) walks += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const worker = createRetentionWorker({
      ...server.services,
      database: {
        ...database,
        read: database.read.withPlugin(counting),
        write: (operation) => database.write(operation),
        forget: () => database.forget(),
      },
      auditLogDays: null,
      now: () => now,
      log: { info: () => {}, warn: (details) => expect.fail(JSON.stringify(details)) },
    });
    const looked = async () => {
      walks = 0;
      await worker.wake();
      return walks > 0;
    };
    onTestFinished(() => worker.stop());
    expect([await looked(), await looked(), await looked()]).toEqual([true, true, false]);
    expect(await networkOf(visitor.id)).toBe('192.0.2.0/24');
    now += 24 * 60 * 60 * 1_000;
    expect([await looked(), await looked()], 'a day later').toEqual([true, false]);
    await keep('none');
    expect(await looked(), 'after another decision').toBe(true);
    expect(await networkOf(visitor.id)).toBe(null);
  });

  it('that are shortened still serve to block a network, and those that are not kept do not', async () => {
    await keep('shortened');
    const troll = await comes('198.51.100.7');
    const id = await troll.start();
    const requested = { visitorId: troll.id, kind: 'network', reason: 'Abuse' };
    const made = await ana.ask<Block>('POST', '/api/agent/blocks', requested);
    expect(made).toMatchObject({ status: 201, body: { network: '198.51.100.0/24' } });
    expect((await troll.send(id, 'Again')).status).toBe(403);
    await expect(comes('198.51.100.9'), 'a neighbour').rejects.toThrow('visitor_blocked');
    expect((await comes('198.51.101.7')).id).toBeTruthy();
    await ana.ask('DELETE', `/api/agent/blocks/${made.body.id}`);

    await keep('none');
    const other = await comes('198.51.100.7');
    await other.start();
    const details = await ana.ask<VisitorDetails>('GET', `/api/agent/visitors/${other.id}`);
    expect(details.body.networkKnown).toBe(false);
    expect((await ana.ask('POST', '/api/agent/blocks', { ...requested, visitorId: other.id })).status).toBe(
      400,
    );
  });
});

it.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['192.0.2.0/24', '192.0.2.0/24'],
  ['2001:db8:1:2ff::/64', '2001:db8:1:0::/48'],
  ['2001:db8:1:0::/48', '2001:db8:1:0::/48'],
  ['unknown', 'unknown'],
])('the network %s is shortened to %s', (network, shortened) => {
  expect(shortenedNetwork(network)).toBe(shortened);
});

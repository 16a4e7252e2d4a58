import { expect, it } from 'vitest';
import type { AuditPage } from '../../../server/contract/schemas/accounts-api.ts';
import type { Block, Blocks, VisitorDetails } from '../../../server/contract/schemas/people.ts';
import type { Refusable } from '../../support/accounts.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, nobody, signedInAgent, uuid } from '../../support/people.ts';
import { newBearer, signedToken } from '../../support/signed.ts';

onEveryDatabase('blocking', { once: true, fresh: true, env: { TRUST_PROXY: 'on' } }, ({ server, ben }) => {
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const block = (visitorId: string, kind: Block['kind']) =>
    ben.ask<Refusable<Block>>('POST', '/api/agent/blocks', { visitorId, kind, reason: 'Abuse' });

  it('refuses whatever a blocked visitor would add, clearly, and lets them read', async () => {
    const troll = await newVisitor(server.url);
    const conversation = await troll.start();
    expect((await troll.send(conversation, 'First')).status).toBe(201);
    expect(await block(troll.id, 'visitor')).toMatchObject({
      status: 201,
      body: { kind: 'visitor', visitor: { id: troll.id }, network: null, reason: 'Abuse', by: 'Ben' },
    });
    expect((await block(troll.id, 'visitor')).status, 'twice is once').toBe(200);
    const refused = [
      await troll.send(conversation, 'Second'),
      await troll.ask('POST', '/api/widget/conversations', { id: uuid() }),
      await troll.ask('POST', '/api/widget/channel-auth', {
        socket_id: '1.2',
        channel_name: `private-visitor-${troll.id}`,
      }),
      await troll.markRead(conversation, 1),
    ];
    for (const reply of refused)
      expect(reply).toMatchObject({ status: 403, body: { error: { code: 'visitor_blocked' } } });
    expect((await troll.read(conversation)).body.conversation.messages).toHaveLength(1);
    const other = await newVisitor(server.url);
    expect((await other.send(await other.start(), 'I am somebody else')).status).toBe(201);
  });

  it('lists what is blocked, writes it down, and unblocks', async () => {
    const troll = await newVisitor(server.url);
    const conversation = await troll.start();
    const { body: made } = await block(troll.id, 'visitor');
    expect((await ben.ask<Blocks>('GET', '/api/agent/blocks')).body.blocks).toEqual([made]);
    const details = await ben.ask<VisitorDetails>('GET', `/api/agent/visitors/${troll.id}`);
    expect(details.body.blocks).toEqual([made]);
    expect((await ben.ask('DELETE', `/api/agent/blocks/${made.id}`)).status).toBe(204);
    expect((await ben.ask('DELETE', `/api/agent/blocks/${made.id}`)).status).toBe(404);
    expect((await troll.send(conversation, 'Sorry')).status).toBe(201);
    const ana = await signedInAgent(server.url, 'Ana');
    const log = (await ana.ask<AuditPage>('GET', '/api/agent/audit-log')).body.entries;
    expect(log.map((entry) => entry.action)).toEqual(
      expect.arrayContaining(['visitor.blocked', 'visitor.unblocked']),
    );
  });

  it.each([
    [64, ['2001:db8:1:2::1'], ['2001:db8:1:3::1']],
    [56, ['2001:db8:1:2::1', '2001:db8:1:ff::1'], ['2001:db8:1:102::1', '2001:db8:2:2::1']],
    [48, ['2001:db8:1:2::1', '2001:db8:1:102::1'], ['2001:db8:2:2::1', '192.0.2.1']],
  ] as const)('blocks as much of an IPv6 network as is said: /%i', async (prefixLength, inside, outside) => {
    const troll = await newVisitor(server.url);
    const id = await troll.start();
    const send = async (address: string) =>
      (
        await troll.ask(
          'POST',
          `/api/widget/conversations/${id}/messages`,
          { id: uuid(), body: `From ${address}` },
          from(address),
        )
      ).status;
    expect(await send('2001:db8:1:2::1')).toBe(201);
    const requested = { visitorId: troll.id, kind: 'network', prefixLength };
    const made = await ben.ask<Block>('POST', '/api/agent/blocks', requested);
    expect([made.status, made.body.network]).toEqual([
      201,
      { 64: '2001:db8:1:2::/64', 56: '2001:db8:1:0::/56', 48: '2001:db8:1:0::/48' }[prefixLength],
    ]);
    for (const address of inside) expect(await send(address), address).toBe(403);
    const details = await ben.ask<VisitorDetails>('GET', `/api/agent/visitors/${troll.id}`);
    expect(details.body.blocks).toEqual([made.body]);
    for (const address of outside) expect(await send(address), address).toBe(201);
  });

  it('takes no prefix length for an IPv4 address, and says why', async () => {
    const troll = await newVisitor(server.url, undefined, from('192.0.2.7'));
    await troll.start();
    const requested = { visitorId: troll.id, kind: 'network', prefixLength: 56 };
    expect(await ben.ask('POST', '/api/agent/blocks', requested)).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('192.0.2.7, which is blocked alone') } },
    });
  });

  it('blocks a whole network: the same IPv6 /64 under other names, and nobody else', async () => {
    const troll = await newVisitor(server.url);
    const conversation = await troll.start();
    const send = (address: string) =>
      troll.ask(
        'POST',
        `/api/widget/conversations/${conversation}/messages`,
        { id: uuid(), body: 'x' },
        from(address),
      );
    expect((await send('2001:db8:1:2::1')).status).toBe(201);
    expect((await block(troll.id, 'network')).body.network).toBe('2001:db8:1:2::/64');
    expect((await send('2001:db8:1:2:ffff::9')).status).toBe(403);
    expect((await send('2001:db8:1:3::1')).status).toBe(201);
    const make = (address: string) =>
      nobody(server.url, { authorization: `Bearer ${newBearer()}`, ...from(address) })(
        'POST',
        '/api/widget/visitors',
        { id: uuid(), siteKey: 'demo-shop' },
      );
    expect((await make('2001:db8:1:2::77')).status, 'a new name does not help').toBe(403);
    expect((await make('2001:db8:1:3::77')).status).toBe(201);
    const identify = await nobody(server.url, {
      authorization: `Bearer ${newBearer()}`,
      ...from('2001:db8:1:2::77'),
    })('POST', '/api/widget/identity', { siteKey: 'demo-shop', identity: await signedToken() });
    expect(identify.status).toBe(403);
  });

  it('shows agents what the site signed of a visitor', async () => {
    const made = await nobody(server.url, { authorization: `Bearer ${newBearer()}` })<{
      visitor: { id: string };
    }>('POST', '/api/widget/identity', {
      siteKey: 'demo-shop',
      identity: await signedToken({ name: 'Clara', attributes: { plan: 'gold', orders: 3 } }),
    });
    const details = await ben.ask<VisitorDetails>('GET', `/api/agent/visitors/${made.body.visitor.id}`);
    expect(details.body).toMatchObject({
      visitor: { name: 'Clara', verified: true },
      externalId: 'customer-1',
      attributes: { said: {}, signed: { plan: 'gold', orders: 3 } },
    });
  });
});

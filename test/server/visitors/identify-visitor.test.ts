import { expect, it } from 'vitest';
import type { IdentityKeys, NewIdentityKey, Sites } from '../../../server/contract/schemas/agent-api.ts';
import type { VisitorSession } from '../../../server/contract/schemas/widget-api.ts';
import { DEMO_IDENTITY_SECRET, DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, nobody, signedInAgent, uuid } from '../../support/people.ts';
import { identify, newBearer, signedToken } from '../../support/signed.ts';

onEveryDatabase('a visitor whom the site signed', { once: true, fresh: true }, ({ server }) => {
  const as = (bearer: string) => nobody(server.url, { authorization: `Bearer ${bearer}` });

  it('is one person on two devices, and sees the same conversation on both', async () => {
    const [phone, desktop] = [newBearer(), newBearer()];
    const first = await identify(
      server.url,
      await signedToken({ name: 'Clara', email: 'c@x.example' }),
      phone,
    );
    expect(first).toMatchObject({
      status: 201,
      body: { visitor: { name: 'Clara', email: 'c@x.example', verified: true }, conversation: null },
    });
    const id = uuid();
    expect((await as(phone)('POST', '/api/widget/conversations', { id })).status).toBe(201);
    const second = await identify(server.url, await signedToken({ attributes: { plan: 'gold' } }), desktop);
    expect(second.status).toBe(200);
    expect(second.body.visitor).toEqual(first.body.visitor);
    expect(second.body.conversation?.state.id).toBe(id);
    const again = await as(desktop)<VisitorSession>('GET', '/api/widget/session');
    expect(again.body.visitor.id).toBe(first.body.visitor.id);
  });

  it('is one person when two devices come in the same moment', async () => {
    const token = await signedToken();
    const replies = await Promise.all([1, 2, 3, 4].map(() => identify(server.url, token)));
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 200, 200, 201]);
    expect(new Set(replies.map((reply) => reply.body.visitor.id)).size).toBe(1);
  });

  it('is another person on another site under the same id', async () => {
    const here = await identify(server.url, await signedToken());
    const { database } = server.services;
    await database.write(async (db) => {
      const site = await db.selectFrom('sites').selectAll().executeTakeFirstOrThrow();
      await db
        .insertInto('sites')
        .values({ ...site, id: uuid(), site_key: 'other' })
        .execute();
      const other = await db
        .selectFrom('sites')
        .select('id')
        .where('site_key', '=', 'other')
        .executeTakeFirstOrThrow();
      await db
        .insertInto('identity_keys')
        .values({ id: uuid(), site_id: other.id, secret: 'o'.repeat(40), created_at: 0 })
        .execute();
    });
    const there = await as(newBearer())<VisitorSession>('POST', '/api/widget/identity', {
      siteKey: 'other',
      identity: await signedToken({ aud: 'other' }, { secret: 'o'.repeat(40) }),
    });
    expect(there.status).toBe(201);
    expect(there.body.visitor.id).not.toBe(here.body.visitor.id);
  });

  it('leaves the stranger of the same browser behind, with what they wrote', async () => {
    const stranger = await newVisitor(server.url);
    const written = await stranger.start();
    const token = await signedToken();
    const taken = await identify(server.url, token, stranger.token);
    expect(taken).toMatchObject({ status: 409, body: { error: { code: 'id_taken' } } });
    expect((await stranger.read(written)).status, 'nothing has changed hands').toBe(200);

    expect((await stranger.ask('DELETE', '/api/widget/session')).status).toBe(204);
    const bearer = newBearer();
    const clara = await identify(server.url, token, bearer);
    expect(clara.body.conversation).toBeNull();
    expect((await as(bearer)('GET', `/api/widget/conversations/${written}`)).status).toBe(404);
    expect((await stranger.read(written)).status, 'the token has ended').toBe(401);
    const ana = await signedInAgent(server.url, 'Ana');
    expect((await ana.read(written)).status, 'agents still have it').toBe(200);
  });

  it('is told from another user by the token, which stays with whom it was minted for', async () => {
    const bearer = newBearer();
    await identify(server.url, await signedToken(), bearer);
    const other = await identify(server.url, await signedToken({ sub: 'customer-2' }), bearer);
    expect(other).toMatchObject({ status: 409, body: { error: { code: 'id_taken' } } });
    const twice = await identify(server.url, await signedToken(), bearer);
    expect(twice.status).toBe(200);
  });

  it('is never two people by one token, taken for a stranger and signed in the same moment', async () => {
    const outcomes = new Set<string>();
    for (let race = 0; race < 12; race += 1) {
      const bearer = newBearer();
      const [stranger, signed] = await Promise.all([
        as(bearer)('POST', '/api/widget/visitors', { id: uuid(), siteKey: DEMO_SITE_KEY }),
        identify(server.url, await signedToken({ sub: `racer-${race}` }), bearer),
      ]);
      outcomes.add([stranger.status < 300, signed.status < 300].sort().join());
    }
    expect([...outcomes]).toEqual(['false,true']);
  });

  it('ends one browser’s token at log-out, and no other’s', async () => {
    const [phone, desktop] = [newBearer(), newBearer()];
    await identify(server.url, await signedToken(), phone);
    await identify(server.url, await signedToken(), desktop);
    expect((await as(phone)('DELETE', '/api/widget/session')).status).toBe(204);
    expect((await as(phone)('GET', '/api/widget/session')).status).toBe(401);
    expect((await as(desktop)('GET', '/api/widget/session')).status).toBe(200);
  });

  it('can be signed with either of two keys, and with a removed one no more', async () => {
    const ana = await signedInAgent(server.url, 'Ana');
    const site = (await ana.ask<Sites>('GET', '/api/agent/sites')).body.sites[0]?.id;
    const path = `/api/agent/sites/${site}/identity-keys`;
    const made = await ana.ask<NewIdentityKey>('POST', path);
    expect(made.status).toBe(201);
    expect(await ana.ask('POST', path)).toMatchObject({
      status: 409,
      body: { error: { code: 'identity_keys_full' } },
    });
    expect((await identify(server.url, await signedToken({}, { secret: made.body.secret }))).status).toBe(
      201,
    );
    expect((await identify(server.url, await signedToken())).status).toBe(200);

    const { keys } = (await ana.ask<IdentityKeys>('GET', path)).body;
    expect(JSON.stringify(keys)).not.toContain(made.body.secret);
    const old = keys.find((key) => key.hint === DEMO_IDENTITY_SECRET.slice(-4));
    expect((await ana.ask('DELETE', `${path}/${old?.id}`)).status).toBe(204);
    expect(await identify(server.url, await signedToken())).toMatchObject({
      status: 401,
      body: { error: { code: 'identity_invalid', message: expect.stringContaining('signature') } },
    });
    expect((await identify(server.url, await signedToken({}, { secret: made.body.secret }))).status).toBe(
      200,
    );
  });

  it('keeps the keys from agents who are not admins', async () => {
    const ben = await signedInAgent(server.url, 'Ben');
    const site = (await ben.ask<Sites>('GET', '/api/agent/sites')).body.sites[0]?.id;
    for (const [method, path] of [
      ['GET', `/api/agent/sites/${site}/identity-keys`],
      ['POST', `/api/agent/sites/${site}/identity-keys`],
      ['DELETE', `/api/agent/sites/${site}/identity-keys/${uuid()}`],
    ] as const) {
      expect((await ben.ask(method, path)).status, `${method} ${path}`).toBe(403);
    }
  });
});

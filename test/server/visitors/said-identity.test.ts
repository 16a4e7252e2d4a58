import { expect, it } from 'vitest';
import type { InboxPage } from '../../../server/contract/schemas/agent-api.ts';
import type { VisitorDetails } from '../../../server/contract/schemas/people.ts';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, nobody, uuid } from '../../support/people.ts';
import { identify, newBearer, signedToken } from '../../support/signed.ts';

const SAID = '/api/widget/session/attributes';

onEveryDatabase('who a visitor is, as the page says', ({ server, ana }) => {
  const details = async (id: string) =>
    (await ana.ask<VisitorDetails>('GET', `/api/agent/visitors/${id}`)).body;

  it('is shown to agents as not verified, and is found', async () => {
    const visitor = await newVisitor(server.url);
    const said = { name: 'Grace Hopper', email: 'grace@example.com', attributes: { plan: 'pro' } };
    expect((await visitor.ask('PUT', SAID, said)).status).toBe(204);
    const { visitor: known, attributes, externalId } = await details(visitor.id);
    expect(known).toMatchObject({ name: 'Grace Hopper', email: 'grace@example.com', verified: false });
    expect(attributes).toEqual({ said: { plan: 'pro' }, signed: {} });
    expect(externalId).toBeNull();
    await visitor.send(await visitor.start(), 'Hello');
    const found = await ana.ask<InboxPage>('GET', '/api/agent/inbox?queue=waiting');
    expect(found.body.cards.map(({ state }) => state.visitor.name)).toContain('Grace Hopper');
  });

  it('signs the first message already, where it comes with the visitor', async () => {
    const ask = nobody(server.url, { authorization: `Bearer ${newBearer()}` });
    const id = uuid();
    await ask('POST', '/api/widget/visitors', {
      id,
      siteKey: DEMO_SITE_KEY,
      name: 'Ada',
      email: 'ada@example.com',
    });
    expect((await details(id)).visitor).toMatchObject({
      name: 'Ada',
      email: 'ada@example.com',
      verified: false,
    });
  });

  it('joins nobody with the one whom the site has signed, and reads nothing of theirs', async () => {
    const bearer = newBearer();
    const signed = { sub: 'said-1', name: 'Clara', email: 'clara@customers.example' };
    const { body: clara } = await identify(server.url, await signedToken(signed), bearer);
    const asClara = nobody(server.url, { authorization: `Bearer ${bearer}` });
    const conversation = uuid();
    expect((await asClara('POST', '/api/widget/conversations', { id: conversation })).status).toBe(201);
    const liar = await newVisitor(server.url);
    await liar.ask('PUT', SAID, { name: 'Clara', email: 'clara@customers.example' });
    const known = await details(liar.id);
    expect(known.visitor).toMatchObject({ id: liar.id, verified: false });
    expect(known.conversations.map(({ id }) => id)).not.toContain(conversation);
    expect((await liar.read(conversation)).status).toBe(404);
    const session = await liar.ask<{ conversation: unknown }>('GET', '/api/widget/session');
    expect(session.body.conversation).toBeNull();
    // Nor does it touch what was signed.
    await asClara('PUT', SAID, { name: 'Mallory' });
    expect((await details(clara.visitor.id)).visitor).toMatchObject({ name: 'Clara', verified: true });
  });

  it.each([
    [{}],
    [{ name: '' }],
    [{ name: 'x'.repeat(81) }],
    [{ email: 'grace' }],
    [{ email: `${'x'.repeat(250)}@example.com` }],
    [{ verified: true }],
    [{ attributes: { text: 'x'.repeat(201) } }],
    [{ attributes: Object.fromEntries(Array.from({ length: 31 }, (_, n) => [`name${n}`, n])) }],
  ])('is refused where it is nothing, too much, or something else: %#', async (said) => {
    const visitor = await newVisitor(server.url);
    expect((await visitor.ask('PUT', SAID, said)).status).toBe(400);
  });
});

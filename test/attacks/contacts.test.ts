import { describe, expect } from 'vitest';
import type { Contact } from '../../server/contract/schemas/developers/contacts.ts';
import { newVisitor, nobody, signedInAgent, uuid } from '../support/people.ts';
import { identify, newBearer, signedToken } from '../support/signed.ts';
import type { TestServer } from '../support/test-server.ts';
import { battleground } from './attack.ts';

describe('contacts that programs make and merge', () => {
  const ground = battleground({ env: { RATE_LIMIT_FACTOR: '1000' } });

  ground.attack('somebody else’s conversations, read by a stranger whom an admin took for them', {
    without: 'merging gives no unverified browser more to read',
    async attempt(server) {
      const ana = await signedInAgent(server.url, 'Ana');
      const token = newBearer();
      const ada = nobody(server.url, { authorization: `Bearer ${token}` });
      const { body } = await identify(server.url, await signedToken({ sub: uuid() }), token);
      const { id: adaId } = (body as { visitor: { id: string } }).visitor;
      const conversation = uuid();
      await ada('POST', '/api/widget/conversations', { id: conversation });
      await ada('POST', `/api/widget/conversations/${conversation}/messages`, { id: uuid(), body: 'Secret' });
      const mallory = await newVisitor(server.url);
      await ana.ask('POST', `/api/agent/contacts/${mallory.id}/merges`, { contactId: adaId });
      return (await mallory.ask('GET', `/api/widget/conversations/${conversation}`)).status;
    },
    succeeds: 200,
    fails: 404,
  });

  ground.attack('the conversations of another site, merged into a contact of one’s own', {
    without: 'contacts of two sites are never merged',
    async attempt(server) {
      const ana = await signedInAgent(server.url, 'Ana');
      const [here, elsewhere] = [await siteOf(server), uuid()];
      await ana.ask('POST', `/api/agent/sites/${elsewhere}`, { name: 'Another', allowedOrigins: [] });
      const [own, theirs] = await Promise.all(
        [here, elsewhere].map(async (siteId) => {
          const made = await ana.ask<Contact>('POST', '/api/agent/contacts', { id: uuid(), siteId });
          expect(made.status).toBe(201);
          return made.body.id;
        }),
      );
      return (await ana.ask('POST', `/api/agent/contacts/${own}/merges`, { contactId: theirs })).status;
    },
    succeeds: 201,
    fails: 400,
  });

  ground.attack('a browser that nobody signed for, after its visitor was merged into a person', {
    without: 'the browser of a merged stranger is signed out',
    async attempt(server) {
      const ana = await signedInAgent(server.url, 'Ana');
      const stranger = await newVisitor(server.url);
      const made = await ana.ask<Contact>('POST', '/api/agent/contacts', {
        id: uuid(),
        siteId: await siteOf(server),
      });
      const merged = { contactId: stranger.id };
      expect((await ana.ask('POST', `/api/agent/contacts/${made.body.id}/merges`, merged)).status).toBe(201);
      return (await stranger.ask('GET', '/api/widget/session')).status;
    },
    succeeds: 200,
    fails: 401,
  });
});

async function siteOf({ services }: TestServer): Promise<string> {
  const { id } = await services.database.read
    .selectFrom('sites')
    .select('id')
    .orderBy('created_at')
    .executeTakeFirstOrThrow();
  return id;
}

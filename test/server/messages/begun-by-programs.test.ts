import { expect, it } from 'vitest';
import { agentConversationAfter } from '../../../server/contract/apply-triage-event.ts';
import type { NewApiKey } from '../../../server/contract/schemas/api-keys.ts';
import type { Conversation } from '../../../server/contract/schemas/conversations.ts';
import type { Contact } from '../../../server/contract/schemas/developers/contacts.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, nobody, type TestAgent, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { MAIL_ENV } from '../incoming-mail/a-mail.ts';

async function service(server: TestServer, ana: TestAgent) {
  const serviceId = uuid();
  await ana.ask('PUT', `/api/agent/services/${serviceId}`, { name: 'Order system' });
  const asked = { id: uuid(), name: 'Shop', scopes: ['write', 'contacts'], expiresAt: null, serviceId };
  const { body } = await ana.ask<NewApiKey>('POST', '/api/agent/api-keys', asked);
  return nobody(server.url, { authorization: `Bearer ${body.token}` });
}

const begun = () => ({ id: uuid(), messageId: uuid(), body: 'Your parcel is late. Shall we send another?' });

onEveryDatabase(
  'a conversation that a service begins',
  { once: true, env: MAIL_ENV },
  ({ server, visitor, ana }) => {
    const read = async (id: string): Promise<Conversation> =>
      (await ana.ask<{ conversation: Conversation }>('GET', `/api/agent/conversations/${id}`)).body
        .conversation;

    it('is shown to the visitor, once for one id, and keeps out of the queue', async () => {
      const by = await service(server, ana);
      const first = begun();
      const path = `/api/agent/visitors/${visitor.id}/conversations`;
      expect((await by('POST', path, first)).status).toBe(201);
      expect((await by('POST', path, first)).status).toBe(200);
      const { body } = await visitor.ask<{ conversation: Conversation }>(
        'GET',
        `/api/widget/conversations/${first.id}`,
      );
      expect(body.conversation).toMatchObject({
        state: { status: 'open', assignee: null },
        messages: [{ body: first.body, author: { name: 'Order system', service: true } }],
      });
      expect((await read(first.id)).state).toMatchObject({ status: 'snoozed', assignee: null });
    });

    it('waits for people once the visitor answers', async () => {
      const by = await service(server, ana);
      const first = begun();
      await by('POST', `/api/agent/visitors/${visitor.id}/conversations`, first);
      await visitor.send(first.id, 'Yes, please');
      const { state } = await read(first.id);
      expect(state).toMatchObject({ status: 'waiting', assignee: null });
      expect(state.awaitingReplySince).not.toBeNull();
      const { events } = (await ana.events(first.id)).body;
      expect(events.reduce<Conversation | null>(agentConversationAfter, null), 'as browsers see it').toEqual(
        await read(first.id),
      );
      await ana.claim(first.id);
      expect((await read(first.id)).state).toMatchObject({ status: 'open', assignee: { id: ana.id } });
    });

    it('is claimed by an agent before the visitor answers', async () => {
      const by = await service(server, ana);
      const first = begun();
      await by('POST', `/api/agent/visitors/${visitor.id}/conversations`, first);
      await ana.claim(first.id);
      expect((await read(first.id)).state).toMatchObject({ status: 'open', assignee: { id: ana.id } });
    });

    it('goes by mail to a contact whose browser is not there', async () => {
      const by = await service(server, ana);
      const [site] = await server.services.database.read.selectFrom('sites').select('id').execute();
      const contact = await by<Contact>('POST', '/api/agent/contacts', {
        id: uuid(),
        siteId: site?.id,
        email: 'ada@customer.example',
      });
      const first = begun();
      expect((await by('POST', `/api/agent/visitors/${contact.body.id}/conversations`, first)).status).toBe(
        201,
      );
      await eventually(async () => {
        const mails = await server.services.database.read
          .selectFrom('outgoing_mails')
          .select(['kind', 'state'])
          .where('conversation_id', '=', first.id)
          .execute();
        expect(mails).toEqual([{ kind: 'missed', state: 'queued' }]);
      });
    });

    it('is the eleventh of a day for nobody, and agents may still begin one', async () => {
      const by = await service(server, ana);
      const { id } = await newVisitor(server.url);
      const path = `/api/agent/visitors/${id}/conversations`;
      const first = begun();
      const statuses: number[] = [];
      for (const one of [first, ...Array.from({ length: 10 }, begun)])
        statuses.push((await by('POST', path, one)).status);
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 201), 429]);
      expect((await by('POST', path, first)).status, 'what is there already').toBe(200);
      expect((await ana.ask('POST', path, begun())).status).toBe(201);
    });
  },
);

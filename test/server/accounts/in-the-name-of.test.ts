import { expect, it } from 'vitest';
import type { AuditPage } from '../../../server/contract/schemas/accounts-api.ts';
import type { ApiScope, NewApiKey } from '../../../server/contract/schemas/api-keys.ts';
import type { Conversation } from '../../../server/contract/schemas/conversations.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, nobody, type TestAgent, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';

type ErrorBody = { error: { code: string } };
type Event = { type: string; data: { by?: object; message?: { author: object } } };

/** A program with a key of Ana's, in the name of an agent. */
async function program(server: TestServer, ana: TestAgent, agent: string, scopes: ApiScope[]) {
  const asked = { id: uuid(), name: 'Billing', scopes, expiresAt: null };
  const { body } = await ana.ask<NewApiKey>('POST', '/api/agent/api-keys', asked);
  return nobody(server.url, { authorization: `Bearer ${body.token}`, 'frontdesk-agent': agent });
}

onEveryDatabase('a program in the name of an agent', ({ server, visitor, ana, ben }) => {
  const eventsOf = async (ask: TestAgent['ask'], path: string) =>
    (await ask<{ events: Event[] }>('GET', `${path}/events?after=0`)).body.events;

  it('writes as the agent, and agents are told with which key', async () => {
    const by = await program(server, ana, ben.id, ['write', 'impersonate']);
    const id = await visitor.start();
    const path = `/api/agent/conversations/${id}`;
    const sent = { id: uuid(), body: 'Your refund is on its way.' };
    expect((await by('POST', `${path}/messages`, sent)).status).toBe(201);
    expect((await by('POST', `${path}/messages`, sent)).status, 'the same once more').toBe(200);
    const author = { kind: 'agent', id: ben.id, name: 'Ben', key: 'Billing' };
    const { body } = await ana.ask<{ conversation: Conversation }>('GET', path);
    expect(body.conversation.messages.at(-1)?.author).toEqual(author);
    expect((await eventsOf(ana.ask, path)).at(-1)?.data.message?.author).toEqual(author);
  });

  it('never tells the visitor of the key', async () => {
    const by = await program(server, ana, ben.id, ['write', 'impersonate']);
    const id = await visitor.start();
    await by('POST', `/api/agent/conversations/${id}/messages`, { id: uuid(), body: 'Done.' });
    await by('POST', `/api/agent/conversations/${id}/closure`, {});
    const path = `/api/widget/conversations/${id}`;
    const { body } = await visitor.ask<{ conversation: Conversation }>('GET', path);
    const shown = { kind: 'agent', id: ben.id, name: 'Ben' };
    expect(body.conversation.messages.at(-1)?.author).toEqual(shown);
    const events = await eventsOf(visitor.ask, path);
    expect(events.at(-1)).toMatchObject({ type: 'conversation.resolved' });
    expect(events.at(-1)?.data.by).toEqual(shown);
    expect(JSON.stringify(events)).not.toContain('Billing');
  });

  it('claims for the agent, sends their files, and the activity says by which key', async () => {
    const by = await program(server, ana, ben.id, ['write', 'impersonate']);
    const id = await visitor.start();
    const path = `/api/agent/conversations/${id}`;
    expect((await by('PUT', `${path}/assignment`, {})).status).toBe(200);
    const form = new FormData();
    form.append('file', new Blob(['invoice']), 'invoice.txt');
    const file = uuid();
    expect((await by('POST', `${path}/attachments?id=${file}`, form)).status).toBe(201);
    const sent = { id: uuid(), body: '', attachmentIds: [file] };
    expect((await by('POST', `${path}/messages`, sent)).status).toBe(201);
    expect((await by('POST', `${path}/closure`, {})).status).toBe(200);
    const { body } = await ana.ask<{ conversation: Conversation }>('GET', path);
    expect(body.conversation.state).toMatchObject({ assignee: { id: ben.id }, status: 'resolved' });
    const events = await eventsOf(ana.ask, path);
    const dataOf = (wanted: string) => events.find(({ type }) => type === wanted)?.data;
    expect(dataOf('conversation.resolved')?.by).toEqual({
      kind: 'agent',
      id: ben.id,
      name: 'Ben',
      key: 'Billing',
    });
    expect(dataOf('conversation.claimed')).toEqual({ assignee: { id: ben.id, name: 'Ben' }, key: 'Billing' });
    const seen = await eventsOf(visitor.ask, `/api/widget/conversations/${id}`);
    expect(seen.find(({ type }) => type === 'conversation.claimed')?.data).toEqual({
      assignee: { id: ben.id, name: 'Ben' },
    });
  });

  it('is in the audit log with the name of the key, whether it acts for somebody or as its maker', async () => {
    const asked = { id: uuid(), name: 'Clean-up', scopes: ['contacts'], expiresAt: null };
    const { body } = await ana.ask<NewApiKey>('POST', '/api/agent/api-keys', asked);
    const by = nobody(server.url, { authorization: `Bearer ${body.token}` });
    const { id } = await newVisitor(server.url);
    expect((await by('DELETE', `/api/agent/contacts/${id}`)).status).toBe(204);
    const { entries } = (await ana.ask<AuditPage>('GET', '/api/agent/audit-log?action=visitor.deleted')).body;
    expect(entries[0]).toMatchObject({ actor: { id: ana.id }, key: 'Clean-up' });
    const made = (await ana.ask<AuditPage>('GET', '/api/agent/audit-log?action=api_key.created')).body;
    expect(made.entries[0]).toMatchObject({ actor: { id: ana.id } });
    expect(made.entries[0]).not.toHaveProperty('key');
  });

  it('is refused without the permission, for what is no conversation, and for nobody', async () => {
    const id = await visitor.start();
    const send = `/api/agent/conversations/${id}/messages`;
    const message = { id: uuid(), body: 'Hello' };
    const without = await program(server, ana, ben.id, ['read', 'write']);
    expect((await without<ErrorBody>('POST', send, message)).body.error.code).toBe('forbidden');
    const alone = await program(server, ana, ben.id, ['impersonate', 'read']);
    expect((await alone<ErrorBody>('POST', send, message)).body.error.code).toBe('forbidden');
    expect((await alone<ErrorBody>('GET', '/api/agent/inbox?queue=mine')).body.error.code).toBe(
      'bad_request',
    );
    for (const stranger of [uuid(), visitor.id, 'Ben', '']) {
      const by = await program(server, ana, stranger, ['write', 'impersonate']);
      const { status, body } = await by<ErrorBody>('POST', send, message);
      expect([status, body.error.code], stranger).toEqual([404, 'agent_unknown']);
    }
  });

  it('counts for the key, so that the agent may still write', async () => {
    const by = await program(server, ana, ben.id, ['write', 'impersonate']);
    const id = await visitor.start();
    const answer = await by('POST', `/api/agent/conversations/${id}/messages`, { id: uuid(), body: 'One' });
    expect(answer.headers.get('ratelimit')).toMatch(/^"key";r=\d+/);
  });
});

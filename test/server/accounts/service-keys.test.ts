import { expect, it } from 'vitest';
import type { ApiScope, NewApiKey } from '../../../server/contract/schemas/api-keys.ts';
import type { Conversation, Message } from '../../../server/contract/schemas/conversations.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { nobody, uuid } from '../../support/people.ts';

type ErrorBody = { error: { code: string; message: string } };

onEveryDatabase('an API key of a service', ({ server, visitor, ana, ben }) => {
  async function make(scopes: ApiScope[] = ['read', 'write']) {
    const serviceId = uuid();
    const service = await ana.ask('PUT', `/api/agent/services/${serviceId}`, { name: 'Order system' });
    expect(service).toMatchObject({ status: 200, body: { id: serviceId, name: 'Order system' } });
    const asked = { id: uuid(), name: 'Shop', scopes, expiresAt: null, serviceId };
    const { status, body } = await ana.ask<NewApiKey>('POST', '/api/agent/api-keys', asked);
    expect(status).toBe(201);
    expect(body.key).toMatchObject({
      service: { id: serviceId, name: 'Order system' },
      agent: { id: ana.id },
    });
    return { serviceId, by: nobody(server.url, { authorization: `Bearer ${body.token}` }), key: body.key };
  }
  const read = async (id: string): Promise<Conversation> => {
    const { body } = await ana.ask<{ conversation: Conversation }>('GET', `/api/agent/conversations/${id}`);
    return body.conversation;
  };

  it('writes under the name of the service, for the visitor and for agents, once for one id', async () => {
    const { by, serviceId } = await make();
    const id = await visitor.start();
    const sent = { id: uuid(), body: 'Your order has left our house.' };
    const path = `/api/agent/conversations/${id}/messages`;
    expect((await by('POST', path, sent)).status).toBe(201);
    expect((await by('POST', path, sent)).status).toBe(200);
    const author = { kind: 'agent', id: serviceId, name: 'Order system', service: true };
    const shown = (await read(id)).messages.filter((message) => message.id === sent.id);
    expect(shown).toMatchObject([{ body: sent.body, author }]);
    const visible = await visitor.ask<{ conversation: Conversation }>(
      'GET',
      `/api/widget/conversations/${id}`,
    );
    expect(visible.body.conversation.messages.at(-1)?.author).toEqual(author);
    const events = await ana.ask<{ events: { type: string; data: { message?: Message } }[] }>(
      'GET',
      `/api/agent/conversations/${id}/events?after=0`,
    );
    expect(events.body.events.at(-1)?.data.message?.author).toEqual(author);
  });

  it('answers: who was answered by it waits no longer', async () => {
    const { by } = await make();
    const id = await visitor.start();
    await visitor.send(id, 'Where is my order?');
    expect((await read(id)).state.awaitingReplySince).not.toBeNull();
    await by('POST', `/api/agent/conversations/${id}/messages`, { id: uuid(), body: 'On its way.' });
    expect((await read(id)).state).toMatchObject({
      awaitingReplySince: null,
      assignee: null,
      status: 'waiting',
    });
  });

  it('assigns to people, sorts and resolves under the name of the service, and is given nothing itself', async () => {
    const { by, serviceId } = await make();
    const id = await visitor.start();
    const path = `/api/agent/conversations/${id}`;
    const none = await by<ErrorBody>('PATCH', path, { status: 'open' });
    expect(none).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringMatching(/assigneeId/) } },
    });
    expect((await by<ErrorBody>('PATCH', path, { status: 'snoozed', snoozedUntil: null })).status).toBe(400);
    expect((await by<ErrorBody>('PUT', `${path}/assignment`, {})).body.error.message).toMatch(/for a person/);
    expect((await by('PATCH', path, { assigneeId: ben.id, priority: 2 })).status).toBe(200);
    expect((await read(id)).state).toMatchObject({ assignee: { id: ben.id }, triage: { priority: 2 } });
    expect((await by('POST', `${path}/closure`, {})).status).toBe(200);
    expect((await by('DELETE', `${path}/closure`)).status).toBe(200);
    expect((await read(id)).state, 'opened again by no person, it waits for one').toMatchObject({
      status: 'waiting',
      assignee: null,
    });
    const { body } = await ana.ask<{ events: { type: string; data: { by?: object } }[] }>(
      'GET',
      `${path}/events?after=0`,
    );
    const by_ = body.events.filter(({ type }) => type === 'conversation.resolved').map(({ data }) => data.by);
    expect(by_).toEqual([{ kind: 'agent', id: serviceId, name: 'Order system', service: true }]);
  });

  it('sends files and changes its own messages, and nobody else’s', async () => {
    const { by } = await make();
    const { by: another } = await make();
    const id = await visitor.start();
    const path = `/api/agent/conversations/${id}`;
    const form = new FormData();
    form.append('file', new Blob(['invoice']), 'invoice.txt');
    const file = uuid();
    expect((await by('POST', `${path}/attachments?id=${file}`, form)).status).toBe(201);
    const message = uuid();
    const sent = { id: message, body: 'Your invoice', attachmentIds: [file] };
    expect(
      (await another<ErrorBody>('POST', `${path}/messages`, { ...sent, id: uuid() })).body.error.code,
    ).toBe('attachment_unknown');
    expect((await by('POST', `${path}/messages`, sent)).status).toBe(201);
    const edit = { body: 'Your invoice, anew' };
    expect((await another('PATCH', `${path}/messages/${message}`, edit)).status).toBe(403);
    expect((await ana.ask('PATCH', `${path}/messages/${message}`, edit)).status, 'nor its maker').toBe(403);
    expect((await by('PATCH', `${path}/messages/${message}`, edit)).status).toBe(200);
  });

  it('is written into the audit log under the name of the service', async () => {
    const { by, serviceId } = await make(['settings']);
    expect(
      (await by('PUT', `/api/agent/labels/${uuid()}`, { name: 'By a program', color: '#112233' })).status,
    ).toBe(200);
    const { body } = await ana.ask<{ entries: { subject: string; actor: object }[] }>(
      'GET',
      `/api/agent/audit-log?actor=${serviceId}`,
    );
    expect(body.entries).toMatchObject([
      { subject: 'label: By a program', actor: { id: serviceId, name: 'Order system' } },
    ]);
  });

  it('is not made for a service that is not there', async () => {
    const asked = { id: uuid(), name: 'Shop', scopes: ['read'], expiresAt: null, serviceId: uuid() };
    expect(await ana.ask('POST', '/api/agent/api-keys', asked)).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found' } },
    });
  });
});

import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AGENTS_CHANNEL, conversationChannel, visitorChannel } from '../../../server/contract/channels.ts';
import {
  newVisitor,
  nobody,
  signedInAgent,
  type TestAgent,
  type TestVisitor,
  uuid,
} from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describe('who may do what', () => {
  let server: TestServer;
  let anna: TestVisitor;
  let bert: TestVisitor;
  let ana: TestAgent;
  let annas: string;

  beforeAll(async () => {
    server = await startTestServer({ shopOrigins: ['http://shop.example'] });
    anna = await newVisitor(server.url);
    bert = await newVisitor(server.url);
    ana = await signedInAgent(server.url, 'Ana');
    annas = await anna.start();
    await anna.send(annas, 'Private');
  });
  afterAll(() => server.remove());

  it('answers for another visitor’s conversation exactly as for one that does not exist', async () => {
    const base = '/api/widget/conversations';
    const requests: [string, (id: string) => string, object?][] = [
      ['GET', (id) => `${base}/${id}`],
      ['GET', (id) => `${base}/${id}/events?after=0`],
      ['GET', (id) => `${base}/${id}/messages?before=9`],
      ['POST', (id) => `${base}/${id}/messages`, { id: uuid(), body: 'Mine now' }],
      ['PUT', (id) => `${base}/${id}/read`, { upTo: 1 }],
    ];
    for (const [method, path, body] of requests) {
      const foreign = await bert.ask(method, path(annas), body);
      const unknown = await bert.ask(method, path(uuid()), body);
      expect([foreign.status, foreign.body], `${method} ${path('…')}`).toEqual([
        unknown.status,
        unknown.body,
      ]);
      expect(foreign.status).toBe(404);
    }
    expect(
      (await anna.read(annas)).body.conversation.messages,
      'there must be something to hide',
    ).toHaveLength(1);
  });

  it('keeps notes from the visitor, in every way of asking', async () => {
    await ana.note(annas, 'Do not show this');
    await ana.answer(annas, 'Hello Anna');
    expect(JSON.stringify((await ana.read(annas)).body)).toContain('Do not show this');
    const asked = [
      await anna.read(annas),
      await anna.events(annas),
      await anna.ask('GET', `/api/widget/conversations/${annas}/messages?before=1000`),
      await anna.ask('GET', '/api/widget/session'),
    ];
    for (const reply of asked) {
      expect(reply.status).toBe(200);
      expect(JSON.stringify(reply.body)).toContain('Hello Anna');
      expect(JSON.stringify(reply.body)).not.toContain('Do not show this');
      expect(JSON.stringify(reply.body)).not.toContain('@demo.example');
    }
  });

  it('lets nobody without a session into the agents’ routes', async () => {
    const stranger = nobody(server.url);
    const paths = [
      '/inbox?queue=waiting',
      '/team',
      '/sites',
      '/session',
      `/conversations/${annas}`,
      `/visitors/${anna.id}`,
    ];
    for (const path of paths) {
      const reply = await stranger('GET', `/api/agent${path}`, undefined, {
        authorization: `Bearer ${anna.token}`,
      });
      expect(reply, path).toMatchObject({ status: 401, body: { error: { code: 'sign_in_required' } } });
    }
  });

  it('takes a change from the console’s own origin only', async () => {
    const forged = await ana.ask('POST', `/api/agent/conversations/${annas}/closure`, undefined, {
      origin: 'http://evil.example',
    });
    expect(forged).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
    expect((await ana.read(annas)).body.conversation.state.status).not.toBe('resolved');
  });

  it('serves only the origins a site lists, and says so', async () => {
    const path = '/api/widget/sites/demo-shop';
    const allowed = await nobody(server.url)('GET', path, undefined, { origin: 'http://shop.example' });
    expect(allowed.status).toBe(200);
    const refused = await nobody(server.url)('GET', path, undefined, { origin: 'http://evil.example' });
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'origin_not_allowed' } } });
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
    const session = await anna.ask('GET', '/api/widget/session', undefined, {
      origin: 'http://evil.example',
    });
    expect(session.status).toBe(403);
    expect(await nobody(server.url)('GET', '/api/widget/sites/none')).toMatchObject({
      status: 404,
      body: { error: { code: 'site_unknown' } },
    });
  });

  describe('channels', () => {
    const socket_id = '123.456';
    const ask = (person: TestVisitor | TestAgent, channel_name: string) =>
      person.ask<{ auth: string; channel_data?: string }>(
        'POST',
        'cookie' in person ? '/api/agent/channel-auth' : '/api/widget/channel-auth',
        {
          socket_id,
          channel_name,
        },
      );

    it('signs for a visitor their own two, for an agent the agents’ and any conversation’s', async () => {
      const { key, secret } = JSON.parse(
        (
          await server.services.database.read
            .selectFrom('meta')
            .select('value')
            .where('name', '=', 'relay')
            .executeTakeFirstOrThrow()
        ).value,
      );
      const own = await ask(anna, visitorChannel(anna.id));
      const signature = createHmac('sha256', secret)
        .update(`${socket_id}:${visitorChannel(anna.id)}`)
        .digest('hex');
      expect(own.body.auth).toBe(`${key}:${signature}`);
      const member = await ask(anna, conversationChannel(annas));
      expect(JSON.parse(member.body.channel_data ?? '')).toMatchObject({
        user_id: `visitor-${anna.id}`,
        user_info: { kind: 'visitor' },
      });
      expect((await ask(ana, AGENTS_CHANNEL)).status).toBe(200);
      const agent = await ask(ana, conversationChannel(annas));
      expect(JSON.parse(agent.body.channel_data ?? '')).toEqual({
        user_id: `agent-${ana.id}`,
        user_info: { kind: 'agent', name: 'Ana' },
      });
    });

    it('refuses everything else in the same words', async () => {
      const refused = [
        await ask(bert, visitorChannel(anna.id)),
        await ask(bert, conversationChannel(annas)),
        await ask(bert, conversationChannel(uuid())),
        await ask(anna, AGENTS_CHANNEL),
        await ask(anna, `${visitorChannel(anna.id)}-x`),
        await ask(anna, `private-encrypted-visitor-${anna.id}`),
        await ask(anna, `#server-to-user-visitor-${anna.id}`),
        await ask(anna, 'presence-agents:x'),
        await ask(ana, visitorChannel(anna.id)),
        await ask(ana, 'some-public-channel'),
      ];
      for (const reply of refused) {
        expect([reply.status, reply.body]).toEqual([403, refused[0]?.body]);
      }
      const forged = await anna.ask('POST', '/api/widget/channel-auth', {
        socket_id: '1.2::user::{"id":"agent"}',
        channel_name: 'x',
      });
      expect(forged).toMatchObject({
        status: 400,
        body: { error: { code: 'bad_request', field: 'socket_id' } },
      });
    });
  });
});

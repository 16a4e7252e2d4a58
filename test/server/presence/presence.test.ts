import { createHmac } from 'node:crypto';
import PusherServer from 'pusher';
import Pusher from 'pusher-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  AGENTS_CHANNEL,
  CONVERSATION_EVENT,
  SITE_STATE_EVENT,
  VISITOR_PRESENCE_EVENT,
  visitorChannel,
} from '../../../server/contract/channels.ts';
import type { ChannelAuth, EngineAddress } from '../../../server/contract/schemas/engine.ts';
import { eventually } from '../../support/eventually.ts';
import { newVisitor, signedInAgent, type TestAgent, type TestVisitor } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describe('with the official client connected', () => {
  let server: TestServer;
  const clients: Pusher[] = [];
  beforeEach(async () => {
    server = await startTestServer({ env: { RELAY_API: 'on' } });
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.disconnect();
    await server.remove();
  });

  it('tells a visitor who was shown somebody that nobody is there, although neither was noticed', async () => {
    const visitor = await newVisitor(server.url);
    const channel = await listen(visitor, visitorChannel(visitor.id));
    const isHere = server.services.database.read.selectFrom('visitors').select('here');
    await eventually(async () => expect((await isHere.executeTakeFirst())?.here).toBe(1));
    // Webhooks that say somebody came and went at once may say nothing at all: here none comes.
    const { engine, siteStates } = server.services;
    const ana = await signedInAgent(server.url, 'Ana');
    const members = vi.spyOn(engine, 'members').mockResolvedValue([`agent-${ana.id}`]);
    const shown = await visitor.ask<{ site: { agentsOnDuty: boolean } }>('GET', '/api/widget/session');
    expect(shown.body.site.agentsOnDuty).toBe(true);
    members.mockResolvedValue([]);
    await siteStates.wake();
    await eventually(() =>
      expect(channel.seen.flatMap(([name, data]) => (name === SITE_STATE_EVENT ? [data] : []))).toMatchObject(
        [{ agentsOnDuty: true }, { agentsOnDuty: false }],
      ),
    );
  });

  it('brings an event to the visitor and the agents as soon as it is stored', async () => {
    const visitor = await newVisitor(server.url);
    const ana = await signedInAgent(server.url, 'Ana');
    const id = await visitor.start();
    const [toVisitor, toAgents] = [
      await listen(visitor, visitorChannel(visitor.id)),
      await listen(ana, AGENTS_CHANNEL),
    ];
    await visitor.send(id, 'Hello?');
    await ana.note(id, 'A secret');
    await ana.answer(id, 'Hello!');
    await eventually(() => expect(types(toAgents)).toEqual(['Hello?', 'A secret', 'Hello!']));
    await eventually(() => expect(types(toVisitor)).toEqual(['Hello?', 'Hello!']));
    expect(JSON.stringify(toVisitor.seen)).not.toContain('secret');
  });

  it('knows who is on duty, and tells a visitor who opens the chat', async () => {
    const ana = await signedInAgent(server.url, 'Ana');
    const onDuty = async () => {
      const { body } = await ana.ask<{ agents: { name: string; onDuty: boolean }[] }>(
        'GET',
        '/api/agent/team',
      );
      return body.agents.filter((agent) => agent.onDuty).map((agent) => agent.name);
    };
    expect(await onDuty()).toEqual([]);
    const ear = await listen(ana, AGENTS_CHANNEL);
    expect(await onDuty()).toEqual(['Ana']);
    const opening = await fetch(`${server.url}/api/widget/sites/demo-shop`);
    expect(await opening.json()).toMatchObject({ site: { agentsOnDuty: true } });
    ear.client.disconnect();
    await eventually(async () => expect(await onDuty()).toEqual([]));
  });

  it('notices a visitor who comes and goes, and puts right what a lost webhook left wrong', async () => {
    const visitor = await newVisitor(server.url);
    const ana = await signedInAgent(server.url, 'Ana');
    const agents = await listen(ana, AGENTS_CHANNEL);
    const here = async () =>
      (await ana.ask<{ here: boolean }>('GET', `/api/agent/visitors/${visitor.id}`)).body.here;
    expect(await here()).toBe(false);
    await listen(visitor, visitorChannel(visitor.id));
    await eventually(async () => expect(await here()).toBe(true));
    await eventually(() =>
      expect(agents.seen).toContainEqual([VISITOR_PRESENCE_EVENT, expect.objectContaining({ here: true })]),
    );

    await server.services.database.write((db) => db.updateTable('visitors').set({ here: 0 }).execute());
    expect(await here()).toBe(false);
    await server.services.presence.wake();
    expect(await here()).toBe(true);
  });

  it('believes a webhook only with the engine’s signature', async () => {
    const { key, secret } = await relayKeys(server);
    const visitor = await newVisitor(server.url);
    const body = JSON.stringify({
      time_ms: Date.now(),
      events: [{ name: 'channel_occupied', channel: visitorChannel(visitor.id) }],
    });
    const post = (signature: string) =>
      fetch(`${server.url}/api/engine-webhook`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'x-pusher-key': key, 'x-pusher-signature': signature },
      });
    expect((await post('0'.repeat(64))).status).toBe(401);
    const ana = await signedInAgent(server.url, 'Ana');
    const here = async () =>
      (await ana.ask<{ here: boolean }>('GET', `/api/agent/visitors/${visitor.id}`)).body.here;
    expect(await here()).toBe(false);
    expect((await post(createHmac('sha256', secret).update(body).digest('hex'))).status).toBe(200);
    expect(await here()).toBe(true);
  });

  it('is reached by the official server SDK too', async () => {
    const { appId, key, secret } = await relayKeys(server);
    const visitor = await newVisitor(server.url);
    const ear = await listen(visitor, visitorChannel(visitor.id));
    const sdk = new PusherServer({
      appId,
      key,
      secret,
      host: '127.0.0.1',
      port: String(server.port),
      useTLS: false,
    });
    const answer = await sdk.trigger(visitorChannel(visitor.id), 'greeting', { hello: 'there' });
    expect(await answer.json()).toEqual({});
    await eventually(() => expect(ear.seen).toContainEqual(['greeting', { hello: 'there' }]));
  });

  async function listen(person: TestVisitor | TestAgent, channelName: string) {
    const agent = 'cookie' in person;
    const { engine } = (
      await person.ask<{ engine: EngineAddress }>('GET', agent ? '/api/agent/session' : '/api/widget/session')
    ).body;
    const client = new Pusher(engine.key, {
      cluster: engine.cluster,
      wsHost: '127.0.0.1',
      wsPort: engine.port ?? 80,
      forceTLS: false,
      enabledTransports: ['ws'],
      channelAuthorization: {
        endpoint: '',
        transport: 'ajax',
        customHandler: ({ socketId, channelName: channel }, done) => {
          person
            .ask<ChannelAuth>('POST', agent ? '/api/agent/channel-auth' : '/api/widget/channel-auth', {
              socket_id: socketId,
              channel_name: channel,
            })
            .then(({ status, body }) =>
              status === 200 ? done(null, body) : done(new Error(String(status)), null),
            )
            .catch((error) => done(error, null));
        },
      },
    });
    clients.push(client);
    const seen: [string, unknown][] = [];
    const channel = client.subscribe(channelName);
    channel.bind_global((event: string, data: unknown) => {
      if (!event.startsWith('pusher:')) seen.push([event, data]);
    });
    await new Promise((resolve, reject) => {
      channel.bind('pusher:subscription_succeeded', resolve);
      channel.bind('pusher:subscription_error', reject);
    });
    return { client, seen };
  }
});

function types({ seen }: { seen: [string, unknown][] }): string[] {
  return seen.flatMap(([name, data]) => {
    const frame = data as { event?: { type: string; data: { message?: { body: string } } } };
    return name === CONVERSATION_EVENT && frame.event?.type === 'message.created'
      ? [frame.event.data.message?.body ?? '']
      : [];
  });
}

async function relayKeys(server: TestServer): Promise<{ appId: string; key: string; secret: string }> {
  const row = await server.services.database.read
    .selectFrom('meta')
    .select('value')
    .where('name', '=', 'relay')
    .executeTakeFirstOrThrow();
  return JSON.parse(row.value);
}

import { beforeAll, describe, expect, it } from 'vitest';
import * as channels from '../../server/contract/channels.ts';
import { ConversationEvent } from '../../server/contract/schemas/events.ts';
import type { Publication } from '../../server/engine/engine.ts';
import { newVisitor, nobody, signedInAgent, uuid } from '../support/people.ts';
import { attack, battleground } from './attack.ts';
import { CHANNELS, EVENTS } from './frames/audiences.ts';
import { admittedBy, careless, signed } from './frames/channel-auth.ts';
import { everythingHappens, typeOf } from './frames/everything-happens.ts';
import { framesOf, unknownFields } from './frames/visitor-frames.ts';
import { makeScene, PEOPLE, type Person, type Scene } from './matrix/people.ts';

describe('what travels over the engine', () => {
  const ground = battleground({ env: { RATE_LIMIT_FACTOR: '1000' } });
  let scene: Scene;
  let published: Publication[];
  let admitted: Record<Person, string[]>;

  beforeAll(async () => {
    ({ scene, published } = await everythingHappens(ground.ours()));
    admitted = await admittedBy(scene);
  });

  it('has an entry for every kind of event and of channel', () => {
    const types = ConversationEvent.anyOf.map((schema) => String(schema.properties.type.const));
    expect(Object.keys(EVENTS).sort()).toEqual(types.sort());
    const kinds = Object.keys(channels).filter((name) => /Channel$|_CHANNEL$/.test(name));
    expect(Object.keys(CHANNELS).sort()).toEqual(kinds.sort());
  });

  it.each(Object.entries(CHANNELS))(
    '%s is open to whom it is for, out of all kinds of people',
    (_kind, entry) => {
      const name = entry.nameIn(scene);
      expect(PEOPLE.filter((person) => admitted[person].includes(name))).toEqual(entry.open);
    },
  );

  it.each(Object.entries(EVENTS))(
    '%s is heard by whom it is for, out of all kinds of people',
    (type, audience) => {
      const carriers = new Set(published.filter((one) => typeOf(one) === type).map(({ channel }) => channel));
      const hearers = PEOPLE.filter((person) => admitted[person].some((channel) => carriers.has(channel)));
      const agents = ['agent', 'agentOfAnotherTeam', 'admin'];
      expect(hearers).toEqual(audience === 'both' ? ['visitor', ...agents] : agents);
    },
  );

  it('goes to no channel that the contract does not know, and to none that is public', () => {
    for (const { channel } of published)
      expect(channel).toMatch(/^(private-visitor-|private-agent-|presence-agents$)/);
  });

  it('holds only fields that a visitor may have', () => {
    const frames = framesOf(scene, published);
    expect(unknownFields(frames)).toEqual([]);
    for (const secret of ['only for agents', '@demo.example', '127.0.0.1', 'labelIds'])
      expect(JSON.stringify(frames), secret).not.toContain(secret);
  });

  ground.attack('a note, listened to on one’s own channel', {
    without: 'notes go to agents alone',
    attempt: async (server) => {
      const { scene, published } = await everythingHappens(server);
      return JSON.stringify(framesOf(scene, published)).includes('only for agents');
    },
    succeeds: true,
    fails: false,
  });

  ground.attack('what agents are notified of a conversation, listened to on one’s own channel', {
    without: 'a visitor’s frames are made for visitors',
    attempt: async (server) => {
      const { scene, published } = await everythingHappens(server);
      return unknownFields(framesOf(scene, published)).length > 0;
    },
    succeeds: true,
    fails: false,
  });

  const stranger = '00000000-0000-4000-8000-000000000000';
  const names = [
    channels.AGENTS_CHANNEL,
    channels.visitorChannel(stranger),
    channels.conversationChannel(stranger),
    channels.agentChannel(stranger),
    'presence-room-1',
    channels.roomChannel(stranger),
    'private-user-agent-1',
    'public-news',
    'private-cache-visitor-1',
    'PRESENCE-AGENTS',
  ];
  for (const channel_name of names) {
    ground.attack(`the channel ${JSON.stringify(channel_name)}, asked for by a visitor`, {
      without: 'channels are derived, not echoed',
      async attempt(server) {
        const visitor = await newVisitor(server.url);
        const request = { socket_id: '1.2', channel_name };
        const { status, body } = await visitor.ask<{ auth?: string } | null>(
          'POST',
          '/api/widget/channel-auth',
          request,
        );
        return { status, signed: body?.auth !== undefined };
      },
      succeeds: { status: 200, signed: true },
      fails: { status: 403, signed: false },
    });
  }

  ground.attack('the agents’ channel, asked for by a visitor who knows its name', {
    without: 'the agents’ channel is for agents',
    attempt: async (server) =>
      (
        await (
          await newVisitor(server.url)
        ).ask('POST', '/api/widget/channel-auth', {
          socket_id: '1.2',
          channel_name: channels.AGENTS_CHANNEL,
        })
      ).status === 200,
    succeeds: true,
    fails: false,
  });

  ground.attack('the own channel of a colleague, asked for by an agent who knows the id', {
    without: 'an agent’s own channel is for that agent',
    async attempt(server) {
      const [ana, ben] = [await signedInAgent(server.url, 'Ana'), await signedInAgent(server.url, 'Ben')];
      const request = { socket_id: '1.2', channel_name: channels.agentChannel(ana.id) };
      return (await ben.ask('POST', '/api/agent/channel-auth', request)).status === 200;
    },
    succeeds: true,
    fails: false,
  });

  ground.attack('the channel of a room of the team, asked for by a visitor who knows its id', {
    without: 'rooms of the team are for agents',
    async attempt(server) {
      const id = uuid();
      const ana = await signedInAgent(server.url, 'Ana');
      expect((await ana.ask('PUT', `/api/agent/rooms/${id}`, { name: 'Talk' })).status).toBe(200);
      const visitor = await newVisitor(server.url);
      const request = { socket_id: '1.2', channel_name: channels.roomChannel(id) };
      return (await visitor.ask('POST', '/api/widget/channel-auth', request)).status === 200;
    },
    succeeds: true,
    fails: false,
  });

  it.each([
    '#server-to-user-agent-1',
    'presence-agents ',
    'presence-agents\u0000',
    'private-visitor-1:x',
    'private-encrypted-visitor-1',
    '',
  ])('the channel %j, which is no name at all, is signed for nobody', async (channel_name) => {
    expect(careless({ socket_id: '1.2', channel_name }).auth, 'what joins whatever comes signs it').toBe(
      signed(`1.2:${channel_name}`),
    );
    const request = { socket_id: '1.2', channel_name };
    const { status } = await scene.visitor.ask('POST', '/api/widget/channel-auth', request);
    expect([400, 403]).toContain(status);
  });

  const forgedData = JSON.stringify({ user_id: 'agent-1', user_info: { kind: 'agent', name: 'Ana' } });
  attack('presence data of somebody else, brought along', {
    weakened: () => {
      const request = { socket_id: '1.2', channel_name: 'presence-conversation-x' };
      const answer = careless({ ...request, channel_data: forgedData });
      const engineTakesIt = answer.auth === signed(`1.2:presence-conversation-x:${answer.channel_data}`);
      return engineTakesIt ? answer.channel_data : null;
    },
    ours: async () => {
      const channel_name = channels.conversationChannel(scene.conversationId);
      const ask = (more: object) =>
        scene.visitor.ask<{ channel_data: string }>('POST', '/api/widget/channel-auth', {
          socket_id: '1.2',
          channel_name,
          ...more,
        });
      expect((await ask({ channel_data: forgedData })).status, 'what is brought along is refused').toBe(400);
      return (await ask({})).body.channel_data;
    },
    succeeds: forgedData,
    fails: expect.stringMatching(
      /^\{"user_id":"visitor-[0-9a-f-]{36}","user_info":\{"kind":"visitor","name":"[^"]+"\}\}$/,
    ),
  });

  const forged: [string, { string: string; for: string }][] = [
    ['1.2:presence-agents', { string: '1.2:presence-agents:private-own', for: 'a presence channel' }],
    ['1.2::user::{"id":"agent-1"}', { string: '1.2::user::{"id":"agent-1"}:private-own', for: 'a user' }],
    [
      'POST\n/apps/1/events\nauth_key=k',
      { string: 'POST\n/apps/1/events\nauth_key=k:private-own', for: 'the API' },
    ],
    ['1.2:x', { string: '1.2:x:private-own', for: 'a channel' }],
    ['1.2\n', { string: '1.2\n:private-own', for: 'a line of its own' }],
    [' 1.2', { string: ' 1.2:private-own', for: 'another connection' }],
    ['', { string: ':private-own', for: 'nothing' }],
    ['1', { string: '1:private-own', for: 'half a connection' }],
    ['1.', { string: '1.:private-own', for: 'half a connection' }],
    ['1.2.3', { string: '1.2.3:private-own', for: 'too much of one' }],
    ['١.٢', { string: '١.٢:private-own', for: 'other digits' }],
  ];
  for (const [socket_id, { string, for: what }] of forged) {
    attack(`the socket id ${JSON.stringify(socket_id)}, which makes the signature one for ${what}`, {
      weakened: () => careless({ socket_id, channel_name: 'private-own' }).auth === signed(string),
      ours: async () => {
        const request = { socket_id, channel_name: channels.visitorChannel(scene.visitorId) };
        const { status } = await scene.visitor.ask('POST', '/api/widget/channel-auth', request);
        const asAgent = scene.as('agent');
        const user = await asAgent('POST', '/api/agent/user-auth', { socket_id });
        return [status, user.status].some((one) => one !== 400);
      },
      succeeds: true,
      fails: false,
    });
  }

  ground.attack('a webhook that says who is here, signed by nobody', {
    without: 'webhooks are signed',
    async attempt(server) {
      const { visitorId } = await makeScene(server);
      const channel = channels.visitorChannel(visitorId);
      const body = { time_ms: Date.now(), events: [{ name: 'channel_occupied', channel }] };
      const { status } = await nobody(server.url)('POST', '/api/engine-webhook', body, {
        'x-pusher-key': 'x',
        'x-pusher-signature': 'x',
      });
      return status;
    },
    succeeds: 200,
    fails: 401,
  });
});

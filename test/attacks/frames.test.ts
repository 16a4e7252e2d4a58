import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as channels from '../../server/contract/channels.ts';
import { ConversationEvent } from '../../server/contract/schemas/events.ts';
import { appendEvent } from '../../server/conversations/conversation-log.ts';
import type { Publication } from '../../server/engine/engine.ts';
import { markMail, queueMail } from '../../server/mail/outgoing-mails.ts';
import { addBot } from '../support/bots.ts';
import { eventually } from '../support/eventually.ts';
import { newVisitor, nobody, signedInAgent, uuid } from '../support/people.ts';
import type { TestServer } from '../support/test-server.ts';
import { attack, battleground } from './attack.ts';
import { makeScene, PEOPLE, type Person, type Scene } from './matrix/people.ts';

/** Every kind of event, and who hears of it. A new kind fails until it is here. */
const EVENTS: Record<string, 'both' | 'agents'> = {
  'conversation.started': 'both',
  'message.created': 'both',
  'message.edited': 'both',
  'message.unsent': 'both',
  'conversation.claimed': 'both',
  'conversation.released': 'both',
  'conversation.offered': 'agents',
  'conversation.passed': 'agents',
  'conversation.resolved': 'both',
  'conversation.reopened': 'both',
  'conversation.assigned': 'both',
  'conversation.triaged': 'agents',
  'conversation.described': 'agents',
  'conversation.snoozed': 'agents',
  'conversation.woken': 'agents',
  'conversation.read': 'both',
  'conversation.delivered': 'both',
  'conversation.rated': 'both',
  'conversation.bot_joined': 'both',
  'conversation.bot_left': 'both',
  'conversation.mailed': 'agents',
  'conversation.escalated': 'agents',
  'conversation.reminder_opened': 'agents',
};

/** A room of the team, in which something is said that is for agents. */
const ROOM = 'aaaaaaaa-0000-4000-8000-000000000009';

/** Every kind of channel, by what the contract exports, and who is let in. A new kind fails until it is here. */
const CHANNELS: Record<string, { nameIn(scene: Scene): string; open: readonly Person[] }> = {
  visitorChannel: { nameIn: ({ visitorId }) => channels.visitorChannel(visitorId), open: ['visitor'] },
  conversationChannel: {
    nameIn: ({ conversationId }) => channels.conversationChannel(conversationId),
    open: ['visitor', 'agent', 'agentOfAnotherTeam', 'admin'],
  },
  roomChannel: {
    nameIn: () => channels.roomChannel(ROOM),
    open: ['agent', 'agentOfAnotherTeam', 'admin'],
  },
  agentChannel: { nameIn: ({ agentId }) => channels.agentChannel(agentId()), open: ['agent'] },
  AGENTS_CHANNEL: { nameIn: () => channels.AGENTS_CHANNEL, open: ['agent', 'agentOfAnotherTeam', 'admin'] },
};

/** The fields of a frame that a visitor may get; anything else, however harmless, fails until somebody has judged it. */
const FACE = ['id', 'name'];
const AUTHOR = ['id', 'kind', 'name'];
const under = (path: string, fields: string[]) => fields.map((field) => `${path}.${field}`);
const ALLOWED = new Set([
  'epoch',
  'cut',
  ...under('event', ['conversationId', 'seq', 'prev', 'type', 'at']),
  ...under('event.data', ['messageId', 'body', 'upTo', 'by', 'to', 'assignee', 'awaitingReplySince']),
  ...under('event.data.by', AUTHOR),
  ...under('event.data.assignee', FACE),
  // Of a bot that has left. Why an agent passed an offer on goes to agents alone.
  ...under('event.data.bot', FACE),
  'event.data.why',
  ...under('event.data.rating', ['score', 'words']),
  ...under('event.data.message', [
    'id',
    'conversationId',
    'seq',
    'kind',
    'body',
    'at',
    'editedAt',
    'unsentAt',
    'via',
  ]),
  ...under('event.data.message.mail', ['cut', 'packed']),
  ...under('event.data.message.mail.lost[]', ['name', 'why']),
  ...under('event.data.message.author', AUTHOR),
  ...under('event.data.message.attachments[]', ['id', 'name', 'mediaType', 'sizeBytes', 'picture']),
  ...under('event.data.message.attachments[].picture', ['width', 'height']),
  ...under('event.data.state', ['id', 'siteId', 'seq', 'status', 'assignee', 'page', 'startedAt', 'topic']),
  ...under('event.data.state', ['waitingSince', 'awaitingReplySince']),
  ...under('event.data.state.visitor', ['id', 'name', 'email', 'verified']),
  ...under('event.data.state.assignee', FACE),
  ...under('event.data.state.page', ['url', 'title']),
  ...under('event.data.state.read', ['visitor', 'agents']),
  ...under('event.data.state.delivered', ['visitor', 'agents']),
  // site.state, queue.position
  ...['agentsOnDuty', 'open', 'backAt', 'conversationId', 'place', 'position', 'ahead', 'minutes', 'waitMs'],
]);

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

/** As the engine signs, and checks. */
const signed = (text: string): string => createHmac('sha256', 'the app’s secret').update(text).digest('hex');

/** What endpoints did with the libraries of until 2015: they joined whatever came, and signed it. */
function careless(request: { socket_id: string; channel_name: string; channel_data?: string }) {
  const { socket_id, channel_name, channel_data } = request;
  const parts = [socket_id, channel_name, channel_data].filter((part) => part !== undefined);
  return { auth: signed(parts.join(':')), channel_data };
}

const framesOf = (scene: Scene, published: Publication[]): Publication[] =>
  published.filter((one) => one.channel === channels.visitorChannel(scene.visitorId));

/** The channels that each kind of person is let into, by either route. */
async function admittedBy(scene: Scene): Promise<Record<Person, string[]>> {
  const admitted = {} as Record<Person, string[]>;
  for (const person of PEOPLE) await scene.proof(person);
  for (const person of PEOPLE) {
    admitted[person] = [];
    for (const { nameIn } of Object.values(CHANNELS)) {
      const request = { socket_id: '1.2', channel_name: nameIn(scene) };
      for (const path of ['/api/widget/channel-auth', '/api/agent/channel-auth']) {
        const { status, body } = await scene.as(person)<{ auth?: string }>('POST', path, request);
        if (status === 200 && body.auth !== undefined) admitted[person].push(request.channel_name);
      }
    }
  }
  return admitted;
}

function typeOf({ data }: Publication): string | undefined {
  return (data as { event?: { type?: string } }).event?.type;
}

function unknownFields(publications: Publication[]): string[] {
  const found = new Set<string>();
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, `${path}[]`);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`);
    } else if (!path.endsWith('[]') && !ALLOWED.has(path)) found.add(path);
  };
  for (const { data } of publications) walk(data, '');
  return [...found].sort();
}

/** One conversation to which every kind of event happens, and what was published of it. */
async function everythingHappens(server: TestServer): Promise<{ scene: Scene; published: Publication[] }> {
  const published: Publication[] = [];
  const { engine } = server.services;
  const publish = engine.publish.bind(engine);
  const spy = vi.spyOn(engine, 'publish').mockImplementation((publications) => {
    published.push(...publications);
    return publish(publications);
  });
  const scene = await makeScene(server);
  const { visitor, conversationId: id } = scene;
  const ana = await signedInAgent(server.url, 'Ana');
  const ben = await signedInAgent(server.url, 'Ben');
  const done = async (reply: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await reply;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  };
  await done(ana.ask('PUT', '/api/agent/delivered', { marks: [{ conversationId: id, upTo: 2 }] }));
  const { id: siteId } = await server.services.database.read
    .selectFrom('sites')
    .select('id')
    .executeTakeFirstOrThrow();
  const routing = { mode: 'round_robin', cap: 5, acceptSeconds: 600, sticky: false };
  await done(ana.ask('PUT', `/api/agent/sites/${siteId}`, { settings: { routing } }));
  await done(ana.ask('PUT', '/api/agent/availability', {}));
  await eventually(() => expect(published.map(typeOf)).toContain('conversation.offered'));
  await done(ana.ask('DELETE', `/api/agent/conversations/${id}/offer`));
  await done(ana.claim(id));
  await done(ana.note(id, 'only for agents'));
  await done(ana.ask('PUT', `/api/agent/rooms/${ROOM}`, { name: 'Talk' }));
  await done(ana.note(ROOM, 'only for agents'));
  const [edited, unsent] = [uuid(), uuid()];
  await done(ana.answer(id, 'Helo', edited));
  await done(ana.edit(id, edited, 'Hello'));
  await done(ana.answer(id, 'Oops', unsent));
  await done(ana.unsend(id, unsent));
  await done(ana.markRead(id, 2));
  await done(ana.release(id));
  await done(ana.updateTriage(id, { assigneeId: ben.id, priority: 2, attributes: { paid: true } }));
  await done(ana.updateTriage(id, { status: 'snoozed', snoozedUntil: null }));
  await done(ana.updateTriage(id, { status: 'open' }));
  await done(ana.resolve(id));
  await done(visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, { score: 4, words: 'Good' }));
  await server.services.runInTransaction(async (tx) => {
    const about = { kind: 'missed', recipient: 'ada@example.com', locale: 'en', payload: {} } as const;
    const mail = await queueMail(tx, 'support@shop.test', { ...about, conversationId: id });
    await markMail(tx, mail.id, { state: 'bounced', reason: 'No such user', forGood: true });
    const found = tx.db.selectFrom('conversations').selectAll().where('id', '=', id);
    const data = { action: 'mail', afterMinutes: 5, recipients: 2 } as const;
    const escalated = { type: 'conversation.escalated', data, visible: false } as const;
    const row = await appendEvent(tx, await found.executeTakeFirstOrThrow(), escalated, {});
    const opened = { step: row.seq, agent: { id: ana.id, name: 'Ana' } };
    await appendEvent(tx, row, { type: 'conversation.reminder_opened', data: opened, visible: false }, {});
  });
  const bot = await addBot(server.url, ana);
  const withBot = await visitor.start();
  await visitor.send(withBot, 'Where is my order?');
  await done(bot.handOff(withBot, 'It needs a person'));
  await done(ana.reopen(id));
  await eventually(() => {
    const heard = new Set(published.map(typeOf));
    expect(Object.keys(EVENTS).filter((type) => !heard.has(type))).toEqual([]);
  });
  // The last one is heard by both.
  await eventually(() => expect(framesOf(scene, published).map(typeOf)).toContain('conversation.reopened'));
  spy.mockRestore();
  // The next conversation goes to people at once, instead of after the seconds that a bot has to answer.
  await done(ana.ask('DELETE', `/api/agent/bots/${bot.id}`));
  return { scene, published };
}

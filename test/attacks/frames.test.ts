import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as channels from '../../server/contract/channels.ts';
import { ConversationEvent } from '../../server/contract/schemas/events.ts';
import type { Publication } from '../../server/delivery/engine.ts';
import { newVisitor, signedInAgent, type TestAgent, type TestVisitor, uuid } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

/** Every kind of event, and who hears of it. A new kind fails until it is here. */
const EVENTS: Record<string, 'both' | 'agents'> = {
  'conversation.started': 'both',
  'message.created': 'both',
  'message.edited': 'both',
  'message.unsent': 'both',
  'conversation.claimed': 'both',
  'conversation.released': 'both',
  'conversation.resolved': 'both',
  'conversation.reopened': 'both',
  'conversation.assigned': 'both',
  'conversation.sorted': 'agents',
  'conversation.snoozed': 'agents',
  'conversation.woken': 'agents',
  'conversation.read': 'both',
  'conversation.delivered': 'both',
  'conversation.rated': 'both',
};

/** Every kind of channel, by what the contract exports, and who is let in. A new kind fails until it is here. */
const CHANNELS: Record<string, (world: World) => { name: string; visitor: boolean; agent: boolean }> = {
  visitorChannel: ({ visitor }) => ({
    name: channels.visitorChannel(visitor.id),
    visitor: true,
    agent: false,
  }),
  conversationChannel: ({ conversationId }) => ({
    name: channels.conversationChannel(conversationId),
    visitor: true,
    agent: true,
  }),
  AGENTS_CHANNEL: () => ({ name: channels.AGENTS_CHANNEL, visitor: false, agent: true }),
};

/** The fields of a frame that a visitor may get; anything else, however harmless, fails until somebody has judged it. */
const FACE = ['id', 'name'];
const AUTHOR = ['id', 'kind', 'name'];
const under = (path: string, fields: string[]) => fields.map((field) => `${path}.${field}`);
const ALLOWED = new Set([
  'epoch',
  'cut',
  ...under('event', ['conversationId', 'seq', 'prev', 'type', 'at']),
  ...under('event.data', ['messageId', 'body', 'upTo', 'by', 'to', 'assignee']),
  ...under('event.data.by', AUTHOR),
  ...under('event.data.assignee', FACE),
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
  ]),
  ...under('event.data.message.author', AUTHOR),
  ...under('event.data.message.attachments[]', ['id', 'name', 'mediaType', 'sizeBytes', 'picture']),
  ...under('event.data.message.attachments[].picture', ['width', 'height']),
  ...under('event.data.state', ['id', 'siteId', 'seq', 'status', 'assignee', 'page', 'startedAt', 'topic']),
  ...under('event.data.state', ['waitingSince']),
  ...under('event.data.state.visitor', ['id', 'name', 'email', 'verified']),
  ...under('event.data.state.assignee', FACE),
  ...under('event.data.state.page', ['url', 'title']),
  ...under('event.data.state.read', ['visitor', 'agents']),
  ...under('event.data.state.delivered', ['visitor', 'agents']),
  // site.state, conversation.place
  ...['agentsOnDuty', 'open', 'backAt', 'conversationId', 'place', 'position', 'ahead', 'minutes', 'waitMs'],
]);

type World = { visitor: TestVisitor; stranger: TestVisitor; ana: TestAgent; conversationId: string };

describe('what travels over the engine', () => {
  let server: TestServer;
  let world: World;
  const published: Publication[] = [];

  beforeAll(async () => {
    server = await startTestServer({ env: { RATE_LIMIT_FACTOR: '1000' } });
    const { engine } = server.services;
    const publish = engine.publish.bind(engine);
    vi.spyOn(engine, 'publish').mockImplementation((publications) => {
      published.push(...publications);
      return publish(publications);
    });
    world = await everythingHappens(server);
    await vi.waitFor(() => {
      const heard = new Set(published.map((one) => typeOf(one)));
      expect(Object.keys(EVENTS).filter((type) => !heard.has(type))).toEqual([]);
    }, 20_000);
  });
  afterAll(() => server.remove());

  it('has an entry for every kind of event and of channel', () => {
    const types = ConversationEvent.anyOf.map((schema) => String(schema.properties.type.const));
    expect(Object.keys(EVENTS).sort()).toEqual(types.sort());
    const kinds = Object.keys(channels).filter((name) => /Channel$|_CHANNEL$/.test(name));
    expect(Object.keys(CHANNELS).sort()).toEqual(kinds.sort());
  });

  it('brings a visitor the kinds of events that are theirs, and no other', () => {
    const own = channels.visitorChannel(world.visitor.id);
    const heard = new Set(published.filter((one) => one.channel === own).map(typeOf));
    for (const [type, audience] of Object.entries(EVENTS)) {
      expect(heard.has(type), type).toBe(audience === 'both');
    }
  });

  it('goes to no channel that the contract does not know', () => {
    for (const { channel } of published) expect(channel).toMatch(/^(private-visitor-|presence-agents$)/);
  });

  it('holds only fields that a visitor may have', () => {
    const { frames, text } = visitorsFrames();
    expect(unknownFields(frames)).toEqual([]);
    for (const secret of ['only for agents', '@demo.example', '127.0.0.1', world.stranger.id, 'labelIds']) {
      expect(text, secret).not.toContain(secret);
    }
    const agents = JSON.stringify(published.filter((one) => one.channel === channels.AGENTS_CHANNEL));
    expect(agents, 'there must be something to hide').toContain('only for agents');
    expect(unknownFields(published.filter((one) => one.channel === channels.AGENTS_CHANNEL))).not.toEqual([]);
  });

  it.each(Object.keys(CHANNELS))('%s is open to whom it is for', async (kind) => {
    const entry = CHANNELS[kind]?.(world);
    if (entry === undefined) throw new Error(kind);
    const ask = (who: TestVisitor | TestAgent, path: string) =>
      who.ask<{ auth?: string; channel_data?: string }>('POST', path, {
        socket_id: '1.2',
        channel_name: entry.name,
      });
    const [visitors, agents] = ['/api/widget/channel-auth', '/api/agent/channel-auth'] as const;
    expect((await ask(world.visitor, visitors)).status).toBe(entry.visitor ? 200 : 403);
    expect((await ask(world.stranger, visitors)).status).toBe(403);
    expect((await ask(world.ana, agents)).status).toBe(entry.agent ? 200 : 403);
  });

  it.each([
    '',
    '1.2:x',
    '1.2\n',
    ' 1.2',
    '1.2::user::{"id":"x"}',
    '1',
    '1.',
    '1.2.3',
    '١.٢',
    '1.2:private-x',
  ])('socket id %j is signed for nothing', async (socket_id) => {
    const channel_name = channels.visitorChannel(world.visitor.id);
    const { status } = await world.visitor.ask('POST', '/api/widget/channel-auth', {
      socket_id,
      channel_name,
    });
    expect(status).toBe(400);
    expect((await world.ana.ask('POST', '/api/agent/user-auth', { socket_id })).status).toBe(400);
  });

  function visitorsFrames() {
    const frames = published.filter((one) => one.channel === channels.visitorChannel(world.visitor.id));
    expect(frames.length).toBeGreaterThan(10);
    return { frames, text: JSON.stringify(frames) };
  }
});

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

/** One conversation to which every kind of event happens. */
async function everythingHappens(server: TestServer): Promise<World> {
  const visitor = await newVisitor(server.url);
  const stranger = await newVisitor(server.url);
  await stranger.send(await stranger.start(), 'somebody else');
  const ana = await signedInAgent(server.url, 'Ana');
  const ben = await signedInAgent(server.url, 'Ben');
  const id = await visitor.start();
  const done = async (reply: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await reply;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  };
  await done(visitor.send(id, 'Hello'));
  await done(ana.ask('PUT', '/api/agent/delivered', { marks: [{ conversationId: id, upTo: 2 }] }));
  await done(ana.claim(id));
  await done(ana.note(id, 'only for agents'));
  const [edited, unsent] = [uuid(), uuid()];
  await done(ana.answer(id, 'Helo', edited));
  await done(ana.edit(id, edited, 'Hello'));
  await done(ana.answer(id, 'Oops', unsent));
  await done(ana.unsend(id, unsent));
  await done(ana.markRead(id, 2));
  await done(ana.release(id));
  await done(ana.arrange(id, { assigneeId: ben.id, priority: 2 }));
  await done(ana.arrange(id, { status: 'snoozed', snoozedUntil: null }));
  await done(ana.arrange(id, { status: 'open' }));
  await done(ana.resolve(id));
  await done(visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, { score: 4, words: 'Good' }));
  await done(ana.reopen(id));
  return { visitor, stranger, ana, conversationId: id };
}

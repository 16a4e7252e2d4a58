import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createConnection } from '../../../agent-console/stores/shell/connection.ts';
import { createSession } from '../../../agent-console/stores/shell/session.ts';
import { createWorkspace } from '../../../agent-console/stores/workspace.ts';
import { createAgentApi } from '../../../agent-console/transport/agent-api.ts';
import { watchHttp } from '../../../agent-console/transport/watched-http.ts';
import {
  AGENTS_CHANNEL,
  agentChannel,
  conversationChannel,
  memberId,
  READING_EVENT,
  TYPING_EVENT,
} from '../../../server/contract/channels.ts';
import type { HttpClient } from '../../../server/contract/client/http-client.ts';
import type { Answer } from '../../../server/contract/client/ports.ts';
import type { ConversationEvent } from '../../../server/contract/schemas/events.ts';
import { deferred, settled } from '../../contract/client/fake-deps.ts';
import { FakePusher } from '../../contract/client/fake-pusher.ts';
import {
  ANA,
  BEN,
  byAgent,
  card,
  connectAlone,
  conversation,
  EPOCH,
  event,
  fakeAlertPort,
  fakeDeps,
  fakeStorage,
  frame,
  MARA,
  message,
  ok,
  openState,
  page,
  reading,
  refused,
  SESSION,
  uuid,
} from '../support/fake-deps.ts';

type Handler = (method: string, path: string, body?: object) => Promise<Answer<unknown>> | undefined;

/** A desk on a server that is one function, and an engine in the test's hand. */
async function openWorkspace(answer: Handler = () => undefined, storage = fakeStorage()) {
  const deps = fakeDeps(storage);
  const requests: string[] = [];
  const messages = [message(1, 2)];
  const happened: ConversationEvent[] = [];
  const http: HttpClient = {
    request: async (method, path, body) => {
      requests.push(`${method} ${path.replace(/\?.*/, '')}`);
      const special = answer(method, path, body);
      return ((await special) ?? (await usual(method, path, body))) as never;
    },
    upload: () => refused(503, 'unavailable'),
  };
  function usual(method: string, path: string, body?: object): Promise<Answer<unknown>> {
    if (path.startsWith('/api/agent/inbox')) return ok(page([card(openState(1))]));
    if (path.endsWith(uuid(1)))
      return ok({ conversation: conversation(openState(1), messages), epoch: EPOCH });
    if (path.includes('/events'))
      return ok({ epoch: EPOCH, events: happened, head: happened.at(-1)?.seq ?? 2, more: false });
    if (path.endsWith('/read')) return ok(reading(uuid(1), 2));
    if (path.endsWith('/team')) return ok({ agents: [] });
    if (path.endsWith('/canned-replies')) return ok({ replies: [] });
    if (path.endsWith('/drafts')) return ok({ drafts: [] });
    if (path.endsWith('/mentions')) return ok({ mentions: [] });
    if (path.endsWith('/preferences')) return ok({});
    if (path.endsWith('/views')) return ok({ views: [] });
    if (path.endsWith('/offers')) return ok({ cards: [] });
    if (path.endsWith('/rooms')) return ok({ rooms: [], epoch: EPOCH });
    if (path.endsWith('/teams')) return ok({ teams: [] });
    if (path.endsWith('/labels')) return ok({ labels: [] });
    if (method === 'POST' && path.endsWith('/messages')) {
      return ok({ message: { ...message(1, 3, byAgent(ANA)), ...body } });
    }
    return ok(null);
  }
  const session = createSession(deps, {
    readSession: () => ok(SESSION),
    signIn: () => ok(SESSION),
    signOut: () => ok(null),
    readSetup: () => ok({ needed: false }),
    setUp: () => ok(SESSION),
  });
  await session.check();
  const connection = createConnection(() => workspace.resume());
  const api = createAgentApi(watchHttp(http, { ...connection, signedOut: session.expire }));
  const port = fakeAlertPort();
  const workspace = createWorkspace(
    {
      ...deps,
      api,
      connection,
      visible: signal(true),
      alertPort: port,
      goTo: () => {},
      connect: (told) => connectAlone(deps, told, api),
    },
    SESSION,
  );
  const pusher = FakePusher.last;
  pusher.connectFully();
  workspace.inbox.show('open');
  workspace.open(uuid(1));
  await settled();
  for (const name of pusher.channels.keys()) pusher.admit(name);
  await settled();
  /** The server has stored an event, and the engine brings it. */
  const said = (of: ConversationEvent) => {
    happened.push(of);
    pusher.channel(AGENTS_CHANNEL).emit('conversation.event', frame(of));
  };
  return { workspace, session, pusher, requests, deps, said, storage, connection, port };
}

describe('the desk', () => {
  it('shows on every page of the agent what one of them read or marked as unread', async () => {
    const own = card(openState(1, ANA), { lastMessage: message(1, 2), unread: 1 });
    const { workspace, pusher, requests } = await openWorkspace((_method, path) =>
      path.startsWith('/api/agent/inbox') ? ok(page([own])) : undefined,
    );
    const unread = () => workspace.inbox.cards.value.get(uuid(1))?.unread;
    expect(unread(), 'read by looking at it').toBe(0);
    expect(requests.filter((one) => one.startsWith('PUT') && one.endsWith('/read'))).toHaveLength(1);
    const told = { mark: { upTo: 1, version: 2 }, unread: 1, newest: 2 };
    pusher.channel(agentChannel(ANA.id)).emit(READING_EVENT, reading(uuid(1), 1, told));
    await settled();
    expect(unread(), 'marked as unread on another page').toBe(1);
    expect(workspace.thread.value?.readBefore.value).toBe(1);
    expect(requests.filter((one) => one.startsWith('PUT') && one.endsWith('/read'))).toHaveLength(1);
  });

  it('tells of a conversation that a colleague gives to this agent, as loudly as of a message', async () => {
    const given = card(openState(2, BEN), { lastMessage: message(2, 2) });
    const { workspace, said, port, storage } = await openWorkspace((_method, path) => {
      if (path.startsWith('/api/agent/inbox')) return ok(page([card(openState(1)), given]));
      return path.endsWith(uuid(2))
        ? ok({ conversation: conversation(given.state), epoch: EPOCH })
        : undefined;
    });
    await workspace.alerts.choose({ sound: true });
    const before = workspace.attention.value;
    const by = { kind: 'agent' as const, id: BEN.id, name: BEN.name };
    said(event(2, 3, 'conversation.assigned', { by, assignee: ANA }));
    expect(port.rung).toBe(1);
    expect(workspace.notices.shown.value).toMatchObject([
      { kind: 'assigned', name: 'Ben', conversationId: uuid(2) },
    ]);
    expect(workspace.attention.value).toBe(before + 1);
    expect([...workspace.handed.value]).toEqual([uuid(2)]);
    expect([...storage.values.values()].join()).toContain(uuid(2));

    workspace.open(uuid(2));
    await settled();
    expect([...workspace.handed.value]).toEqual([]);
    workspace.open(uuid(1));
    said(event(2, 4, 'conversation.assigned', { by, assignee: BEN }));
    expect([...workspace.handed.value]).toEqual([]);
    expect(workspace.attention.value).toBe(before);
  });

  it('says nothing of what the agent takes, or gives to another', async () => {
    const { workspace, said, port } = await openWorkspace();
    await workspace.alerts.choose({ sound: true });
    const by = { kind: 'agent' as const, id: ANA.id, name: ANA.name };
    said(event(1, 3, 'conversation.assigned', { by, assignee: ANA }));
    said(event(1, 4, 'conversation.assigned', { by, assignee: BEN }));
    expect([port.rung, workspace.notices.shown.value, workspace.handed.value.size]).toEqual([0, [], 0]);
  });

  it('knows after a reload what was handed over, until it is opened', async () => {
    const first = await openWorkspace();
    const by = { kind: 'system' as const, id: null, name: 'Frontdesk' };
    first.said(event(3, 3, 'conversation.assigned', { by, assignee: ANA }));
    expect(first.workspace.notices.shown.value).toMatchObject([{ kind: 'assigned', name: null }]);
    const second = await openWorkspace(
      (_method, path) =>
        path.endsWith(uuid(3)) ? ok({ conversation: conversation(openState(3)), epoch: EPOCH }) : undefined,
      first.storage,
    );
    expect([...second.workspace.handed.value]).toEqual([uuid(3)]);
    second.workspace.open(uuid(3));
    await settled();
    expect([...second.workspace.handed.value]).toEqual([]);
  });

  it('brings an event to the card and to the open thread', async () => {
    const { workspace, said } = await openWorkspace();
    said(event(1, 3, 'message.created', { message: message(1, 3) }));
    expect(workspace.thread.value?.conversation.value?.messages).toHaveLength(2);
    expect(workspace.inbox.listed.value[0]?.lastMessage?.seq).toBe(3);
  });

  it.each(['reply', 'event'])(
    'shows an own message once and without a break when its %s comes first',
    async (first) => {
      const reply = deferred<Answer<unknown>>();
      const { workspace, said } = await openWorkspace((method, path) =>
        method === 'POST' && path.endsWith('/messages') ? reply.promise : undefined,
      );
      const shown = () => [
        ...workspace.outbox.entries.value.map((entry) => entry.id),
        ...workspace.outbox.acknowledged.value.map((one) => one.id),
        ...(workspace.thread.value?.conversation.value?.messages ?? []).map((one) => one.id),
      ];
      workspace.composer.value?.write('reply', 'Hello Mara');
      workspace.composer.value?.send('reply');
      const id = workspace.outbox.entries.value[0]?.id ?? '';
      const own = message(1, 3, { id, body: 'Hello Mara', ...byAgent(ANA) });
      const steps = {
        reply: () => reply.resolve({ ok: true, value: { message: own } }),
        event: () => said(event(1, 3, 'message.created', { message: own })),
      };
      expect(shown()).toEqual([id, uuid(1_002)]);
      steps[first === 'reply' ? 'reply' : 'event']();
      await settled();
      expect(shown().filter((one) => one === id)).toHaveLength(1);
      steps[first === 'reply' ? 'event' : 'reply']();
      await settled();
      expect(shown()).toEqual([uuid(1_002), id]);
    },
  );

  it('asks for what it missed after every subscription to the channel of the agents', async () => {
    const { pusher, requests } = await openWorkspace();
    requests.length = 0;
    pusher.turn('connecting');
    pusher.connectFully();
    await settled();
    expect(requests).toContain('GET /api/agent/inbox');
    expect(requests).toContain(`GET /api/agent/conversations/${uuid(1)}/events`);
  });

  it('keeps the session’s end away from what was written: unsent message and draft go on after signing in', async () => {
    let expired = false;
    const { workspace, session, storage } = await openWorkspace((method) =>
      expired && method !== 'DELETE' ? refused(401, 'sign_in_required') : undefined,
    );
    expired = true;
    workspace.composer.value?.write('reply', 'sent too late');
    workspace.composer.value?.send('reply');
    workspace.composer.value?.write('reply', 'half a sent');
    await settled();
    expect(session.phase.value).toBe('expired');
    expect(workspace.outbox.entries.value).toMatchObject([{ body: 'sent too late', state: 'waiting' }]);
    expect([...storage.values.values()].join()).toContain('half a sent');

    expired = false;
    await session.signIn('ana@demo.example', 'right');
    workspace.resume();
    await settled();
    expect(session.phase.value).toBe('signed-in');
    expect(workspace.outbox.entries.value).toEqual([]);
    expect(workspace.composer.value?.textOf('reply').value).toBe('half a sent');
  });

  it('says when the server is away, and sends what waits the moment it answers', async () => {
    let away = true;
    const { workspace, connection, deps } = await openWorkspace((method) =>
      away && method === 'POST'
        ? Promise.resolve({ ok: false, status: 0, code: 'no_answer', message: 'Nobody answers.' })
        : undefined,
    );
    workspace.composer.value?.write('reply', 'Hello');
    workspace.composer.value?.send('reply');
    await settled();
    expect(connection.state.value).toBe('away');
    away = false;
    await deps.clock.pass(1_000);
    expect(connection.state.value).toBe('live');
    expect(workspace.outbox.entries.value).toEqual([]);
  });

  it('tells who else looks and types, and forgets those who leave only after a while', async () => {
    const { workspace, pusher, deps } = await openWorkspace();
    const channel = pusher.channel(conversationChannel(uuid(1)));
    channel.come(memberId('agent', ANA.id), { kind: 'agent', name: 'Ana' });
    channel.come(memberId('agent', BEN.id), { kind: 'agent', name: 'Ben' });
    channel.come(memberId('visitor', MARA.id), { kind: 'visitor', name: 'Mara' });
    expect(workspace.presence.value?.agents.value.map((one) => one.name)).toEqual(['Ben']);
    expect(workspace.presence.value?.visitorLooks.value).toBe(true);

    channel.emit(TYPING_EVENT, { typing: true }, { user_id: memberId('visitor', MARA.id) });
    expect(workspace.presence.value?.visitorTypes.value).toBe(true);
    await deps.clock.pass(SESSION.timings.typingExpiresMs + 1);
    expect(workspace.presence.value?.visitorTypes.value).toBe(false);

    channel.go(memberId('agent', BEN.id));
    expect(workspace.presence.value?.agents.value).toHaveLength(1);
    await deps.clock.pass(10_000);
    expect(workspace.presence.value?.agents.value).toEqual([]);
  });

  it('shows no floods of marks in what a visitor is writing', async () => {
    const { workspace, pusher } = await openWorkspace();
    const channel = pusher.channel(conversationChannel(uuid(1)));
    const flood = `N${'\u0301'.repeat(200)}ow`;
    channel.emit(TYPING_EVENT, { typing: true, text: flood }, { user_id: memberId('visitor', MARA.id) });
    expect(workspace.presence.value?.visitorWrites.value).toBe('Now');
  });

  it('ends typing with the message that was typed', async () => {
    const { workspace, pusher, said } = await openWorkspace();
    const channel = pusher.channel(conversationChannel(uuid(1)));
    channel.emit(TYPING_EVENT, { typing: true }, { user_id: memberId('visitor', MARA.id) });
    said(event(1, 3, 'message.created', { message: message(1, 3) }));
    expect(workspace.presence.value?.visitorTypes.value).toBe(false);
  });

  it('marks an open conversation as read while somebody sees it', async () => {
    const { requests, said } = await openWorkspace();
    expect(requests.filter((one) => one === `PUT /api/agent/conversations/${uuid(1)}/read`)).toHaveLength(1);
    said(event(1, 3, 'message.created', { message: message(1, 3) }));
    expect(requests.filter((one) => one === `PUT /api/agent/conversations/${uuid(1)}/read`)).toHaveLength(2);
  });

  it('does not mix up conversations: typing and files belong to the one they were made in', async () => {
    const { workspace, pusher } = await openWorkspace();
    const first = workspace.composer.value;
    workspace.open(null);
    expect(pusher.channels.has(conversationChannel(uuid(1)))).toBe(false);
    first?.write('reply', 'from the past');
    expect(workspace.presence.value).toBeNull();
    workspace.open(uuid(1));
    expect(workspace.composer.value).toBe(first);
  });

  it('leaves nothing running when it stops', async () => {
    const { workspace, deps } = await openWorkspace();
    workspace.stop();
    await settled();
    expect(deps.clock.running()).toBe(0);
  });

  it('is told who was quicker when a claim is lost', async () => {
    const { workspace } = await openWorkspace((method, path) =>
      method === 'PUT' && path.endsWith('/assignment')
        ? refused(409, 'already_claimed', { assignee: BEN })
        : undefined,
    );
    expect(await workspace.triage.run('claim', uuid(1))).toBe(false);
    expect(workspace.notices.shown.value).toMatchObject([{ kind: 'claim-lost', name: 'Ben' }]);
    expect(workspace.triage.busy.value).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { agentChannel, READING_EVENT } from '../../../server/contract/channels.ts';
import type { Answer } from '../../../server/contract/client/ports.ts';
import { deferred, settled } from '../../contract/client/fake-deps.ts';
import {
  ANA,
  BEN,
  byAgent,
  card,
  EPOCH,
  event,
  message,
  ok,
  openState,
  page,
  reading,
  refused,
  SESSION,
  uuid,
} from '../support/fake-deps.ts';

import { openWorkspace } from '../support/open-workspace.ts';

describe('the workspace', () => {
  it('shows on every page of the agent what one of them read or marked as unread', async () => {
    const own = card(openState(1, ANA), { lastMessage: message(1, 2), unread: 1 });
    const { workspace, pusher, requests } = await openWorkspace((_method, path) =>
      path.startsWith('/api/agent/inbox') ? ok(page([own])) : undefined,
    );
    const unread = () => workspace.inbox.cards.value.get(uuid(1))?.unread;
    expect(unread(), 'read by looking at it').toBe(0);
    expect(requests.filter((one) => one.startsWith('PUT') && one.endsWith('/read'))).toHaveLength(1);
    const change = { mark: { upTo: 1, version: 2 }, unread: 1, newest: 2 };
    pusher.channel(agentChannel(ANA.id)).emit(READING_EVENT, reading(uuid(1), 1, change));
    await settled();
    expect(unread(), 'marked as unread on another page').toBe(1);
    expect(workspace.thread.value?.readBefore.value).toBe(1);
    expect(requests.filter((one) => one.startsWith('PUT') && one.endsWith('/read'))).toHaveLength(1);
  });

  it('learns from the event what the agent has read in another browser, and of a colleague nothing', async () => {
    const cards = [2, 3].map((n) =>
      card(openState(n, ANA), { lastMessage: message(n, 2), unread: 1, mark: null }),
    );
    const { workspace, said } = await openWorkspace((_method, path) =>
      path.startsWith('/api/agent/inbox') ? ok(page(cards)) : undefined,
    );
    const known = (n: number) => workspace.inbox.cards.value.get(uuid(n));
    const read = (n: number, upTo: number, agentId: string) =>
      said(event(n, 3, 'conversation.read', { by: 'agents', upTo, mark: { agentId, version: 4 } }));
    read(2, 2, ANA.id);
    expect(known(2)).toMatchObject({ unread: 0, mark: { upTo: 2, version: 4 } });
    read(3, 2, BEN.id);
    expect(known(3)?.mark).toBeNull();
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

  it('opened at a search for a label, asks once it knows the label', async () => {
    const labels = deferred<Answer<unknown>>();
    const searches: string[] = [];
    const { workspace } = await openWorkspace((_method, path) => {
      if (path.startsWith('/api/agent/find')) {
        searches.push(decodeURIComponent(path));
        return ok({ found: [], next: null, epoch: EPOCH });
      }
      if (path.endsWith('/team'))
        return ok({
          agents: [{ ...SESSION.agent, open: 0, onDuty: true, here: true, state: 'on', cap: null }],
        });
      return path.endsWith('/labels') ? labels.promise : undefined;
    });
    workspace.search.show({ kind: 'search', text: 'label:refund' });
    await settled();
    expect(searches).toEqual([]);
    labels.resolve({ ok: true, value: { labels: [{ id: uuid(60), name: 'Refund', color: '#2563a8' }] } });
    await settled();
    expect(searches).toEqual([expect.stringContaining(uuid(60))]);
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

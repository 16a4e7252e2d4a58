import { describe, expect, it } from 'vitest';
import {
  AGENTS_CHANNEL,
  CONVERSATION_DELETED_EVENT,
  conversationChannel,
  memberId,
  roomChannel,
  TYPING_EVENT,
  VISITOR_ERASED_EVENT,
} from '../../../../server/contract/channels.ts';
import { settled } from '../../../contract/client/fake-deps.ts';
import {
  ANA,
  BEN,
  byAgent,
  EPOCH,
  event,
  MARA,
  message,
  ok,
  page,
  refused,
  roomState,
  SESSION,
  uuid,
} from '../../support/fake-deps.ts';

import { openWorkspace } from '../../support/open-workspace.ts';

describe('the open thread', () => {
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
    workspace.openThread(null);
    expect(pusher.channels.has(conversationChannel(uuid(1)))).toBe(false);
    first?.write('reply', 'from the past');
    expect(workspace.presence.value).toBeNull();
    workspace.openThread({ kind: 'conversation', id: uuid(1) });
    expect(workspace.composer.value).toBe(first);
  });

  it('counts a room as read, and keeps quiet about it, only once the part of the page that shows rooms is there', async () => {
    const note = message(9, 1, { kind: 'note', body: 'Soup', ...byAgent(BEN) });
    const state = roomState(uuid(9), { name: 'Kitchen', seq: 1 });
    const { workspace, requests } = await openWorkspace((_method, path) => {
      if (path.endsWith('/rooms'))
        return ok({ rooms: [{ state, unread: 1, lastMessage: note }], epoch: EPOCH });
      if (path.endsWith(`/rooms/${uuid(9)}`))
        return ok({ room: { state, messages: [note], earlier: false }, epoch: EPOCH });
      return undefined;
    });
    workspace.openThread({ kind: 'room', id: uuid(9) });
    await settled();
    const read = `PUT /api/agent/rooms/${uuid(9)}/read`;
    expect(workspace.open.value?.thread.conversation.value?.messages).toHaveLength(1);
    expect(workspace.inFront()).toBeNull();
    expect(requests).not.toContain(read);
    workspace.roomsDrawn();
    await settled();
    expect(requests).toContain(read);
    expect(workspace.inFront()).toBe(uuid(9));
  });

  it('opens rooms and conversations in one way: leaving one for the other joins and leaves their channels', async () => {
    const room = { state: roomState(uuid(9), { name: 'Kitchen', seq: 0 }), unread: 0, lastMessage: null };
    const { workspace, pusher } = await openWorkspace((_method, path) => {
      if (path.endsWith('/rooms')) return ok({ rooms: [room], epoch: EPOCH });
      if (path.endsWith(`/rooms/${uuid(9)}`))
        return ok({ room: { state: room.state, messages: [], earlier: false }, epoch: EPOCH });
      return undefined;
    });
    expect(workspace.open.value).toMatchObject({ kind: 'conversation', thread: { id: uuid(1) } });
    workspace.openThread({ kind: 'room', id: uuid(9) });
    expect([
      workspace.open.value?.kind,
      workspace.thread.value,
      workspace.composer.value?.mode.value,
    ]).toEqual(['room', null, 'note']);
    await settled();
    expect(pusher.channels.has(conversationChannel(uuid(1)))).toBe(false);
    expect(pusher.channels.has(roomChannel(uuid(9)))).toBe(true);
    workspace.openThread({ kind: 'conversation', id: uuid(1) });
    expect(workspace.thread.value?.conversation.value?.messages, 'remembered').toHaveLength(1);
    expect(pusher.channels.has(roomChannel(uuid(9)))).toBe(false);
    expect(pusher.channels.has(conversationChannel(uuid(1)))).toBe(true);
  });

  it('forgets a visitor who had everything deleted, while their conversation is open', async () => {
    let gone = false;
    const { workspace, pusher } = await openWorkspace((_method, path) => {
      if (path.includes('/visitors/')) return ok({ visitor: MARA, here: true });
      if (gone && path.startsWith('/api/agent/inbox')) return ok(page([]));
      return gone && path.includes(uuid(1)) ? refused(404, 'conversation_unknown') : undefined;
    });
    expect(workspace.visitor.details.value?.visitor.name).toBe(MARA.name);
    gone = true;
    pusher
      .channel(AGENTS_CHANNEL)
      .emit(VISITOR_ERASED_EVENT, { visitorId: MARA.id, conversationIds: [uuid(1)] });
    await settled();
    expect(workspace.inbox.cards.value.has(uuid(1))).toBe(false);
    expect(workspace.visitor.details.value).toBeNull();
    expect(workspace.thread.value?.refused.value).not.toBeNull();
  });

  it('lets go of a conversation that was deleted, and keeps its visitor', async () => {
    let gone = false;
    const { workspace, pusher } = await openWorkspace((_method, path) => {
      if (path.includes('/visitors/')) return ok({ visitor: MARA, here: true });
      if (gone && path.startsWith('/api/agent/inbox')) return ok(page([]));
      return gone && path.includes(uuid(1)) ? refused(404, 'conversation_unknown') : undefined;
    });
    gone = true;
    pusher
      .channel(AGENTS_CHANNEL)
      .emit(CONVERSATION_DELETED_EVENT, { visitorId: MARA.id, conversationIds: [uuid(1)] });
    await settled();
    expect(workspace.inbox.cards.value.has(uuid(1))).toBe(false);
    expect(workspace.thread.value?.refused.value).not.toBeNull();
    expect(workspace.visitor.details.value?.visitor.name).toBe(MARA.name);
  });
});

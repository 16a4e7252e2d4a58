import { describe, expect, it } from 'vitest';
import { agentChannel, BAD_RATING_EVENT } from '../../../../server/contract/channels.ts';
import { settled } from '../../../contract/client/fake-deps.ts';
import {
  ANA,
  BEN,
  card,
  conversation,
  EPOCH,
  event,
  message,
  ok,
  openState,
  page,
  uuid,
} from '../../support/fake-deps.ts';

import { openWorkspace } from '../../support/open-workspace.ts';

describe('what asks for the agent', () => {
  it('tells of a conversation that a colleague gives to this agent, as loudly as of a message', async () => {
    const given = card(openState(2, BEN), { lastMessage: message(2, 2) });
    const { workspace, said, port, storage } = await openWorkspace((_method, path) => {
      if (path.startsWith('/api/agent/inbox')) return ok(page([card(openState(1)), given]));
      return path.endsWith(uuid(2))
        ? ok({ conversation: conversation(given.state), epoch: EPOCH })
        : undefined;
    });
    await workspace.alerts.turnOn();
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

    workspace.openThread({ kind: 'conversation', id: uuid(2) });
    await settled();
    expect([...workspace.handed.value]).toEqual([]);
    workspace.openThread({ kind: 'conversation', id: uuid(1) });
    said(event(2, 4, 'conversation.assigned', { by, assignee: BEN }));
    expect([...workspace.handed.value]).toEqual([]);
    expect(workspace.attention.value).toBe(before);
  });

  it('tells of a bad rating once, however often it comes, as the agent has chosen', async () => {
    const { workspace, pusher, port } = await openWorkspace((_method, path) =>
      path.endsWith('/preferences') ? ok({ notices: { rating: ['inApp', 'sound'] } }) : undefined,
    );
    await workspace.alerts.turnOn();
    const rating = { conversationId: uuid(7), name: 'Mara', score: 1, words: 'Too slow' };
    for (const _ of [1, 2]) pusher.channel(agentChannel(ANA.id)).emit(BAD_RATING_EVENT, rating);
    await settled();
    expect(port.rung).toBe(1);
    expect(workspace.notices.shown.value).toMatchObject([
      { kind: 'rated', name: 'Mara', score: 1, conversationId: uuid(7) },
    ]);
  });

  it('tells of a visitor whom nobody answers, when it is this agent’s turn', async () => {
    const waiting = card(openState(2, BEN), { lastMessage: message(2, 2) });
    const { workspace, said, port } = await openWorkspace((_method, path) => {
      if (path.endsWith('/preferences')) return ok({ notices: { waiting: ['inApp', 'sound'] } });
      return path.startsWith('/api/agent/inbox') ? ok(page([waiting])) : undefined;
    });
    await workspace.alerts.turnOn();
    const step = { action: 'next' as const, afterMinutes: 5, recipients: 1 };
    said(event(2, 3, 'conversation.escalated', { ...step, agent: BEN }));
    expect([port.rung, workspace.notices.shown.value]).toEqual([0, []]);
    said(event(7, 3, 'conversation.escalated', { ...step, agent: ANA, as: 'offer' }));
    expect([port.rung, workspace.notices.shown.value], 'an offer speaks for itself').toEqual([0, []]);
    said(event(2, 4, 'conversation.escalated', { ...step, agent: ANA }));
    expect(port.rung).toBe(1);
    said(event(7, 4, 'conversation.escalated', { ...step, agent: ANA }));
    expect(workspace.notices.shown.value).toMatchObject([
      { kind: 'unanswered', name: waiting.state.visitor.name, conversationId: uuid(2) },
      { kind: 'unanswered', name: null, conversationId: uuid(7) },
    ]);
  });

  it('tells of that visitor in the corner even an agent who has turned everything else off', async () => {
    const { workspace, said, port } = await openWorkspace((_method, path) =>
      path.endsWith('/preferences') ? ok({ notices: { waiting: [] } }) : undefined,
    );
    await workspace.alerts.turnOn();
    const step = { action: 'next' as const, afterMinutes: 5, recipients: 1 };
    said(event(2, 3, 'conversation.escalated', { ...step, agent: ANA }));
    expect(port.rung).toBe(0);
    expect(workspace.notices.shown.value).toMatchObject([{ kind: 'unanswered', conversationId: uuid(2) }]);
  });

  it('notifies of a visitor whom no list has without a name, and never with an empty one', async () => {
    const { workspace, said, port, visible } = await openWorkspace();
    await workspace.alerts.turnOn();
    visible.value = false;
    const step = { action: 'next' as const, afterMinutes: 5, recipients: 1 };
    said(event(7, 3, 'conversation.escalated', { ...step, agent: ANA }));
    expect(port.notified).toMatchObject([{ title: null, event: 'waiting', conversationId: uuid(7) }]);
  });

  it('says nothing of what the agent takes, or gives to another', async () => {
    const { workspace, said, port } = await openWorkspace();
    await workspace.alerts.turnOn();
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
    second.workspace.openThread({ kind: 'conversation', id: uuid(3) });
    await settled();
    expect([...second.workspace.handed.value]).toEqual([]);
  });
});

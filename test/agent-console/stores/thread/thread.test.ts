import { describe, expect, it, vi } from 'vitest';
import { createReadings } from '../../../../agent-console/stores/inbox/readings.ts';
import {
  type ConversationKindDeps,
  conversationKind,
} from '../../../../agent-console/stores/thread/conversation-kind.ts';
import { createThread } from '../../../../agent-console/stores/thread/thread.ts';
import type { AgentApi } from '../../../../agent-console/transport/agent-api.ts';
import { settled } from '../../../contract/client/fake-deps.ts';
import { fakeAgentApi } from '../../support/fake-agent-api.ts';
import {
  ANA,
  byAgent,
  conversation,
  EPOCH,
  event,
  fakeDeps,
  frame,
  message,
  messageFrame,
  ok,
  reading,
  refused,
  silence,
  state,
  uuid,
} from '../../support/fake-deps.ts';

/** Who keeps how far the agent has read. */
function marking(): Pick<ConversationKindDeps, 'readings' | 'wasRead'> {
  const readings = createReadings(() => null);
  return { readings, wasRead: ({ conversationId, mark }) => readings.learn(conversationId, mark) };
}

function open(changes: Partial<AgentApi> = {}) {
  const deps = fakeDeps();
  const api = fakeAgentApi({
    readConversation: () =>
      ok({ conversation: conversation(state(1, { seq: 3 }), [message(1, 2), message(1, 3)]), epoch: EPOCH }),
    ...changes,
  });
  const rest = marking();
  const thread = createThread(
    conversationKind({ api, ...rest }),
    { ...deps, api, changed: () => {}, replaced: () => {} },
    uuid(1),
    null,
  );
  return { thread, deps, api, ...rest };
}

describe('a thread', () => {
  it('waits for the server as long as it takes, and then shows the conversation', async () => {
    let up = false;
    const { thread, deps } = open({
      readConversation: () =>
        up ? ok({ conversation: conversation(state(1), [message(1, 2)]), epoch: EPOCH }) : silence(),
    });
    void thread.catchUp();
    await settled();
    expect(thread.conversation.value).toBeNull();

    up = true;
    await deps.clock.pass(1_000);
    expect(thread.conversation.value?.messages).toHaveLength(1);
  });

  it('says why, when the server refuses for good', async () => {
    const { thread } = open({ readConversation: () => refused(404, 'conversation_unknown') });
    await thread.catchUp();
    expect(thread.refused.value).toBe('ApiError: conversation_unknown');
  });

  it('remembers what was unread when it was opened, and forgets it not when it is read', async () => {
    const { thread } = open();
    await thread.catchUp();
    expect(thread.readBefore.value).toBe(0);
    thread.receive(frame(event(1, 4, 'conversation.read', { by: 'agents', upTo: 3 })));
    expect(thread.conversation.value?.state.read.agents).toBe(3);
    expect(thread.readBefore.value).toBe(0);
  });

  it('tells the server once that it is read, and again only when something came', async () => {
    const markRead = vi.fn((id: string, upTo: number) => ok(reading(id, upTo)));
    const { thread } = open({ markRead });
    await thread.catchUp();
    thread.seen();
    thread.seen();
    expect(markRead.mock.calls).toEqual([[uuid(1), 3]]);

    thread.receive(messageFrame(1, 4));
    thread.seen();
    expect(markRead).toHaveBeenLastCalledWith(uuid(1), 4);
  });

  it('does not mark as read what only agents wrote', async () => {
    const markRead = vi.fn(fakeAgentApi().markRead);
    const { thread } = open({
      markRead,
      readConversation: () =>
        ok({ conversation: conversation(state(1), [message(1, 2, byAgent(ANA))]), epoch: EPOCH }),
    });
    await thread.catchUp();
    thread.seen();
    expect(markRead).not.toHaveBeenCalled();
  });

  it('draws the line of what is new by the agent’s own mark, whatever the assignee has read', async () => {
    const read = (own: number | null, assignee: number) =>
      open({
        readConversation: () =>
          ok({
            conversation: conversation(state(1, { seq: 3, read: { visitor: 0, agents: assignee } }), [
              message(1, 2),
              message(1, 3),
            ]),
            epoch: EPOCH,
            mark: own === null ? null : { upTo: own, version: 1 },
          }),
      }).thread;
    for (const [own, assignee, before] of [
      [2, 3, 2],
      [3, 0, null],
      [null, 2, 2],
    ] as const) {
      const thread = read(own, assignee);
      await thread.catchUp();
      expect(thread.readBefore.value, `own ${own}, assignee ${assignee}`).toBe(before);
    }
  });

  it('stays unread while it is looked at, once the agent wants it so, until it is opened again', async () => {
    const markRead = vi.fn((id: string, upTo: number) => ok(reading(id, upTo)));
    const { thread, readings, api, deps, wasRead } = open({ markRead });
    await thread.catchUp();
    thread.seen();
    await settled();
    readings.learn(uuid(1), { upTo: 2, version: 2 });
    thread.keepUnread(true);
    expect(thread.readBefore.value).toBe(2);
    thread.receive(messageFrame(1, 4));
    thread.seen();
    expect(markRead).toHaveBeenCalledOnce();

    const memory = thread.close();
    const again = createThread(
      conversationKind({ api, readings, wasRead }),
      { ...deps, api, changed: () => {}, replaced: () => {} },
      uuid(1),
      memory,
    );
    expect(again.readBefore.value).toBe(2);
    again.seen();
    expect(markRead).toHaveBeenLastCalledWith(uuid(1), 4);
  });

  it('shows what happened live, and what happened before it was opened', async () => {
    const { thread } = open({
      readEvents: (_id, after) =>
        ok({
          epoch: EPOCH,
          head: 3,
          more: false,
          events: after === 0 ? [event(1, 3, 'conversation.claimed', { assignee: ANA })] : [],
        }),
    });
    await thread.catchUp();
    await settled();
    thread.receive(frame(event(1, 4, 'conversation.resolved', { by: { kind: 'agent', ...ANA } })));
    expect(thread.activities.value.map((activity) => [activity.seq, activity.what])).toEqual([
      [3, 'claimed'],
      [4, 'resolved'],
    ]);
  });

  it('puts older messages above the ones there are', async () => {
    const { thread } = open({
      readConversation: () =>
        ok({
          conversation: { ...conversation(state(1, { seq: 60 }), [message(1, 60)]), earlier: true },
          epoch: EPOCH,
        }),
      readHistory: (_id, before) =>
        ok({ messages: [message(1, before - 2), message(1, before - 1)], earlier: false }),
    });
    await thread.catchUp();
    await thread.loadOlder();
    expect(thread.conversation.value?.messages.map((one) => one.seq)).toEqual([58, 59, 60]);
    expect(thread.conversation.value?.earlier).toBe(false);
  });

  it('loads page after page up to a message, and says when it cannot be had', async () => {
    const pages = vi.fn((_id: string, before: number) =>
      ok({
        messages: [before - 2, before - 1].map((seq) => ({ ...message(1, seq), id: uuid(seq) })),
        earlier: before > 52,
      }),
    );
    const { thread } = open({
      readConversation: () =>
        ok({
          conversation: { ...conversation(state(1, { seq: 60 }), [message(1, 60)]), earlier: true },
          epoch: EPOCH,
        }),
      readHistory: pages,
    });
    await thread.catchUp();
    // Whoever scrolls up meanwhile asks for the same page.
    const [found] = await Promise.all([thread.loadUpTo(55), thread.loadOlder()]);
    expect(found).toBe(true);
    expect(pages.mock.calls.slice(0, 3).map(([, before]) => before)).toEqual([60, 58, 56]);
    expect(await thread.loadUpTo(7)).toBe(false);
    expect(thread.conversation.value?.messages[0]?.seq).toBe(50);
  });

  it('opens again at once with what was seen last, and asks only for what came since', async () => {
    const first = open();
    await first.thread.catchUp();
    const memory = first.thread.close();
    const readConversation = vi.fn(() => silence());
    const deps = fakeDeps();
    const api = fakeAgentApi({
      readConversation,
      readEvents: (_id, after) =>
        ok({
          epoch: EPOCH,
          head: 4,
          more: false,
          events:
            after === 3 ? [event(1, 4, 'message.created', { message: message(1, 4, byAgent(ANA)) })] : [],
        }),
    });
    const thread = createThread(
      conversationKind({ api, ...marking() }),
      { ...deps, api, changed: () => {}, replaced: () => {} },
      uuid(1),
      memory,
    );
    expect(thread.conversation.value?.messages).toHaveLength(2);
    await thread.catchUp();
    expect(thread.conversation.value?.messages).toHaveLength(3);
    expect(readConversation).not.toHaveBeenCalled();
  });

  it('no longer moves after it was closed', async () => {
    const { thread } = open();
    await thread.catchUp();
    thread.close();
    thread.receive(messageFrame(1, 4));
    expect(thread.conversation.value?.messages).toHaveLength(2);
  });
});

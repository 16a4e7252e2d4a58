import { describe, expect, it } from 'vitest';
import { createInbox } from '../../../../agent-console/stores/inbox/inbox.ts';
import type { AgentApi } from '../../../../agent-console/transport/agent-api.ts';
import type { InboxPage } from '../../../../server/contract/schemas/agent-api.ts';
import { deferred, settled } from '../../../contract/client/fake-deps.ts';
import {
  ANA,
  BEN,
  byAgent,
  card,
  conversation,
  EPOCH,
  event,
  fakeDeps,
  frame,
  MARA,
  message,
  messageFrame,
  ok,
  openState,
  page,
  reading,
  silence,
  state,
  uuid,
} from '../../support/fake-deps.ts';
import { openInbox } from './open-inbox.ts';

const counts = { waiting: 2, with_bot: 0, mine: 0, open: 0, snoozed: 0, resolved: 0 };

describe('the inbox', () => {
  it('applies the next event of a known card without asking the server', async () => {
    const { inbox, api } = await openInbox({ waiting: page([card(state(1)), card(state(2))], { counts }) });
    api.asked.length = 0;

    inbox.receive(messageFrame(1, 3));

    expect(inbox.listed.value[0]).toMatchObject({ unread: 1, lastMessage: { body: 'message 3' } });
    expect(api.asked).toEqual([]);
  });

  it('ignores an event that it has applied already', async () => {
    const { inbox } = await openInbox({ waiting: page([card(state(1), { unread: 1 })]) });

    inbox.receive(messageFrame(1, 2));

    expect(inbox.listed.value[0]?.unread).toBe(1);
  });

  it('asks again, once, after events that do not fit: early ones and unknown conversations', async () => {
    const { inbox, api, deps } = await openInbox({ waiting: page([card(state(1))]) });
    api.asked.length = 0;

    inbox.receive(messageFrame(1, 5));
    inbox.receive(messageFrame(77, 4));
    expect(inbox.listed.value[0]?.state.seq).toBe(2);
    await deps.clock.pass(1_000);

    expect(api.asked.map((one) => one.queue)).toEqual(['waiting', 'mine']);
  });

  it('shows a conversation the moment it starts, and counts it', async () => {
    const { inbox, ids } = await openInbox({ waiting: page([card(state(1))]) });

    inbox.receive(
      frame(event(2, 1, 'conversation.started', { state: state(2, { seq: 1, waitingSince: 9_000 }) })),
    );

    expect(ids()).toEqual([uuid(1), uuid(2)]);
    expect(inbox.counts.value?.waiting).toBe(2);
  });

  it('moves a claimed conversation from one queue to the other, counts and all', async () => {
    const { inbox, ids } = await openInbox({ waiting: page([card(state(1)), card(state(2))], { counts }) });

    inbox.receive(frame(event(1, 3, 'conversation.claimed', { assignee: ANA })));

    expect(ids()).toEqual([uuid(2)]);
    expect(inbox.counts.value).toEqual({
      waiting: 1,
      with_bot: 0,
      mine: 1,
      open: 1,
      snoozed: 0,
      resolved: 0,
    });
    expect(inbox.longestWaitSince.value).toBe(state(2).waitingSince);
  });

  it("does not count what a colleague claims as the agent's own", async () => {
    const { inbox } = await openInbox({ waiting: page([card(state(1)), card(state(2))], { counts }) });

    inbox.receive(frame(event(1, 3, 'conversation.claimed', { assignee: BEN })));

    expect(inbox.counts.value).toEqual({
      waiting: 1,
      with_bot: 0,
      mine: 0,
      open: 1,
      snoozed: 0,
      resolved: 0,
    });
  });

  it('drops everything when the answer comes from another database', async () => {
    const { inbox, api, deps, ids } = await openInbox({ waiting: page([card(state(1, { seq: 50 }))]) });
    api.pages.waiting = page([card(state(3))], { epoch: 'epoch-2' });
    api.pages.mine = page([], { epoch: 'epoch-2' });

    inbox.receive(frame(event(3, 2, 'conversation.claimed', { assignee: ANA }), 'epoch-2'));
    expect(ids()).toEqual([uuid(1)]);
    await deps.clock.pass(1_000);

    expect(ids()).toEqual([uuid(3)]);
  });

  it('keeps what an event changed while the page was under way', async () => {
    const deps = fakeDeps();
    const answers = [deferred<InboxPage>(), deferred<InboxPage>()];
    let asked = 0;
    const api = {
      readInbox: async () => {
        const answer = answers[asked];
        asked += 1;
        return answer === undefined ? ok(page([])) : { ok: true as const, value: await answer.promise };
      },
    };
    const inbox = createInbox({ ...deps, api, agentId: ANA.id, epoch: EPOCH });
    inbox.show('waiting');
    answers[0]?.resolve(page([card(state(1))]));
    await settled();
    inbox.refresh();
    inbox.receive(frame(event(1, 3, 'conversation.released', { by: { kind: 'agent', ...BEN } })));
    answers[1]?.resolve(page([]));
    await settled();

    expect(inbox.listed.value.map((one) => one.state.seq)).toEqual([3]);
  });

  it('lets go of what the server no longer lists', async () => {
    const { inbox, api, ids } = await openInbox({ waiting: page([card(state(1)), card(state(2))]) });
    api.pages.waiting = page([card(state(2))]);

    inbox.refresh();
    await settled();

    expect(ids()).toEqual([uuid(2)]);
  });

  it('shows no further than it has read, and reads on by the cursor', async () => {
    const { inbox, api, ids } = await openInbox({ waiting: page([card(state(1))], { next: 'after-1' }) });
    inbox.learn(conversation(state(1)), null);
    inbox.receive(
      frame(event(9, 1, 'conversation.started', { state: state(9, { seq: 1, waitingSince: 9_000 }) })),
    );
    expect(ids()).toEqual([uuid(1)]);
    expect(inbox.more.value).toBe(true);

    api.pages.waiting = page([card(state(2))]);
    await inbox.loadMore();

    expect(api.asked.at(-1)).toMatchObject({ queue: 'waiting', cursor: 'after-1' });
    expect(ids()).toEqual([uuid(1), uuid(2), uuid(9)]);
    expect(inbox.more.value).toBe(false);
  });

  it('learns from a conversation that was fetched elsewhere', async () => {
    const { inbox } = await openInbox({ waiting: page([card(state(1))]) });
    const messages = [message(1, 3), message(1, 4, { kind: 'note', ...byAgent(BEN) })];

    inbox.learn(conversation(state(1, { seq: 4 }), messages), null);

    expect(inbox.listed.value[0]).toMatchObject({ unread: 1, lastMessage: { seq: 3 } });
  });

  it('follows the assignee’s reading where this agent has none of their own', async () => {
    const { inbox } = await openInbox({
      waiting: page([card(state(1), { unread: 4, lastMessage: message(1, 2) })]),
    });

    inbox.receive(frame(event(1, 3, 'conversation.read', { by: 'agents', upTo: 2 })));

    expect(inbox.listed.value[0]?.unread).toBe(0);
  });

  it('keeps what is unread for this agent when a colleague has read', async () => {
    const { inbox } = await openInbox({
      waiting: page([
        card(state(1), { unread: 4, lastMessage: message(1, 2), mark: { upTo: 1, version: 1 } }),
      ]),
    });
    inbox.receive(frame(event(1, 3, 'conversation.read', { by: 'agents', upTo: 2 })));
    expect(inbox.listed.value[0]?.unread).toBe(4);
  });

  it('shows what this agent read or marked as unread elsewhere, the later of two whatever comes first', async () => {
    const { inbox } = await openInbox({
      waiting: page([card(state(1), { unread: 2, lastMessage: message(1, 2) })]),
    });
    const unread = () => inbox.listed.value[0]?.unread;
    inbox.wasRead(reading(uuid(1), 1, { mark: { upTo: 1, version: 2 }, unread: 1, newest: 2 }));
    expect(unread()).toBe(1);
    inbox.wasRead(reading(uuid(1), 2, { mark: { upTo: 2, version: 1 } }));
    expect(unread()).toBe(1);
  });

  it('asks again where a message came between the reading and the word of it', async () => {
    const { inbox, api, deps } = await openInbox({
      waiting: page([card(state(1), { unread: 1, lastMessage: message(1, 2) })]),
    });
    inbox.receive(messageFrame(1, 3));
    api.pages.waiting = page([
      card(state(1, { seq: 3 }), { unread: 1, lastMessage: message(1, 3), mark: { upTo: 2, version: 1 } }),
    ]);
    inbox.wasRead(reading(uuid(1), 2));
    await deps.clock.pass(1_000);
    expect(inbox.listed.value[0]?.unread).toBe(1);
  });

  it('a page that was under way while the agent read brings back nothing', async () => {
    const late = deferred<Awaited<ReturnType<AgentApi['readInbox']>>>();
    const { inbox, api } = await openInbox({
      waiting: page([card(state(1), { unread: 1, lastMessage: message(1, 2) })]),
    });
    const old = await api.readInbox('waiting', {});
    api.readInbox = () => late.promise;
    inbox.refresh();
    inbox.wasRead(reading(uuid(1), 2));
    late.resolve(old);
    await settled();
    expect(inbox.listed.value[0]).toMatchObject({ unread: 0, mark: { upTo: 2 } });
  });

  it('shows who came and who went', async () => {
    const { inbox } = await openInbox({ waiting: page([card(state(1))]) });

    inbox.visitorPresence({ visitorId: MARA.id, here: true, at: 1 });
    expect(inbox.listed.value[0]?.visitorHere).toBe(true);
    inbox.visitorPresence({ visitorId: MARA.id, here: false, at: 2 });
    expect(inbox.listed.value[0]?.visitorHere).toBe(false);
  });

  it('asks anew for a queue that it comes back to, and not for the one it shows', async () => {
    const { inbox, api } = await openInbox({ waiting: page([card(state(1))]) });
    inbox.show('resolved');
    await settled();
    api.asked.length = 0;
    inbox.show('resolved');
    expect(api.asked).toEqual([]);
    inbox.show('waiting');
    expect(api.asked.map((one) => one.queue)).toEqual(['waiting']);
  });

  it('says that it failed, and asks again by itself', async () => {
    const deps = fakeDeps();
    let up = false;
    const api = { readInbox: () => (up ? ok(page([card(openState(1))])) : silence()) };
    const inbox = createInbox({ ...deps, api, agentId: ANA.id, epoch: EPOCH });
    inbox.show('open');
    await settled();
    expect(inbox.phase.value).toBe('failed');

    up = true;
    await deps.clock.pass(1_000);

    expect(inbox.phase.value).toBe('ready');
    expect(inbox.listed.value).toHaveLength(1);
  });
});

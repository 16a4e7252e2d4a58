import { describe, expect, it, vi } from 'vitest';
import { createDelivery } from '../../../../agent-console/stores/thread/delivery.ts';
import type { AgentApi } from '../../../../agent-console/transport/agent-api.ts';
import type { OutboxEntry } from '../../../../server/contract/client/send-queue.ts';
import { fakeAgentApi } from '../../support/fake-agent-api.ts';
import {
  ANA,
  BEN,
  byAgent,
  conversation,
  EPOCH,
  event,
  message,
  ok,
  openState,
  picture,
  refused,
  silence,
  state,
  uuid,
} from '../../support/fake-deps.ts';

const draft = {
  id: uuid(51),
  conversationId: uuid(1),
  kind: 'text',
  body: 'hello',
  attachments: [],
} as const;

describe('delivering an answer', () => {
  const entry: OutboxEntry = {
    ...draft,
    attachments: [picture],
    writtenAt: 1,
    state: 'sending',
    trouble: null,
  };

  it('claims a waiting conversation first', async () => {
    const order: string[] = [];
    const api = fakeAgentApi();
    const post = createDelivery({
      follow: () => {},
      heldBack: () => {},
      stateOf: () => state(1),
      api: {
        ...api,
        claim(id) {
          order.push('claim');
          return api.claim(id);
        },
        send(id, kind, sent) {
          order.push(`send ${sent.attachmentIds?.join()}`);
          return api.send(id, kind, sent);
        },
      },
    });
    expect(await post(entry)).toMatchObject({ ok: true, value: { id: entry.id } });
    expect(order).toEqual(['claim', `send ${picture.id}`]);
  });

  it('does not send what a quicker colleague makes pointless, and says who it is', async () => {
    const send = vi.fn(fakeAgentApi().send);
    const claim = () => refused(409, 'already_claimed', { assignee: BEN });
    const post = createDelivery({
      follow: () => {},
      heldBack: () => {},
      stateOf: () => state(1),
      api: { ...fakeAgentApi({ claim }), send },
    });
    expect(await post(entry)).toMatchObject({
      ok: false,
      code: 'already_claimed',
      details: { assignee: BEN },
    });
    expect(send).not.toHaveBeenCalled();
  });

  it('says what is to follow once the server has it, and not before', async () => {
    const follow = vi.fn();
    const answers = [silence, fakeAgentApi().send];
    const send: AgentApi['send'] = (...asked) => (answers.shift() ?? silence)(...asked);
    const api = { ...fakeAgentApi(), send };
    const post = createDelivery({
      follow,
      heldBack: () => {},
      stateOf: () => openState(1, ANA, { awaitingReplySince: 1_000 }),
      api,
    });
    await post({ ...entry, after: 'resolve' });
    expect(follow).not.toHaveBeenCalled();
    await post({ ...entry, after: 'resolve' });
    expect(follow).toHaveBeenCalledExactlyOnceWith(entry.conversationId, 'resolve');
  });

  it('lets nothing follow where the visitor wrote again before the server’s answer came', async () => {
    const [follow, heldBack] = [vi.fn(), vi.fn()];
    const sentAt = message(1, 3).at;
    let awaitingReplySince: number | null = sentAt + 1;
    const stateOf = () => openState(1, ANA, { awaitingReplySince });
    const post = createDelivery({ follow, heldBack, stateOf, api: fakeAgentApi() });
    await post({ ...entry, after: 'resolve' });
    expect(follow).not.toHaveBeenCalled();
    expect(heldBack, 'which is said').toHaveBeenCalledExactlyOnceWith(entry.conversationId, 'resolve');
    awaitingReplySince = sentAt;
    await post({ ...entry, after: 'resolve' });
    awaitingReplySince = null;
    await post({ ...entry, after: 'snooze' });
    expect(follow).toHaveBeenCalledTimes(2);
    expect(heldBack).toHaveBeenCalledOnce();
  });

  it.each([
    ['the visitor wrote before it was sent', [['visitor', 6]], false, 0],
    ['the visitor wrote after it was sent', [['visitor', 9]], false, 1],
    ['a colleague wrote', [['agent', 6]], false, 1],
    ['there is more than was answered', [['agent', 6]], true, 0],
  ] as const)('where it was written offline, and %s, this follows: %s', async (_what, wrote, more, times) => {
    const [follow, heldBack] = [vi.fn(), vi.fn()];
    const written = wrote.map(([kind, seq]) =>
      event(1, seq, 'message.created', {
        message: message(1, seq, kind === 'agent' ? byAgent(BEN) : {}),
      }),
    );
    const readEvents = vi.fn<AgentApi['readEvents']>((_id, after) =>
      ok({ epoch: EPOCH, events: written, head: after, more }),
    );
    const sent = { ...message(1, 8, byAgent(ANA)), id: entry.id };
    const api = { ...fakeAgentApi(), readEvents, send: () => ok({ message: sent }) };
    const post = createDelivery({ follow, heldBack, stateOf: () => openState(1, ANA), api });
    await post({ ...entry, after: 'resolve', seenSeq: 5 });
    expect(readEvents).toHaveBeenCalledExactlyOnceWith(entry.conversationId, 5);
    expect(follow).toHaveBeenCalledTimes(times);
    expect(heldBack).toHaveBeenCalledTimes(1 - times);
  });

  it('lets nothing follow where it cannot be asked what the visitor wrote meanwhile', async () => {
    const [follow, heldBack] = [vi.fn(), vi.fn()];
    const sent = { ...message(1, 8, byAgent(ANA)), id: entry.id };
    const api = { ...fakeAgentApi(), readEvents: silence, send: () => ok({ message: sent }) };
    const post = createDelivery({ follow, heldBack, stateOf: () => openState(1, ANA), api });
    await post({ ...entry, after: 'resolve', seenSeq: 5 });
    expect(follow).not.toHaveBeenCalled();
    await post({ ...entry, after: 'resolve', seenSeq: 7 });
    expect(follow, 'nothing came in between').toHaveBeenCalledTimes(1);
  });

  it('claims neither for a note nor what is open', async () => {
    const claim = vi.fn(fakeAgentApi().claim);
    const api = fakeAgentApi({ claim });
    await createDelivery({ follow: () => {}, heldBack: () => {}, stateOf: () => state(1), api })({
      ...entry,
      kind: 'note',
    });
    await createDelivery({ follow: () => {}, heldBack: () => {}, stateOf: () => openState(1), api })(entry);
    expect(claim).not.toHaveBeenCalled();
  });

  it('looks first when it does not know the conversation, as after a reload', async () => {
    const claim = vi.fn(fakeAgentApi().claim);
    const answers = [state(1), openState(1)];
    const api = fakeAgentApi({
      claim,
      readConversation: () => ok({ conversation: conversation(answers.shift() ?? state(1)), epoch: EPOCH }),
    });
    const post = createDelivery({ follow: () => {}, heldBack: () => {}, stateOf: () => null, api });
    await post(entry);
    expect(claim).toHaveBeenCalledTimes(1);
    await post(entry);
    expect(claim).toHaveBeenCalledTimes(1);
  });
});

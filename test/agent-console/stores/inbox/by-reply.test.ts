import { describe, expect, it } from 'vitest';
import { createInbox } from '../../../../agent-console/stores/inbox/inbox.ts';
import { settled } from '../../../contract/client/fake-deps.ts';
import {
  ANA,
  BEN,
  byAgent,
  card,
  EPOCH,
  event,
  fakeDeps,
  fakeInboxApi,
  frame,
  message,
  openState,
  page,
  uuid,
} from '../../support/fake-deps.ts';
import { openInbox } from './open-inbox.ts';

describe('the inbox by who needs a reply', () => {
  it('begins with who needs a reply, the longest wait first, and follows an answer at once', async () => {
    const waits = (number: number, awaitingReplySince: number | null) =>
      card(openState(number, ANA, { awaitingReplySince }), {
        lastMessage: message(number, 2, { ...byAgent(ANA), at: 1_000 * number }),
      });
    const mine = page([waits(3, 5_000), waits(2, 8_000), waits(4, null), waits(1, null)]);
    const { inbox, api, ids } = await openInbox({ mine });
    inbox.show('mine');
    await settled();
    expect(ids(), 'the latest first').toEqual([4, 3, 2, 1].map(uuid));

    inbox.orderBy('reply');
    await settled();
    expect(api.asked.at(-1)).toMatchObject({ queue: 'mine', order: 'reply' });
    expect(ids()).toEqual([3, 2, 4, 1].map(uuid));

    inbox.receive(frame(event(3, 3, 'message.created', { message: message(3, 3, byAgent(ANA)) })));
    expect(ids()[0]).toBe(uuid(2));
    expect(ids()).toHaveLength(4);
  });

  it('keeps the order that was chosen over a reload, for this agent alone', async () => {
    const { inbox, api, deps } = await openInbox({ mine: page([]) });
    inbox.show('mine');
    inbox.orderBy('reply');
    const again = (agentId: string) => createInbox({ ...deps, api, agentId, epoch: EPOCH });
    const [anas, bens] = [again(ANA.id), again(BEN.id)];
    for (const one of [anas, bens]) one.show('mine');
    expect([anas.order.value, bens.order.value]).toEqual(['reply', 'latest']);
    anas.show('waiting');
    expect(anas.order.value).toBe('longest');
  });

  it.each(['no JSON', '{"waiting":"reply","mine":"shuffled","gone":"latest"}', 'null', '7'])(
    'has the usual orders where %s is kept',
    (stored) => {
      const deps = fakeDeps();
      deps.storage.write(`frontdesk.orders.${ANA.id}`, stored);
      const inbox = createInbox({ ...deps, api: fakeInboxApi({}), agentId: ANA.id, epoch: EPOCH });
      for (const queue of ['waiting', 'mine'] as const) {
        inbox.show(queue);
        expect(inbox.order.value).toBe(queue === 'waiting' ? 'longest' : 'latest');
      }
    },
  );

  it('shows only what needs a reply, and loads no page of what does not', async () => {
    const waits = (number: number, awaitingReplySince: number | null) =>
      card(openState(number, ANA, { awaitingReplySince }));
    const more = page([waits(1, 5_000), waits(2, null)], { next: 'more' });
    const { inbox, api, ids } = await openInbox({ mine: more });
    inbox.show('mine');
    inbox.orderBy('reply-only');
    await settled();
    expect(ids()).toEqual([uuid(1)]);
    expect(inbox.more.value).toBe(false);
    api.asked.length = 0;
    await inbox.loadMore();
    expect(api.asked).toEqual([]);

    inbox.orderBy('reply');
    await settled();
    expect(inbox.more.value).toBe(true);
    expect(ids()).toEqual([uuid(1), uuid(2)]);
  });
});

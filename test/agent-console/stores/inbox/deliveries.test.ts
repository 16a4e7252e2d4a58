import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createDeliveries } from '../../../../agent-console/stores/inbox/deliveries.ts';
import type { Cards } from '../../../../agent-console/stores/inbox/inbox-pages.ts';
import type { DeliveredMarks } from '../../../../server/contract/schemas/messages-api.ts';
import { card, fakeDeps, message, ok, openState, silence, uuid } from '../../support/fake-deps.ts';

/** Conversations in which the visitor's last line is event 3, as far as an inbox knows. */
const unread = (...numbers: number[]): Cards =>
  new Map(
    numbers.map((number) => [
      uuid(number),
      card(openState(number), { lastMessage: message(number, 3), unread: 1 }),
    ]),
  );

function open({ leads = true, answers = true } = {}) {
  const deps = fakeDeps();
  const cards = signal<Cards>(new Map());
  const reported: DeliveredMarks['marks'][] = [];
  const place = { leads, answers };
  const deliveries = createDeliveries(
    {
      ...deps,
      leads: () => place.leads,
      api: {
        markDelivered({ marks }) {
          reported.push(marks);
          return place.answers ? ok(null) : silence();
        },
      },
    },
    cards,
  );
  return { deps, cards, reported, place, deliveries };
}

describe('what has arrived at a console', () => {
  it('is told once, for all conversations together', async () => {
    const { deps, cards, reported } = open();
    cards.value = unread(1);
    cards.value = unread(1, 2, 3);
    await deps.clock.pass(60_000);
    expect(reported).toEqual([[1, 2, 3].map((number) => ({ conversationId: uuid(number), upTo: 3 }))]);
  });

  it('is not told where another console was quicker, or somebody has read it', async () => {
    const { deps, cards, reported } = open();
    cards.value = unread(1, 2);
    const delivered = openState(1, undefined, { delivered: { visitor: 0, agents: 3 } });
    cards.value = new Map([
      [uuid(1), card(delivered, { lastMessage: message(1, 3), unread: 1 })],
      [uuid(2), card(openState(2), { lastMessage: message(2, 3), unread: 0 })],
    ]);
    await deps.clock.pass(60_000);
    expect(reported).toEqual([]);
  });

  it('is told by one tab of the browser', async () => {
    const { deps, cards, reported } = open({ leads: false });
    cards.value = unread(1);
    await deps.clock.pass(60_000);
    expect(reported).toEqual([]);
  });

  it('is told again where there was no answer', async () => {
    const { deps, cards, reported, place } = open({ answers: false });
    cards.value = unread(1);
    await deps.clock.pass(5_000);
    expect(reported).toHaveLength(1);
    place.answers = true;
    await deps.clock.pass(60_000);
    expect(reported).toHaveLength(2);
  });
});

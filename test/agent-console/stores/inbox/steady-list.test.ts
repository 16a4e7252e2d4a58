import { batch, signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createSteadyList } from '../../../../agent-console/stores/inbox/steady-list.ts';
import { card, openState } from '../../support/fake-deps.ts';

function list(...numbers: number[]) {
  const cards = new Map([1, 2, 3, 4].map((number) => [openState(number).id, card(openState(number))]));
  const named = (all: number[]) => all.flatMap((number) => cards.get(openState(number).id) ?? []);
  const listed = signal(named(numbers));
  const scope = signal('open');
  const steady = createSteadyList(listed, signal(cards), scope);
  const shown = () => steady.shown.value.map((one) => Number(one.state.id.slice(-2)));
  const become = (...next: number[]) => {
    listed.value = named(next);
  };
  return { steady, shown, become, scope };
}

describe('the list under the mouse', () => {
  it('follows the queue while nobody points at it', () => {
    const { shown, become } = list(1, 2);
    become(3, 2, 1);
    expect(shown()).toEqual([3, 2, 1]);
  });

  it('moves nothing while it is held, and counts what waits above', () => {
    const { steady, shown, become } = list(1, 2);
    steady.hold(true);
    become(3, 2, 1);
    expect(shown()).toEqual([1, 2]);
    expect(steady.held.value).toBe(1);

    steady.hold(false);
    expect(shown()).toEqual([3, 2, 1]);
    expect(steady.held.value).toBe(0);
  });

  it('takes what comes below the rest even while it is held', () => {
    const { steady, shown, become } = list(1, 2);
    steady.hold(true);
    become(1, 2, 4);
    expect(shown()).toEqual([1, 2, 4]);
  });

  it('keeps the open card in its place after it has left the queue, until another is open', () => {
    const { steady, shown, become } = list(1, 2, 3);
    steady.keep(openState(2).id);
    become(1, 3);
    expect(shown()).toEqual([1, 2, 3]);

    steady.keep(null);
    expect(shown()).toEqual([1, 3]);
  });

  it('keeps nothing of one queue in another', () => {
    const { steady, shown, become, scope } = list(1, 2);
    steady.keep(openState(2).id);
    batch(() => {
      scope.value = 'resolved';
      become(4);
    });
    expect(shown()).toEqual([4]);
  });
});

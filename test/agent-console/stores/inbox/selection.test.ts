import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createSelection } from '../../../../agent-console/stores/inbox/selection.ts';
import { card, openState, uuid } from '../../support/fake-deps.ts';

function list(...numbers: number[]) {
  const named = (all: number[]) => all.map((number) => card(openState(number)));
  const listed = signal(named(numbers));
  const scope = signal('mine');
  const selection = createSelection(listed, scope);
  const become = (...next: number[]) => {
    listed.value = named(next);
  };
  return { selection, scope, become, selected: () => [...selection.ids.value] };
}

describe('the selection', () => {
  it('is what was selected one by one, or all that are listed, or none', () => {
    const { selection, selected } = list(1, 2, 3);
    selection.toggle(uuid(1));
    selection.toggle(uuid(3));
    selection.toggle(uuid(1));
    expect(selected()).toEqual([uuid(3)]);
    selection.toggleAll();
    expect(selected()).toEqual([uuid(1), uuid(2), uuid(3)]);
    selection.toggleAll();
    expect(selected()).toEqual([]);
  });

  it('loses what leaves the list, and does not get it back', () => {
    const { selection, become, selected } = list(1, 2, 3);
    selection.toggleAll();
    become(1, 3, 4);
    expect(selected()).toEqual([uuid(1), uuid(3)]);
    become(1, 2, 3, 4);
    expect(selected()).toEqual([uuid(1), uuid(3)]);
  });

  it('holds nothing that is not listed', () => {
    const { selection, selected } = list(1);
    selection.toggle(uuid(9));
    expect(selected()).toEqual([]);
  });

  it('ends with the list it was made in, also where the next one has the same conversations', () => {
    const { selection, scope, selected } = list(1, 2);
    selection.toggleAll();
    scope.value = 'open';
    expect(selected()).toEqual([]);
    selection.toggle(uuid(1));
    expect(selected()).toEqual([uuid(1)]);
  });
});

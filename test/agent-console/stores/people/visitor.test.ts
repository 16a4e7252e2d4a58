import { expect, it, vi } from 'vitest';
import { createVisitorStore } from '../../../../agent-console/stores/people/visitor.ts';
import type { ConversationState } from '../../../../server/contract/schemas/conversations.ts';
import type { VisitorDetails } from '../../../../server/contract/schemas/people.ts';
import { settled } from '../../../contract/client/fake-deps.ts';
import { MARA, ok, refused, uuid } from '../../support/fake-deps.ts';

type Visitor = ConversationState['visitor'];

const UNNAMED: Visitor = { ...MARA, name: 'Visitor 3509', verified: false };

/** A server that knows a visitor, and a console in which a conversation of theirs is open. */
async function open() {
  let known = UNNAMED;
  const readVisitor = vi.fn((_id: string) => ok({ visitor: known } as VisitorDetails));
  const store = createVisitorStore({ readVisitor, putVisitorNote: () => refused(404, 'not_found') });
  const show = async (conversation: number, visitor: Visitor) => {
    store.show({ id: uuid(conversation), visitor });
    await settled();
  };
  await show(1, UNNAMED);
  return {
    store,
    readVisitor,
    show,
    name: () => store.details.value?.visitor.name,
    signsIn() {
      known = MARA;
    },
  };
}

it('is read again once the open conversation says that its visitor has signed in', async () => {
  const { show, name, signsIn } = await open();
  signsIn();
  await show(1, MARA);
  expect(name()).toBe('Mara');
});

it('is read again with another conversation of the same visitor', async () => {
  const { show, name, signsIn } = await open();
  signsIn();
  await show(2, UNNAMED);
  expect(name()).toBe('Mara');
});

it('is read once while the conversation says the same of its visitor', async () => {
  const { show, readVisitor } = await open();
  await show(1, { ...UNNAMED });
  expect(readVisitor).toHaveBeenCalledExactlyOnceWith(MARA.id);
});

it('goes with the page of a person, unless a conversation was opened meanwhile', async () => {
  const { store, show, name } = await open();
  const leave = store.showPerson(MARA.id);
  await settled();
  expect(name()).toBe('Visitor 3509');
  leave();
  expect(name()).toBeUndefined();
  const leaveLate = store.showPerson(MARA.id);
  await show(1, UNNAMED);
  leaveLate();
  expect(name()).toBe('Visitor 3509');
});

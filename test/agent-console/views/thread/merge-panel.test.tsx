// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { ContactsApi } from '../../../../agent-console/transport/contacts-api.ts';
import { ConversationMergePanel } from '../../../../agent-console/views/picker/ConversationMergePanel.tsx';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type { PastConversation, VisitorDetails } from '../../../../server/contract/schemas/people.ts';
import {
  conversation,
  EPOCH,
  message,
  ok,
  openState,
  silence,
  state,
  uuid,
} from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';
import { DETAILS } from '../contacts/contacts-scene.ts';

const past = (number: number, changes: Partial<PastConversation> = {}): PastConversation => ({
  id: uuid(number),
  status: 'waiting',
  startedAt: 1_000,
  lastAt: 2_000,
  lastWords: `words ${number}`,
  ...changes,
});

async function panel(
  readVisitor: () => Promise<Answer<VisitorDetails>>,
  { kept: first = openState(1), merged: second = state(2) } = {},
  contacts?: () => Promise<ContactsApi>,
) {
  const api = {
    merge: () => ok({ kept: first, merged: second }),
    preview: (kept: string) => {
      const [one, other] = [first, second];
      const [into, from] = kept === one.id ? [one, other] : [other, one];
      return ok({ kept: into, merged: from, messages: 1, files: 0, scheduled: 0 });
    },
  };
  const on = await stage(
    <ConversationMergePanel panel={{ kind: 'mergeConversation', id: uuid(1) }} onClose={() => {}} />,
    {
      api: {
        readConversation: () =>
          ok({ conversation: conversation(openState(1), [message(1, 2)]), epoch: EPOCH }),
        readVisitor,
      },
      accountsApi: {
        contacts: contacts ?? (async () => ({ conversations: api }) as unknown as ContactsApi),
      },
    },
  );
  await on.step(() => on.workspace.openThread({ kind: 'conversation', id: uuid(1) }));
  return on;
}

const none = 'There is no other conversation with this visitor.';

it('says that there is no other conversation where that is known, and not where nobody answered', async () => {
  let answer = () => silence() as Promise<Answer<VisitorDetails>>;
  const on = await panel(() => answer());
  expect(on.text()).not.toContain(none);
  answer = () => ok({ ...DETAILS, conversations: [past(1)] });
  await on.step(() => on.button('Try again').click());
  expect(on.text()).toContain(none);
  answer = () => ok({ ...DETAILS, conversations: [past(1), past(2)] });
  await on.step(() => on.workspace.visitor.refresh());
  expect(on.text()).toContain('words 2');
});

it('tells two conversations that began in one minute apart by their last words', async () => {
  const long = `Where is ${'the parcel that I sent '.repeat(4)}?`;
  const on = await panel(() =>
    ok({
      ...DETAILS,
      conversations: [past(1, { lastWords: long }), past(2, { lastWords: '', lastUnsent: true })],
    }),
  );
  await on.step(() => on.button(/^Choose/).click());
  const lead = () => on.one('.dialog__lead').textContent ?? '';
  expect(lead()).toMatch(
    /\(\u2068Message unsent\u2069\) will be merged .*\(\u2068Where is the parcel.{1,25} …\u2069\)/,
  );
  await on.step(() => on.button('Keep the other one').click());
  expect(lead()).toMatch(
    /\(\u2068Where is the parcel.{1,25} …\u2069\) will be merged .*\(\u2068Message unsent\u2069\)/,
  );
});

const snoozed = (snoozedUntil: number | null) => ({
  ...openState(1),
  status: 'snoozed' as const,
  triage: { teamId: null, labelIds: [], priority: 0 as const, snoozedUntil },
});

it.each([
  [
    'ends, where the visitor waits for a reply',
    { awaitingReplySince: 1_000 },
    null,
    /Merging ends the snooze/,
  ],
  ['stays until its time, where nobody waits', {}, 1_767_225_600_000, /stays snoozed until .*2026/],
  [
    'stays until the visitor replies, where nobody waits',
    {},
    null,
    /stays snoozed until the visitor replies/,
  ],
])('says what becomes of the snooze of the kept one: it %s', async (_what, waits, until, words) => {
  const on = await panel(() => ok({ ...DETAILS, conversations: [past(1), past(2)] }), {
    kept: snoozed(until),
    merged: { ...state(2), awaitingReplySince: null, ...waits },
  });
  await on.step(() => on.button(/^Choose/).click());
  expect(on.text()).toMatch(words);
  await on.step(() => on.button('Keep the other one').click());
  expect(on.text()).not.toContain('snooze');
});

it('says that an undo did not reach the server where the part of the console that asks could not be loaded', async () => {
  const way = { kept: openState(1), merged: state(2), messages: 1, files: 0, scheduled: 0 };
  const api = { preview: () => ok(way), merge: () => ok(way) };
  let isThere = true;
  const on = await panel(
    () => ok({ ...DETAILS, conversations: [past(1), past(2)] }),
    {},
    async () => {
      if (!isThere) throw new Error('Failed to fetch dynamically imported module');
      return { conversations: api } as unknown as ContactsApi;
    },
  );
  await on.step(() => on.button(/^Choose/).click());
  await on.step(() => on.button('Merge').click());
  const { notices } = on.workspace;
  const done = notices.shown.value.find((notice) => notice.kind === 'done');
  isThere = false;
  await on.step(() => done?.undo());
  expect(notices.shown.value.map(({ kind }) => kind)).toEqual(['done', 'away']);
});

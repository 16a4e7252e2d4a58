import { expect, test, vi } from 'vitest';
import { createConversationMerge } from '../../../../agent-console/stores/people/conversation-merge.ts';
import { createMergedMessages } from '../../../../agent-console/stores/people/merged-messages.ts';
import type { ContactsApi } from '../../../../agent-console/transport/contacts-api.ts';
import { deferred, settled } from '../../../contract/client/fake-deps.ts';
import { message, ok, refused, silence, state, uuid } from '../../support/fake-deps.ts';

type Api = ContactsApi['conversations'];
const [KEPT, OTHER] = [state(1), state(2)];
const way = (kept = KEPT, merged = OTHER) => ({ kept, merged, messages: 3, files: 0, scheduled: 0 });

function opened(changes: Partial<Api> = {}) {
  const api: Api = {
    preview: (keptId) => ok(keptId === KEPT.id ? way() : way(OTHER, KEPT)),
    merge: () => ok({ kept: KEPT, merged: OTHER }),
    separate: () => ok({ kept: KEPT, merged: OTHER }),
    messages: () => ok({ messages: [], earlier: false }),
    ...changes,
  };
  return createConversationMerge({ conversations: api }, KEPT.id);
}

test('the open conversation is kept; where both may be, the other one may be kept instead', async () => {
  const merging = opened();
  await merging.choose(OTHER.id);
  expect(merging.way.value).toEqual(way());
  expect(merging.canSwap.value).toBe(true);
  merging.swap();
  expect(merging.way.value).toEqual(way(OTHER, KEPT));
});

test('a resolved conversation is merged into the other one, because it cannot be kept', async () => {
  const merging = opened({
    preview: (keptId) => (keptId === KEPT.id ? refused(400, 'bad_request') : ok(way(OTHER, KEPT))),
  });
  await merging.choose(OTHER.id);
  expect(merging.way.value).toEqual(way(OTHER, KEPT));
  expect([merging.canSwap.value, merging.trouble.value]).toEqual([false, null]);
});

test('where one way got no answer, the other one is not taken in its place', async () => {
  let answers = false;
  const merging = opened({
    preview: (keptId) => (keptId !== KEPT.id ? ok(way(OTHER, KEPT)) : answers ? ok(way()) : silence()),
  });
  await merging.choose(OTHER.id);
  expect([merging.way.value, merging.trouble.value?.status]).toEqual([null, 0]);
  answers = true;
  await merging.choose(OTHER.id);
  expect([merging.way.value, merging.canSwap.value, merging.trouble.value]).toEqual([way(), true, null]);
});

test('a refusal, or no answer, is said, and leaves the choice as it was', async () => {
  const merging = opened({ preview: () => refused(409, 'conversation_merged') });
  await merging.choose(OTHER.id);
  expect([merging.way.value, merging.trouble.value?.code]).toEqual([null, 'conversation_merged']);
  const away = opened({ merge: () => silence() });
  await away.choose(OTHER.id);
  expect(await away.merge()).toBeNull();
  expect([away.way.value, away.trouble.value?.status]).toEqual([way(), 0]);
});

test('who clicks twice merges once', async () => {
  const answer = deferred<Awaited<ReturnType<Api['merge']>>>();
  const merge = vi.fn(() => answer.promise);
  const merging = opened({ merge });
  await merging.choose(OTHER.id);
  const both = Promise.all([merging.merge(), merging.merge()]);
  answer.resolve(await ok({ kept: KEPT, merged: OTHER }));
  expect(await both).toEqual([way(), null]);
  expect(merge).toHaveBeenCalledTimes(1);
});

test('a merged conversation is read from its end, in steps, and again where there was no answer', async () => {
  const pages = [
    silence(),
    ok({ messages: [message(2, 5), message(2, 6)], earlier: true }),
    ok({ messages: [message(2, 4)], earlier: false }),
  ];
  const messages = vi.fn((_id: string, _before: number | null) => pages.shift() ?? silence());
  const merged = createMergedMessages(
    async () => ({ conversations: { messages } as unknown as Api }),
    uuid(2),
  );
  await merged.read();
  expect(merged.failed.value).toBe(true);
  await merged.read();
  expect([merged.failed.value, merged.earlier.value]).toEqual([false, true]);
  await merged.read();
  await merged.read();
  await settled();
  expect(merged.messages.value.map(({ seq }) => seq)).toEqual([4, 5, 6]);
  expect(messages.mock.calls.map(([, before]) => before)).toEqual([null, null, 5]);
});

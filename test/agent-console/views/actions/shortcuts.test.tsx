// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { KEYED } from '../../../../agent-console/stores/shell/keymap.ts';
import type { AgentApi } from '../../../../agent-console/transport/agent-api.ts';
import { Shortcuts } from '../../../../agent-console/views/actions/Shortcuts.tsx';
import { KEY_GROUPS, keyedIn } from '../../../../agent-console/views/format/key-groups.ts';
import { WorkspaceView } from '../../../../agent-console/views/WorkspaceView.tsx';
import { deferred } from '../../../contract/client/fake-deps.ts';
import { ANA, card, conversation, EPOCH, ok, openState, state, uuid } from '../../support/fake-deps.ts';
import { press, stage } from '../../support/render.tsx';

it('every key is listed in one group', () => {
  expect(KEY_GROUPS.flatMap(keyedIn).toSorted()).toEqual(KEYED.toSorted());
});

it('the list of keys is read by what they are for', async () => {
  const { root } = await stage(<Shortcuts onClose={() => {}} />);
  const groups = [...root.querySelectorAll('section')].map((section) => [
    section.querySelector('h3')?.textContent,
    section.querySelectorAll('dt').length,
  ]);
  expect(groups).toEqual([
    ['Navigation', 9],
    ['Conversation', 10],
    ['Writing', 10],
    ['General', 5],
  ]);
});

it('the next one is of what is searched for now: until that is found, the key does nothing', async () => {
  const later = deferred<Awaited<ReturnType<AgentApi['find']>>>();
  const found = (number: number) =>
    ok({ found: [{ card: card(state(number)), snippet: null, seq: null }], next: null, epoch: EPOCH });
  const { step, workspace, path } = await stage(<WorkspaceView />, {
    path: '/console/search?q=tea',
    api: { find: ({ text }) => (text === 'tea' ? found(1) : later.promise) },
  });
  await step(() => workspace.search.show({ kind: 'search', text: 'tea' }));
  await step(() => workspace.search.show({ kind: 'search', text: 'teapot' }));
  const before = path();
  await step(() => press(document.body, 'j'));
  expect([path(), workspace.shown.value.map((one) => one.state.id)]).toEqual([before, [uuid(1)]]);
  await step(async () => later.resolve(await found(2)));
  await step(() => press(document.body, 'j'));
  expect(path()).toContain(uuid(2));
});

it('an offer whose acceptance is answered late takes nobody away from the reply that they write by then', async () => {
  const answered = deferred<Awaited<ReturnType<AgentApi['claim']>>>();
  const offer = { agent: ANA, until: 1_060_000 };
  const triage = { teamId: null, labelIds: [], priority: 0 as const, snoozedUntil: null, offer };
  const { step, workspace, path, one } = await stage(<WorkspaceView />, {
    path: `/console/conversations/${uuid(2)}`,
    api: {
      claim: () => answered.promise,
      readOffers: () => ok({ cards: [card(state(1, { triage }))] }),
      readConversation: () => ok({ conversation: conversation(openState(2)), epoch: EPOCH }),
    },
  });
  await step(() => workspace.openThread({ kind: 'conversation', id: uuid(2) }));
  await step(() => workspace.offers.refresh());
  await step(() => press(document.body, 'y'));
  await step(() => one('.composer__text').focus());
  await step(async () => answered.resolve(await ok({ state: openState(1) })));
  expect(path()).toBe(`/console/conversations/${uuid(2)}`);
  expect(document.activeElement).toBe(one('.composer__text'));
});

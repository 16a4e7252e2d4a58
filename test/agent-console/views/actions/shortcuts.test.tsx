// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { KEYED } from '../../../../agent-console/stores/shell/keymap.ts';
import type { AgentApi } from '../../../../agent-console/transport/agent-api.ts';
import { Shortcuts } from '../../../../agent-console/views/actions/Shortcuts.tsx';
import { KEY_GROUPS, keyedIn } from '../../../../agent-console/views/format/key-groups.ts';
import { WorkspaceView } from '../../../../agent-console/views/WorkspaceView.tsx';
import { deferred } from '../../../contract/client/fake-deps.ts';
import { card, EPOCH, ok, state, uuid } from '../../support/fake-deps.ts';
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

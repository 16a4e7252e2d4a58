// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { KEYED } from '../../../../agent-console/stores/shell/keymap.ts';
import { Shortcuts } from '../../../../agent-console/views/actions/Shortcuts.tsx';
import { KEY_GROUPS, keyedIn } from '../../../../agent-console/views/format/key-groups.ts';
import { stage } from '../../support/render.tsx';

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

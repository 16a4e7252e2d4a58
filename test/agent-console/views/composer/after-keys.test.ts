import { expect, it } from 'vitest';
import { afterOf } from '../../../../agent-console/views/composer/after-keys.ts';

const NONE = {
  key: 'Enter',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  getModifierState: () => false,
};

it.each([
  [{ ctrlKey: true, shiftKey: true }, 'resolve'],
  [{ metaKey: true, shiftKey: true }, 'resolve'],
  [{ ctrlKey: true, altKey: true }, 'snooze'],
  [{ metaKey: true, altKey: true }, 'snooze'],
  [{ shiftKey: true }, undefined],
  [{ altKey: true }, undefined],
  [{ ctrlKey: true }, undefined],
  [{ ctrlKey: true, shiftKey: true, altKey: true }, undefined],
  [{ ctrlKey: true, shiftKey: true, key: 'x' }, undefined],
])('Enter with %o: %s', (held, expected) => {
  expect(afterOf({ ...NONE, ...held })).toBe(expected);
});

it('Enter with AltGr, which Windows reports as Ctrl and Alt, does nothing besides', () => {
  const altGr = { ctrlKey: true, altKey: true, getModifierState: (key: string) => key === 'AltGraph' };
  expect(afterOf({ ...NONE, ...altGr })).toBe(undefined);
});

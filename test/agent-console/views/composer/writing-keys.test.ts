import { expect, it } from 'vitest';
import { afterOf, isComposing, sendsBy } from '../../../../agent-console/views/composer/writing-keys.ts';

it.each([
  [{ isComposing: true, keyCode: 13 }, true],
  // As Safari reports the Enter that takes a word.
  [{ isComposing: false, keyCode: 229 }, true],
  [{ isComposing: false, keyCode: 13 }, false],
])('%o is of an input method: %s', (event, expected) => {
  expect(isComposing(event)).toBe(expected);
});

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
  // Others report AltGr alone, which is no Enter by itself either.
  const alone = { ...altGr, ctrlKey: false, altKey: false };
  for (const held of [altGr, alone])
    for (const sendWith of ['enter', 'mod-enter'] as const)
      expect(sendsBy({ ...NONE, ...held }, sendWith)).toBe(false);
});

import { describe, expect, it } from 'vitest';
import { createKeymap, DEFAULT_KEYS, KEYED, keyName } from '../../../../agent-console/stores/shell/keymap.ts';
import { fakeStorage } from '../../support/fake-deps.ts';

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  keyName({
    key,
    shiftKey: false,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    isComposing: false,
    ...held,
  });

describe('the name of a key', () => {
  it.each([
    ['c', {}, 'c'],
    ['C', { shiftKey: true }, 'shift+c'],
    // Caps Lock is on, and nothing is held.
    ['C', {}, 'c'],
    // Layouts put signs behind Shift, or not: it is the sign that counts.
    ['?', { shiftKey: true }, '?'],
    ['/', { shiftKey: true }, '/'],
    ['Ä', { shiftKey: true }, 'shift+ä'],
    ['中', {}, '中'],
  ])('%s with %j', (key, held, name) => {
    expect(press(key, held)).toBe(name);
  });

  it.each(['altKey', 'ctrlKey', 'metaKey', 'isComposing'])('there is none with %s', (held) => {
    expect(press('c', { [held]: true })).toBeNull();
  });

  it.each(['Enter', 'Escape', ' ', 'ArrowDown', 'F1'])('there is none for %s', (key) => {
    expect(press(key)).toBeNull();
  });
});

describe('the keys of an agent', () => {
  it('are one for each action, and no two alike', () => {
    expect(new Set(Object.values(DEFAULT_KEYS)).size).toBe(KEYED.length);
  });

  it('can be changed, and are the same after a reload', () => {
    const storage = fakeStorage();
    createKeymap(storage, 'ana').assign('claim', 'z');
    const again = createKeymap(storage, 'ana');
    expect(again.actionOf('z')).toBe('claim');
    expect(again.actionOf('c')).toBeNull();
    expect(createKeymap(storage, 'ben').actionOf('c')).toBe('claim');
  });

  it('stay the agent’s where a later version gives one of them to something else', () => {
    const keymap = createKeymap(fakeStorage(), 'ana');
    keymap.load({ help: DEFAULT_KEYS.unread });
    expect(keymap.actionOf(DEFAULT_KEYS.unread)).toBe('help');
  });

  it('change places where the new one was taken, so that nothing is out of reach', () => {
    const keymap = createKeymap(fakeStorage(), 'ana');
    keymap.assign('claim', 'e');
    expect([keymap.actionOf('e'), keymap.actionOf('c')]).toEqual(['claim', 'resolve']);
  });

  it('are the usual ones after a reset, and where what was stored makes no sense', () => {
    const storage = fakeStorage();
    const keymap = createKeymap(storage, 'ana');
    keymap.assign('claim', 'z');
    keymap.reset();
    expect(keymap.keys.value).toEqual(DEFAULT_KEYS);
    expect(storage.values.size).toBe(0);
    storage.write('frontdesk.keys.ana', '{"claim":7,"next":"alt+x","unknown":"q"}');
    expect(createKeymap(storage, 'ana').keys.value).toEqual(DEFAULT_KEYS);
  });
});

// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { chooseLanguage, ENGLISH } from '../../../widget/locales/choose.ts';
import { eventually } from '../../support/eventually.ts';
import { extrasScenes } from './extras-scene.tsx';
import { drawn } from './stage.tsx';

const scene = extrasScenes();

async function picker(language = ENGLISH) {
  const found = await scene({}, language);
  found.one('.emoji-button').click();
  await eventually(async () => {
    await drawn();
    expect(found.mount.querySelector('.emoji input')).not.toBe(null);
  });
  const shown = () => [...found.mount.querySelectorAll('.emoji button')].map((one) => one.textContent);
  return { ...found, shown };
}

test('emoji are found by their names, Enter takes the first, and who finds none is told', async () => {
  const { type, shown, one, tab, text } = await picker();
  expect(shown().length).toBeGreaterThan(100);
  await type('.emoji input', 'rocket');
  expect(shown()[0]).toBe('🚀');
  expect(one('.emoji button').getAttribute('aria-label')).toBe('rocket');
  await type('.emoji input', 'qqqq');
  expect([shown(), text()]).toEqual([[], expect.stringContaining('No emoji found')]);
  await type('.emoji input', 'rocket');
  one('.emoji input').dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
  );
  await drawn();
  expect(tab.composer.draft.value).toContain('🚀');
});

test('Enter in the search sends nothing of what is being written, and commits what an input method composes', async () => {
  const { type, one, tab } = await picker();
  const form = one<HTMLFormElement>('form.composer');
  const enter = (more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...more });
    one('.emoji input').dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(form.contains(one('.emoji input'))).toBe(true);
  // A browser submits the form around a field whose Enter nobody prevents.
  expect(enter()).toBe(true);
  await type('.emoji input', 'qqqq');
  expect(enter()).toBe(true);
  await type('.emoji input', 'rocket');
  // As Safari says it.
  expect(enter({ keyCode: 229 } as KeyboardEventInit)).toBe(false);
  expect(tab.composer.draft.value).toBe('');
});

test('the first of what is found is reached by Tab, wherever arrow keys led before', async () => {
  const { type, one, mount } = await picker();
  const press = (place: string, key: string) =>
    one(place).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  press('.emoji button', 'ArrowRight');
  await type('.emoji input', 'grinning face');
  const reached = () => [...mount.querySelectorAll<HTMLElement>('.emoji button')].map((one) => one.tabIndex);
  expect(reached().indexOf(0)).toBe(0);
  expect(reached().filter((one) => one === 0)).toHaveLength(1);
});

test('they are found in the visitor’s language and in English', async () => {
  const { type, shown, one } = await picker(await chooseLanguage('de'));
  expect(one<HTMLInputElement>('.emoji input').placeholder).toBe('Emoji suchen');
  await type('.emoji input', 'rakete');
  expect(shown()[0]).toBe('🚀');
  await type('.emoji input', 'rocket');
  expect(shown()[0]).toBe('🚀');
});

// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Attachment } from '../../../server/contract/schemas/conversations.ts';
import { chooseLanguage, ENGLISH, type Language } from '../../../widget/locales/choose.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { ANA } from '../fake-server.ts';
import { extrasScenes } from './extras-scene.tsx';
import { drawn } from './stage.tsx';

const scene = extrasScenes();
const picture = (name: string, more: Partial<Attachment> = {}): Attachment => ({
  id: name,
  name: `${name}.png`,
  mediaType: 'image/png',
  sizeBytes: 9,
  picture: { width: 40, height: 30 },
  ...more,
});

/** A chat with three pictures in two messages and what is none; `look` opens one of them. */
async function pictures(language: Language = ENGLISH) {
  const browser = new FakeBrowser();
  const first = await browser.talking();
  const { server } = browser;
  const say = (...files: Attachment[]) => server.say(server.conversationId(), ANA, '', undefined, files);
  say(picture('one'), picture('two'));
  say(picture('gone', { deletedAfterDays: 30 }), picture('text', { picture: null }));
  say(picture('three'));
  await first.chat.thread.catchUp();
  const found = await scene({}, language, browser);
  const look = async (name: string) => {
    found.one(`button.picture[aria-label*="${name}"]`).click();
    await drawn();
  };
  const view = () => found.mount.querySelector('.picture-view');
  const press = async (key: string) => {
    view()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await drawn();
  };
  const swipe = async (from: number, to: number) => {
    const touch = (type: string, x: number) =>
      Object.assign(new Event(type, { bubbles: true, cancelable: true }), {
        touches: [{ clientX: x, clientY: 0 }],
        changedTouches: [{ clientX: x, clientY: 4 }],
      });
    view()?.dispatchEvent(touch('touchstart', from));
    view()?.dispatchEvent(touch('touchend', to));
    await drawn();
  };
  return { ...found, look, view, press, swipe, name: () => view()?.getAttribute('aria-label') };
}

test('a picture in full leads to the others of the conversation, by keys, buttons and swipes', async () => {
  const { look, press, swipe, click, name, mount } = await pictures();
  await look('one');
  expect(name()).toBe('one.png');
  await press('ArrowLeft');
  expect(name()).toBe('one.png');
  await press('ArrowRight');
  expect(name()).toBe('two.png');
  await click('Next picture');
  expect(name()).toBe('three.png');
  expect(mount.querySelector('[aria-label="Next picture"]')).toBe(null);
  await swipe(100, 300);
  expect(name()).toBe('two.png');
  await swipe(300, 290);
  expect(name()).toBe('two.png');
});

test('whoever turns pictures by a button stays on it while it is there', async () => {
  const { look, view, click } = await pictures();
  const focused = () => document.activeElement?.getAttribute('aria-label');
  await look('one');
  view()?.querySelector<HTMLElement>('[aria-label="Next picture"]')?.focus();
  await click('Next picture');
  expect(focused()).toBe('Next picture');
  await click('Next picture');
  await eventually(() => expect(focused()).toBe('Close picture'));
});

test('it can be saved under its name, and Escape leads back', async () => {
  const { look, press, view } = await pictures();
  await look('two');
  const save = view()?.querySelector('a');
  expect([save?.getAttribute('href'), save?.getAttribute('download')]).toEqual([
    'https://chat.example/two?save=1',
    'two.png',
  ]);
  await press('Escape');
  expect(view()).toBe(null);
});

test('in what reads from right to left, the next one is to the left', async () => {
  const { look, press, name } = await pictures(await chooseLanguage('ar'));
  await look('one');
  await press('ArrowLeft');
  expect(name()).toBe('two.png');
});

// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { SiteSettings } from '../../../server/contract/schemas/site-settings.ts';
import { chooseLanguage, ENGLISH } from '../../../widget/locales/choose.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { extrasScenes } from './extras-scene.tsx';
import { drawn } from './stage.tsx';

const scene = extrasScenes();

const HELP: Partial<SiteSettings> = {
  helpLinks: [
    {
      label: { '*': 'Returns', de: 'Rückgabe' },
      url: { '*': 'https://shop.example/en/returns', de: 'https://shop.example/de/rueckgabe' },
    },
    { label: { de: 'Impressum' }, url: { '*': 'https://shop.example/de/impressum' } },
    { label: { '*': 'Delivery' }, url: { '*': 'https://shop.example/delivery' } },
  ],
};

const linksIn = (mount: HTMLElement) =>
  [...mount.querySelectorAll<HTMLAnchorElement>('.help-links a')].map((link) => [
    link.textContent,
    link.getAttribute('href'),
  ]);

test('the home has the links of the site, in the visitor’s language, each in a tab of its own', async () => {
  const { mount, one } = await scene(HELP);
  expect(one('nav.recent').getAttribute('aria-label')).toBe('Help');
  expect(linksIn(mount)).toEqual([
    ['Returns', 'https://shop.example/en/returns'],
    ['Delivery', 'https://shop.example/delivery'],
  ]);
  const link = one<HTMLAnchorElement>('.help-links a');
  expect([link.target, link.rel]).toEqual(['_blank', 'noopener noreferrer nofollow']);
  const german = await scene(HELP, await chooseLanguage('de'), new FakeBrowser());
  expect(linksIn(german.mount)).toEqual([
    ['Rückgabe', 'https://shop.example/de/rueckgabe'],
    ['Impressum', 'https://shop.example/de/impressum'],
    ['Delivery', 'https://shop.example/delivery'],
  ]);
});

test('they make room for the conversation once something was said', async () => {
  const { mount, tab } = await scene(HELP, ENGLISH, new FakeBrowser());
  expect(linksIn(mount)).toHaveLength(2);
  tab.chat.send('Where is my tea?');
  await drawn();
  expect(linksIn(mount)).toEqual([]);
});

test('a site without links has no empty list', async () => {
  const { mount } = await scene();
  expect(mount.querySelector('nav')).toBeNull();
});

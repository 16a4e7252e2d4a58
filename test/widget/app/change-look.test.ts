// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { changeLook } from '../../../widget/app/change-look.ts';
import { lookOf } from '../../../widget/app/look.ts';
import type { PageApiGround } from '../../../widget/app/page-api.ts';
import { ENGLISH } from '../../../widget/locales/choose.ts';

function ground() {
  const warnings: string[] = [];
  const options = { site: 'demo', language: 'en', color: '#0e7c66#fff' };
  const mount = document.createElement('div');
  const button = document.createElement('button');
  const chat = {
    host: { options, mount, button },
    deps: { warn: (line: string) => void warnings.push(line) },
    look: signal(lookOf(options)),
    language: signal(ENGLISH),
  };
  return { ...chat, warnings, given: chat as unknown as PageApiGround };
}

test('what is given changes, what is left out stays', async () => {
  const { given, look, language, host } = ground();
  await changeLook({ theme: 'dark', position: 'left' }, given);
  expect(look.value).toEqual({ theme: 'dark', position: 'left', color: '#0e7c66' });
  expect(host.mount.className).toBe('left');
  await changeLook({ color: '#f5c518', language: 'de-AT' }, given);
  expect(look.value).toEqual({ theme: 'dark', position: 'left', color: '#f5c518' });
  expect([language.value.tag, host.options.language]).toEqual(['de-AT', 'de-AT']);
});

test('what cannot be is passed over and said, and the rest holds', async () => {
  const { given, look, warnings } = ground();
  await changeLook({ color: 'red', position: 'top', theme: 'dark' }, given);
  expect(look.value).toEqual({ theme: 'dark', position: 'right', color: '#0e7c66' });
  expect(warnings).toEqual([
    'color "red" is passed over. It takes six digits, such as #0e7c66.',
    'position "top" is passed over. It takes left or right.',
  ]);
});

test('of two languages that are asked for at once, the last one holds', async () => {
  const { given, language } = ground();
  await Promise.all([
    changeLook({ language: 'de' }, given),
    changeLook({ language: 'fr' }, given),
    changeLook({ language: 'en' }, given),
  ]);
  expect(language.value.tag).toBe('en');
});

test('a launcher of an earlier loader goes to the other side, too', async () => {
  const { given, host } = ground();
  host.button.className = 'launcher right open';
  await changeLook({ position: 'left' }, given);
  expect(host.button.className.split(' ').sort()).toEqual(['launcher', 'left', 'open']);
});

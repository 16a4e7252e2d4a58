// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { lookOf } from '../../../widget/app/look.ts';
import { createPageApi } from '../../../widget/app/page-api.ts';
import type { Host } from '../../../widget/embed/app-handle.ts';
import { ENGLISH } from '../../../widget/locales/choose.ts';
import { FakeBrowser } from '../fake-browser.ts';

test('update changes what is given, also beside an empty text', async () => {
  const tab = new FakeBrowser().tab();
  const options = { site: 'demo', language: 'en' };
  const [mount, button] = [document.createElement('div'), document.createElement('button')];
  const host = { options, mount, button } as unknown as Host;
  const [look, language] = [signal(lookOf(options)), signal(ENGLISH)];
  const { update } = createPageApi({ host, deps: tab.deps, chat: tab.chat, look, language });
  await update({ language: '', color: '#f5c518' });
  expect([look.value.color, language.value.tag]).toEqual(['#f5c518', 'en']);
  tab.close();
});

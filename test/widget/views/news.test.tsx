// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../server/contract/schemas/site-settings.ts';
import { widgetSettingsOf } from '../../../server/contract/schemas/widget-settings.ts';
import { ENGLISH } from '../../../widget/locales/choose.ts';
import { News } from '../../../widget/views/News.tsx';
import { Preview } from '../../../widget/views/Preview.tsx';
import { FakeBrowser } from '../fake-browser.ts';
import { drawn } from './stage.tsx';

test('the news beside the launcher have the font of the page, where the site chose that', async () => {
  const browser = new FakeBrowser();
  const choose = (font: 'system' | 'page') =>
    widgetSettingsOf({ ...DEFAULT_SETTINGS, font }, { logo: null, faces: [] });
  browser.server.settings = choose('page');
  const tab = browser.tab();
  const page = document.body.appendChild(document.createElement('div'));
  page.style.fontFamily = 'Georgia';
  const root = page.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
  render(
    <News
      chat={tab.chat}
      part={signal(Preview)}
      language={signal(ENGLISH)}
      look={signal({ position: 'right', theme: 'auto', color: null })}
      dismissed={null}
      dismiss={() => {}}
      open={() => {}}
    />,
    root,
  );
  const font = () => root.querySelector<HTMLElement>('.panel-theme')?.style.getPropertyValue('--fd-font');
  await tab.chat.prepare();
  await drawn();
  expect(font()).toBe('Georgia, sans-serif');
  browser.server.settings = choose('system');
  await tab.chat.site.load();
  await drawn();
  expect(font()).toBe('');
  render(null, root);
  page.remove();
  tab.close();
});

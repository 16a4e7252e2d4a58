import { signal } from '@preact/signals';
import { afterEach } from 'vitest';
import { DEFAULT_SETTINGS, type SiteSettings } from '../../../server/contract/schemas/site-settings.ts';
import { widgetSettingsOf } from '../../../server/contract/schemas/widget-settings.ts';
import { startExtras } from '../../../widget/extras/extras.tsx';
import { ENGLISH, type Language } from '../../../widget/locales/choose.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { draw, drawn } from './stage.tsx';

/** The panel with its extras, on a site with the settings that are given; taken down after each test. */
export function extrasScenes() {
  const ended: (() => void)[] = [];
  afterEach(() => {
    for (const end of ended.splice(0)) end();
  });
  return async function scene(
    settings: Partial<SiteSettings> = {},
    language: Language = ENGLISH,
    browser = new FakeBrowser(),
  ) {
    browser.server.settings = widgetSettingsOf(
      { ...DEFAULT_SETTINGS, ...settings },
      { logo: null, faces: [] },
    );
    const tab = browser.tab();
    const spoken = signal(language);
    const extras = await startExtras(tab.deps, tab.chat, tab.composer, spoken);
    const stage = await draw({ browser, tab, spoken, extras });
    ended.push(extras.stop, stage.remove, tab.close);
    const named = (name: string) => {
      const found = [...stage.mount.querySelectorAll<HTMLElement>('button, a')].find(
        (one) => one.textContent === name || one.getAttribute('aria-label') === name,
      );
      if (found === undefined) throw new Error(`There is no "${name}": ${stage.mount.textContent}`);
      return found;
    };
    const click = async (name: string) => {
      named(name).click();
      await drawn();
    };
    const type = async (selector: string, value: string) => {
      const field = stage.one<HTMLInputElement>(selector);
      field.value = value;
      field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
      await drawn();
    };
    return { ...stage, spoken, named, click, type, text: () => stage.mount.textContent ?? '' };
  };
}

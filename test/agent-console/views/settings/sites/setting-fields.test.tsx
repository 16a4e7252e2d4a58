// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { en } from '../../../../../agent-console/locales/en.ts';
import { sites } from '../../../../../agent-console/locales/pages/en/sites/sites.ts';
import type { SettingTexts } from '../../../../../agent-console/locales/setting-texts.ts';
import { subjectText } from '../../../../../agent-console/views/settings/audit/audit-subject.ts';
import { SitesPage } from '../../../../../agent-console/views/settings/sites/Sites.tsx';
import { SETTING_FIELDS } from '../../../../../agent-console/views/settings/sites/setting-fields.ts';
import type { ChangeSite, SiteSummary } from '../../../../../server/contract/schemas/agent-api.ts';
import {
  DEFAULT_SETTINGS,
  SETTING_NAMES,
  type SettingName,
} from '../../../../../server/contract/schemas/site-settings.ts';
import { ok, uuid } from '../../../support/fake-deps.ts';
import { stage } from '../../../support/render.tsx';

const { labels, options }: SettingTexts = sites.settings;
const SITE: SiteSummary = {
  id: uuid(50),
  name: 'Tea',
  greeting: 'Hello',
  color: '#0e7c66',
  siteKey: 'tea',
  allowedOrigins: [],
  tag: '<script></script>',
  chatPage: 'https://chat.example/chat/tea-key',
  logo: null,
  settings: DEFAULT_SETTINGS,
};

/** The site's page with the field of a setting, and what was sent when it is saved. */
async function page(name: SettingName) {
  const changeSite = vi.fn((_id: string, change: ChangeSite) =>
    ok({ ...SITE, settings: { ...SITE.settings, ...change.settings } }),
  );
  const on = await stage(<SitesPage />, {
    api: { readSites: () => ok({ sites: [SITE], policy: [] }), changeSite },
    path: `/console/settings/sites/${SITE.id}/${SETTING_FIELDS[name].tab}`,
  });
  const save = async () => {
    await on.step(() => on.button('Save').click());
    return changeSite.mock.calls[0]?.[1];
  };
  return { ...on, save };
}

function labelled(root: HTMLElement, text: string): HTMLElement {
  const label = [...root.querySelectorAll('label')].find((one) => one.textContent?.trim() === text);
  const field = label?.querySelector('input') ?? root.querySelector<HTMLElement>(`[id="${label?.htmlFor}"]`);
  if (field === null) throw new Error(`No field is called "${text}".`);
  return field;
}

const ticks = SETTING_NAMES.filter((name) => typeof DEFAULT_SETTINGS[name] === 'boolean');
const choices = Object.keys(options) as (keyof typeof options)[];

describe('the fields of a site’s settings', () => {
  it('has some of each kind, or the rest means nothing', () => {
    expect([ticks.length > 0, choices.length > 0]).toEqual([true, true]);
  });

  it.each(ticks)('%s: a tick turns it round', async (name) => {
    const { root, step, save } = await page(name);
    await step(() => labelled(root, labels[name]).click());
    expect(await save()).toEqual({ settings: { [name]: !DEFAULT_SETTINGS[name] } });
  });

  it.each(choices)('%s: one of its options is chosen', async (name) => {
    const { root, step, save } = await page(name);
    const field = labelled(root, labels[name]) as HTMLSelectElement;
    const another = Object.keys(options[name]).find((option) => option !== DEFAULT_SETTINGS[name]) ?? '';
    await step(() => {
      field.value = another;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(await save()).toEqual({ settings: { [name]: another } });
  });

  it.each(SETTING_NAMES)('%s: has a page that shows it', async (name) => {
    const { root } = await page(name);
    expect(root.querySelector('[aria-current="page"]')?.textContent).toBe(
      sites.tabs[SETTING_FIELDS[name].tab],
    );
    expect(root.querySelector('.site-editor__form')?.children.length).toBeGreaterThan(4);
  });
});

describe('contact links', () => {
  it('are added, filled in and saved', async () => {
    const { root, step, button, save } = await page('contactLinks');
    await step(() => button('Add a link').click());
    const type = (label: string, text: string) =>
      step(() => {
        const field = labelled(root.querySelector<HTMLElement>('.site-question') ?? root, label);
        (field as HTMLInputElement).value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
    await type('Name', 'Shop');
    await type('URL', ' https://shop.example/{{visitor.email}}');
    expect(await save()).toEqual({
      settings: { contactLinks: [{ label: 'Shop', url: 'https://shop.example/{{visitor.email}}' }] },
    });
  });
});

describe('help links', () => {
  it('are added, named in a language, filled in and saved', async () => {
    const { root, step, button, save } = await page('helpLinks');
    await step(() => button('Add a help link').click());
    const type = (label: string, text: string) =>
      step(() => {
        const field = labelled(root.querySelector<HTMLElement>('.site-question') ?? root, label);
        (field as HTMLInputElement).value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
    await type('Name', 'Returns');
    await type('URL', ' https://shop.example/help/returns ');
    expect(await save()).toEqual({
      settings: {
        helpLinks: [{ label: { '*': 'Returns' }, url: { '*': 'https://shop.example/help/returns' } }],
      },
    });
  });
});

describe('the audit log', () => {
  it('calls what was changed of a site by its label', () => {
    const entry = (subject: string) => subjectText({ action: 'site.changed', subject }, en);
    expect(entry('Tea: the shop: rating, allowedOrigins')).toBe(
      'Tea: the shop: Rating after the chat, Allowed origins',
    );
    expect(entry('Tea: a setting of before')).toBe('Tea: a setting of before');
  });
});

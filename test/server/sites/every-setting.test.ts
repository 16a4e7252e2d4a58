import { signal } from '@preact/signals';
import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import type { AuditPage } from '../../../server/contract/schemas/accounts-api.ts';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import {
  DEFAULT_SETTINGS,
  SETTING_NAMES,
  type SettingName,
  SITE_SETTINGS,
  type SiteSettings,
} from '../../../server/contract/schemas/site-settings.ts';
import { createSite } from '../../../widget/stores/site.ts';
import { createWidgetApi } from '../../../widget/transport/widget-api.ts';
import { createFakeClock } from '../../contract/client/fake-deps.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';

const word = (text: string) => ({ '*': text });

/** Another value than the default, for settings that are more than true or false or one of some words. */
const ANOTHER: {
  [Name in SettingName as SiteSettings[Name] extends boolean | string ? never : Name]: SiteSettings[Name];
} = {
  look: { ...DEFAULT_SETTINGS.look, position: 'left' },
  greetings: { de: 'Guten Tag!' },
  helpLinks: [{ label: word('Returns'), url: word('https://shop.example/help/returns') }],
  fileRules: { megabytes: 5, kinds: ['picture', 'pdf'] },
  pageLabels: ['aaaaaaaa-0000-4000-8000-000000000001'],
  contactLinks: [{ label: 'Shop', url: 'https://shop.example/customers/{{visitor.externalId}}' }],
  texts: { de: { compose: 'Ihre Frage' } },
  hours: { timeZone: 'Europe/Lisbon', week: [[], [], [], [], [], [], []], holidays: [] },
  form: [{ id: 'name', kind: 'text', label: word('Name'), required: true }],
  consent: { version: '1', text: word('We store what you write.'), url: null },
  topics: [{ id: 'orders', label: word('Orders') }],
  proactive: [
    {
      id: 'hello',
      text: word('Hello'),
      page: '',
      languages: [],
      visitors: 'all',
      afterSeconds: 1,
      scrollPercent: null,
      exit: false,
    },
  ],
  mail: { missedReplies: false, afterMinutes: 30, received: false, linkDays: 7 },
  masking: { cards: true, patterns: ['K-\\d{4}'] },
  replyTargets: { firstReplyMinutes: 2, nextReplyMinutes: 10, resolutionMinutes: 480 },
  badRating: 3,
  retention: { conversationDays: 90, visitorDays: 30, activityDays: null },
  routing: { mode: 'round_robin', cap: 3, acceptSeconds: null, sticky: true },
  ladder: [{ id: 'mail', afterMinutes: 7, when: 'always', action: 'mail' }],
};

function another(name: SettingName): unknown {
  const { schema, default: usual } = SITE_SETTINGS[name];
  if (name in ANOTHER) return ANOTHER[name as keyof typeof ANOTHER];
  if (typeof usual === 'boolean') return !usual;
  const words = (schema as { anyOf?: { const?: unknown }[] }).anyOf?.map((one) => one.const) ?? [];
  return words.find((one) => one !== usual);
}

onEveryDatabase('every setting of a site', { once: true }, ({ server, ana }) => {
  const newSite = async () =>
    (await ana.ask<SiteSummary>('POST', `/api/agent/sites/${uuid()}`, { name: 'Tea', allowedOrigins: [] }))
      .body;
  const change = (site: SiteSummary, settings: object) =>
    ana.ask<SiteSummary>('PUT', `/api/agent/sites/${site.id}`, { settings });
  /** What the widget's own store knows of the site after it has asked. */
  const widgetKnows = async ({ siteKey }: SiteSummary): Promise<Record<string, unknown>> => {
    const api = createWidgetApi(
      server.url,
      () => null,
      () => 10_000,
    );
    const store = createSite(
      { ...createFakeClock(), api, siteKey, emit: () => {}, warn: () => {} },
      signal(false),
    );
    expect(await store.load()).toMatchObject({ ok: true });
    return { ...store.appearance.value?.settings };
  };

  it.each(SETTING_NAMES)('%s: begins as its default, and is changed, sent and recorded', async (name) => {
    const { schema, default: usual, widget } = SITE_SETTINGS[name];
    const value = another(name);
    expect(Value.Check(schema, usual), 'the default fits the schema').toBe(true);
    expect(value, 'there is another value, or the test means nothing').not.toEqual(usual);

    const site = await newSite();
    expect(site.settings[name]).toEqual(usual);
    expect(await widgetKnows(site)).toEqual(
      widget ? expect.objectContaining({ [name]: usual }) : expect.not.objectContaining({ [name]: usual }),
    );

    const changed = await change(site, { [name]: value });
    expect(changed, JSON.stringify(changed.body)).toMatchObject({ status: 200 });
    expect(changed.body.settings).toEqual({ ...DEFAULT_SETTINGS, [name]: value });
    const known = await widgetKnows(site);
    expect(name in known).toBe(widget);
    if (widget) expect(known[name]).toEqual(value);

    const log = await ana.ask<AuditPage>('GET', '/api/agent/audit-log?action=site.changed');
    expect(log.body.entries[0]).toMatchObject({ subject: `Tea: ${name}`, actor: { name: 'Ana' } });

    expect(await change(site, { [name]: 42 })).toMatchObject({
      status: 400,
      body: { error: { code: 'bad_request' } },
    });
  });

  it('refuses a setting that there is not', async () => {
    expect(await change(await newSite(), { colour: 'red' })).toMatchObject({ status: 400 });
  });
});

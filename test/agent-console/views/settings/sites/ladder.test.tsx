// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { SitesPage } from '../../../../../agent-console/views/settings/sites/Sites.tsx';
import type { ChangeSite, SiteSummary } from '../../../../../server/contract/schemas/agent-api.ts';
import type { LadderStep } from '../../../../../server/contract/schemas/site-setting-parts.ts';
import { DEFAULT_SETTINGS } from '../../../../../server/contract/schemas/site-settings.ts';
import { ok, uuid } from '../../../support/fake-deps.ts';
import { stage } from '../../../support/render.tsx';

const MAIL: LadderStep = { id: 'mail', afterMinutes: 10, when: 'open', action: 'mail' };
const SITE: SiteSummary = {
  id: uuid(60),
  name: 'Tea',
  greeting: 'Hello',
  color: '#0e7c66',
  siteKey: 'tea',
  allowedOrigins: [],
  tag: '<script></script>',
  chatPage: 'https://chat.example/chat/tea-key',
  logo: null,
  settings: { ...DEFAULT_SETTINGS, ladder: [MAIL] },
};

async function page(ladder: LadderStep[] = [MAIL]) {
  const site = { ...SITE, settings: { ...SITE.settings, ladder } };
  const changeSite = vi.fn((_id: string, change: ChangeSite) =>
    ok({ ...site, settings: { ...site.settings, ...change.settings } }),
  );
  const on = await stage(<SitesPage />, {
    api: { readSites: () => ok({ sites: [site], policy: [] }), changeSite },
    path: `/console/settings/sites/${SITE.id}/ladder`,
  });
  /** Into the field of the last step. */
  const put = (field: string, value: string) =>
    on.step(() => {
      const found = [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>(field)].at(-1);
      if (found === undefined) throw new Error(`There is no ${field}.`);
      found.value = value;
      found.dispatchEvent(new Event(field === 'select' ? 'change' : 'input', { bubbles: true }));
    });
  const saved = () => changeSite.mock.calls.at(-1)?.[1].settings?.ladder;
  return { ...on, put, saved };
}

it('shows each step, and adds one that asks the next agent on duty', async () => {
  const { step, button, text, put, saved } = await page();
  expect(text()).toContain('E-mail the team');
  await step(() => button('Add a step').click());
  await put('input[type=number]', '2');
  await put('select', 'next');
  await step(() => button('Save').click());
  expect(saved()).toEqual([MAIL, { id: expect.any(String), afterMinutes: 2, when: 'open', action: 'next' }]);
});

it('removes a step, and says what it means that none is left', async () => {
  const { step, button, text, saved } = await page();
  await step(() => button('Remove step').click());
  expect(text()).toContain('nothing happens when a visitor gets no reply');
  await step(() => button('Save').click());
  expect(saved()).toEqual([]);
});

it('takes ten steps and no more', async () => {
  const { text } = await page(
    Array.from({ length: 10 }, (_, number) => ({ ...MAIL, id: `step-${number}`, afterMinutes: number + 1 })),
  );
  expect(text()).not.toContain('Add a step');
});

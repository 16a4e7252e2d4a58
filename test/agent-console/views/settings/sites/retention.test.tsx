// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { DeletePanel } from '../../../../../agent-console/views/picker/DeletePanel.tsx';
import { isShorter } from '../../../../../agent-console/views/settings/sites/retention-question.ts';
import { SitesPage } from '../../../../../agent-console/views/settings/sites/Sites.tsx';
import type { ChangeSite, SiteSummary } from '../../../../../server/contract/schemas/agent-api.ts';
import type { RetentionPreview } from '../../../../../server/contract/schemas/site-setting-parts.ts';
import { DEFAULT_SETTINGS } from '../../../../../server/contract/schemas/site-settings.ts';
import { ok, uuid } from '../../../support/fake-deps.ts';
import { stage } from '../../../support/render.tsx';

const retention = { conversationDays: 365, visitorDays: null, activityDays: null };
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
  settings: { ...DEFAULT_SETTINGS, retention },
};

async function page(found: RetentionPreview) {
  const changeSite = vi.fn((_id: string, change: ChangeSite) =>
    ok({ ...SITE, settings: { ...SITE.settings, ...change.settings } }),
  );
  const previewRetention = vi.fn(() => ok(found));
  const on = await stage(<SitesPage />, {
    api: { readSites: () => ok({ sites: [SITE], policy: [] }), changeSite },
    accountsApi: { previewRetention },
    path: `/console/settings/sites/${SITE.id}/privacy`,
  });
  const type = (text: string) =>
    on.step(() => {
      const field = on.one<HTMLInputElement>('input[type=number]');
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  return { ...on, type, changeSite, previewRetention };
}

it('asks before it saves a shorter time, and says how much goes', async () => {
  const { step, button, text, type, changeSite, previewRetention } = await page({
    conversations: 1_203,
    visitors: 1,
    files: 40,
    complete: true,
  });
  await type('90');
  await step(() => button('Save').click());
  expect(previewRetention).toHaveBeenCalledWith(SITE.id, { ...retention, conversationDays: 90 });
  expect(text()).toContain(
    '1,203 conversations, 40 files and 1 visitor would be deleted now. This can’t be undone.',
  );
  expect(changeSite).not.toHaveBeenCalled();
  await step(() => button('Save and delete').click());
  expect(changeSite).toHaveBeenCalledWith(SITE.id, {
    settings: { retention: { ...retention, conversationDays: 90 } },
  });
});

it('asks before files go, though no conversation does', async () => {
  const found = { conversations: 0, visitors: 0, files: 3, complete: true };
  const { root, step, button, text, changeSite } = await page(found);
  await step(() => {
    const [, files] = root.querySelectorAll<HTMLInputElement>('input[type=number]');
    if (files === undefined) throw new Error('There is no field for the days of files.');
    files.value = '30';
    files.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await step(() => button('Save').click());
  expect(text()).toContain('0 conversations, 3 files and 0 visitors would be deleted now.');
  await step(() => button('Save and delete').click());
  expect(changeSite).toHaveBeenCalledWith(SITE.id, {
    settings: { retention: { ...retention, fileDays: 30 } },
  });
});

it('asks anew when the days are changed after the question', async () => {
  const { step, button, type, changeSite, previewRetention } = await page({
    conversations: 5,
    visitors: 0,
    files: 0,
    complete: true,
  });
  await type('90');
  await step(() => button('Save').click());
  await type('30');
  await step(() => button('Save').click());
  expect(previewRetention).toHaveBeenCalledTimes(2);
  expect(changeSite).not.toHaveBeenCalled();
});

it('saves a longer time, and one by which nothing goes, without a question', async () => {
  const longer = await page({ conversations: 5, visitors: 0, files: 0, complete: true });
  await longer.type('500');
  await longer.step(() => longer.button('Save').click());
  expect(longer.previewRetention).not.toHaveBeenCalled();
  expect(longer.changeSite).toHaveBeenCalledOnce();
});

it('counts on the page what would go', async () => {
  const { step, button, text } = await page({
    conversations: 200_000,
    visitors: 0,
    files: 0,
    complete: false,
  });
  await step(() => button('Show what would be deleted').click());
  expect(text()).toContain('At least 200,000 conversations, 0 files and 0 visitors would be deleted now.');
});

it('knows what is shorter', () => {
  expect(isShorter(retention, { ...retention, conversationDays: 364 })).toBe(true);
  expect(isShorter(retention, { ...retention, visitorDays: 3_650 })).toBe(true);
  expect(isShorter(retention, { ...retention, fileDays: 30 })).toBe(true);
  expect(isShorter(retention, { ...retention, conversationDays: null })).toBe(false);
  expect(isShorter(retention, retention)).toBe(false);
});

it('says what goes with a conversation, deletes it and closes', async () => {
  const deleteConversation = vi.fn(() => ok(null));
  const close = vi.fn();
  const panel = { kind: 'delete' as const, id: uuid(1) };
  const { step, button, text } = await stage(<DeletePanel panel={panel} onClose={close} />, {
    accountsApi: { deleteConversation },
  });
  expect(text()).toContain('deleted for good, for you and for the visitor');
  await step(() => button('Delete for good').click());
  expect(deleteConversation).toHaveBeenCalledWith(uuid(1));
  expect(close).toHaveBeenCalledOnce();
});

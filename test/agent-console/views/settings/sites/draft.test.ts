import { describe, expect, it } from 'vitest';
import { createDraft } from '../../../../../agent-console/views/settings/sites/draft.ts';
import type { SiteSummary } from '../../../../../server/contract/schemas/agent-api.ts';
import { DEFAULT_SETTINGS } from '../../../../../server/contract/schemas/site-settings.ts';
import { uuid } from '../../../support/fake-deps.ts';

const SITE: SiteSummary = {
  id: uuid(1),
  siteKey: 'demo-shop',
  name: 'Tea shop',
  greeting: 'Hello',
  color: '#1d4ed8',
  allowedOrigins: [],
  logo: null,
  tag: '',
  chatPage: 'https://chat.example/chat/tea-key',
  settings: DEFAULT_SETTINGS,
};

describe('what is changed of a site', () => {
  it('is saved when the server has it, though written in another way', () => {
    const draft = createDraft(SITE);
    draft.set({ origins: 'HTTPS://SHOP.TEST/' });
    expect(draft.change()).toEqual({ allowedOrigins: ['HTTPS://SHOP.TEST/'] });
    const sent = draft.value.peek();
    const stored = { ...SITE, allowedOrigins: ['https://shop.test'] };
    // The list of sites changes first, and the page shows the new site.
    draft.saved(stored);
    draft.saved(stored, sent);
    expect([draft.changed.value, draft.value.value.origins]).toEqual([false, 'https://shop.test']);
  });

  it('stays where it was typed while the rest was being saved', () => {
    const draft = createDraft(SITE);
    draft.set({ origins: 'HTTPS://SHOP.TEST', greeting: 'Hi' });
    const sent = draft.value.peek();
    draft.set({ greeting: 'Hi there' });
    draft.setting({ rating: 'stars' });
    draft.saved({ ...SITE, greeting: 'Hi', allowedOrigins: ['https://shop.test'] }, sent);
    expect(draft.change()).toEqual({ greeting: 'Hi there', settings: { rating: 'stars' } });
  });

  it('is not lost when another part of the site changes', () => {
    const draft = createDraft(SITE);
    draft.set({ name: 'Coffee shop' });
    draft.saved({ ...SITE, greeting: 'Welcome' });
    expect(draft.value.value).toMatchObject({ name: 'Coffee shop', greeting: 'Welcome' });
    expect(draft.change()).toEqual({ name: 'Coffee shop' });
  });
});

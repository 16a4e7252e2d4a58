import { describe, expect, it } from 'vitest';
import { replyTargetMs, urgencyOf } from '../../../../agent-console/stores/people/reply-target.ts';
import type { SiteSummary } from '../../../../server/contract/schemas/agent-api.ts';
import { DEFAULT_SETTINGS } from '../../../../server/contract/schemas/site-settings.ts';
import { uuid } from '../../support/fake-deps.ts';

const MINUTE_MS = 60_000;
const SHOP: SiteSummary = {
  id: uuid(1),
  name: 'Shop',
  greeting: 'Hello',
  color: '#0e7c66',
  siteKey: 'shop',
  allowedOrigins: [],
  tag: '<script></script>',
  chatPage: 'https://chat.example/chat/tea-key',
  logo: null,
  settings: {
    ...DEFAULT_SETTINGS,
    replyTargets: { firstReplyMinutes: 3, nextReplyMinutes: 30, resolutionMinutes: 600 },
  },
};

describe('the target of a reply', () => {
  it('is the one of its site for a first reply until somebody has answered, and then for each later one', () => {
    expect(replyTargetMs([SHOP], { siteId: SHOP.id })).toBe(3 * MINUTE_MS);
    expect(replyTargetMs([SHOP], { siteId: SHOP.id, firstReplyAt: 7 })).toBe(30 * MINUTE_MS);
  });

  it('is none while the sites are not known', () => {
    expect(replyTargetMs(null, { siteId: SHOP.id })).toBeNull();
    expect(replyTargetMs([SHOP], { siteId: uuid(2) })).toBeNull();
    expect(urgencyOf(10 * MINUTE_MS, null)).toBe('in-time');
  });

  it.each([
    [0, 'in-time'],
    [5.9, 'in-time'],
    [6, 'soon'],
    [8.9, 'soon'],
    [9, 'late'],
    [900, 'late'],
  ])('makes an answer to somebody who has waited for %s of 9 minutes %s', (minutes, urgency) => {
    expect(urgencyOf(minutes * MINUTE_MS, 9 * MINUTE_MS)).toBe(urgency);
  });
});

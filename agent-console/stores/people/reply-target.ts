import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { ConversationState } from '../../../server/contract/schemas/conversations.ts';

const MINUTE_MS = 60_000;
/** From this share of the target on, an answer is due soon. */
const SOON = 2 / 3;

export type Urgency = 'in-time' | 'soon' | 'late';

/**
 * Within how many ms the visitor is to have an answer, as their site says: the first one, or each later one. Null: the site is not
 * known yet.
 */
export function replyTargetMs(
  sites: readonly SiteSummary[] | null,
  { siteId, firstReplyAt }: Pick<ConversationState, 'siteId' | 'firstReplyAt'>,
): number | null {
  const targets = sites?.find((site) => site.id === siteId)?.settings.replyTargets;
  if (targets === undefined) return null;
  const minutes = firstReplyAt === undefined ? targets.firstReplyMinutes : targets.nextReplyMinutes;
  return minutes * MINUTE_MS;
}

/** How urgent an answer is to somebody who has waited for so long; without a target, none is. */
export function urgencyOf(waitedMs: number, targetMs: number | null): Urgency {
  if (targetMs === null || waitedMs < targetMs * SOON) return 'in-time';
  return waitedMs < targetMs ? 'soon' : 'late';
}

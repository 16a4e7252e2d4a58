import type { WaitName } from '../../contract/reports/report-constants.ts';
import { type ReportQuery, TARGET_MINUTES } from '../../contract/schemas/developers/reports.ts';
import type { ReplyTargets } from '../../contract/schemas/site-setting-parts.ts';
import { DEFAULT_SETTINGS } from '../../contract/schemas/site-settings.ts';
import type { Db } from '../../database/database.ts';
import { settingsOf } from '../../sites/settings.ts';

const MINUTE_MS = 60_000;

/** Within how many ms a kind of wait is to end on a site. */
export type Targets = (wait: WaitName, siteId: string) => number;

/** Those that are asked for; where none is, those that each site has now. */
export async function readTargets(db: Db, asked: ReportQuery): Promise<Targets> {
  const sites = await db.selectFrom('sites').select(['id', 'settings']).execute();
  const bySite = new Map(sites.map((site) => [site.id, targetsFrom(settingsOf(site).replyTargets, asked)]));
  const usual = targetsFrom(DEFAULT_SETTINGS.replyTargets, asked);
  return (wait, siteId) => (bySite.get(siteId) ?? usual)[wait];
}

function targetsFrom(own: ReplyTargets, asked: ReportQuery): Record<WaitName, number> {
  return {
    waiting: (asked.waitingMinutes ?? TARGET_MINUTES.waiting) * MINUTE_MS,
    firstReply: (asked.firstReplyMinutes ?? own.firstReplyMinutes) * MINUTE_MS,
    nextReply: (asked.nextReplyMinutes ?? own.nextReplyMinutes) * MINUTE_MS,
    resolution: (asked.resolutionMinutes ?? own.resolutionMinutes) * MINUTE_MS,
    botReply: TARGET_MINUTES.botReply * MINUTE_MS,
  };
}

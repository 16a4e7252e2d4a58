import type { WaitName } from '../../contract/reports/report-constants.ts';
import { type ReportQuery, TARGET_MINUTES } from '../../contract/schemas/developers/reports.ts';
import { DEFAULT_SETTINGS } from '../../contract/schemas/site-settings.ts';
import type { Db } from '../../database/database.ts';
import { settingsOf } from '../../sites/settings.ts';

const MINUTE_MS = 60_000;

/** Within how many ms a kind of wait is to end on a site. */
export type Targets = (wait: WaitName, siteId: string) => number;

/** Those that are asked for; where none is, those that each site has now. */
export async function readTargets(db: Db, asked: ReportQuery): Promise<Targets> {
  const sites = await db.selectFrom('sites').select(['id', 'settings']).execute();
  const bySite = new Map(sites.map((site) => [site.id, settingsOf(site).replyTargets]));
  return (wait, siteId) => {
    const own = bySite.get(siteId) ?? DEFAULT_SETTINGS.replyTargets;
    const minutes = {
      waiting: asked.waitingMinutes ?? TARGET_MINUTES.waiting,
      firstReply: asked.firstReplyMinutes ?? own.firstReplyMinutes,
      nextReply: asked.nextReplyMinutes ?? own.nextReplyMinutes,
      resolution: asked.resolutionMinutes ?? own.resolutionMinutes,
      botReply: TARGET_MINUTES.botReply,
    };
    return minutes[wait] * MINUTE_MS;
  };
}

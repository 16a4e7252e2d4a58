import { isOpenAt, nextOpening } from '../contract/opening-hours.ts';
import type { AgentSummary } from '../contract/schemas/people.ts';
import type { SiteAppearance, SiteState } from '../contract/schemas/widget-api.ts';
import { widgetSettingsOf } from '../contract/schemas/widget-settings.ts';
import type { Db } from '../database/database.ts';
import type { SiteRow } from '../database/tables.ts';
import type { Engine } from '../engine/engine.ts';
import { agentsOnDuty } from '../presence/availability.ts';
import { logoPath } from './logo.ts';
import { settingsOf } from './settings.ts';

const MOST_FACES = 4;

/** Whether somebody is there, by who is on duty and by the hours. */
export function siteStateOf(site: Pick<SiteRow, 'settings'>, agentsOnDuty: boolean, now: number): SiteState {
  const { hours } = settingsOf(site);
  return { agentsOnDuty, open: isOpenAt(hours, now), backAt: nextOpening(hours, now) };
}

/** Whether somebody was there at the last look; no engine is asked. */
export function attendedLately({ announced }: Pick<SiteRow, 'announced'>): boolean {
  if (announced === null) return true;
  const { agentsOnDuty, open }: SiteState = JSON.parse(announced);
  return agentsOnDuty && open;
}

/**
 * What a widget may know of its site.
 * @param mails whether the server sends mail at all: the widget promises none that does not come
 */
export async function appearanceOf(
  site: SiteRow,
  { read, engine, now, mails }: { read: Db; engine: Engine; now: number; mails: boolean },
): Promise<SiteAppearance> {
  const onDuty = await agentsOnDuty(read, engine, now);
  const settings = settingsOf(site);
  return {
    siteId: site.id,
    name: site.name,
    greeting: site.greeting,
    color: site.color,
    ...siteStateOf(site, onDuty.length > 0, now),
    ...(site.usual_reply === null ? {} : { usualReply: site.usual_reply }),
    texts: settings.texts,
    settings: widgetSettingsOf(settings, {
      logo: logoPath(site),
      faces: settings.look.faces ? await facesOf(read, onDuty) : [],
      answersByMail: mails && settings.mail.missedReplies,
    }),
  };
}

async function facesOf(db: Db, onDuty: readonly string[]): Promise<AgentSummary[]> {
  if (onDuty.length === 0) return [];
  const agents = await db
    .selectFrom('agents')
    .select(['id', 'name'])
    .where('deactivated_at', 'is', null)
    .orderBy('name')
    .execute();
  return agents.filter((agent) => onDuty.includes(agent.id)).slice(0, MOST_FACES);
}

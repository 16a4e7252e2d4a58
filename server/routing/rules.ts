import type { Fairness } from '../contract/schemas/site-settings.ts';
import type { Db } from '../database/database.ts';
import type { ConversationRow } from '../database/tables.ts';
import { settingsOf } from '../sites/settings.ts';

/** Where a conversation waits: the line of a team, or of a site's agents together. */
export type Line = Pick<ConversationRow, 'site_id' | 'team_id'>;

export type Rules = {
  /** How conversations of a line come to agents: as its team says, else as its site says. */
  ruleOf(line: Line): Fairness;
  /** The rules themselves: of sites, and of the teams that have their own. */
  bySite: ReadonlyMap<string, Fairness>;
  byTeam: ReadonlyMap<string, Fairness>;
  /** Whether there is a line at all whose conversations are given. */
  someGive: boolean;
};

/** All rules there are; sites and teams are few. */
export async function readRules(db: Db): Promise<Rules> {
  const sites = await db.selectFrom('sites').select(['id', 'settings']).execute();
  const teams = await db
    .selectFrom('teams')
    .select(['id', 'fairness'])
    .where('deleted_at', 'is', null)
    .where('fairness', 'is not', null)
    .execute();
  const bySite = new Map(sites.map((site) => [site.id, settingsOf(site).fairness]));
  const byTeam = new Map<string, Fairness>(
    teams.flatMap(({ id, fairness }) => (fairness === null ? [] : [[id, JSON.parse(fairness)]])),
  );
  const usual = settingsOf({ settings: null }).fairness;
  return {
    ruleOf: ({ site_id, team_id }) =>
      (team_id === null ? undefined : byTeam.get(team_id)) ?? bySite.get(site_id) ?? usual,
    bySite,
    byTeam,
    someGive: [...bySite.values(), ...byTeam.values()].some(gives),
  };
}

/** Whether conversations are given at all, or wait for whoever claims them. */
export function gives({ mode, sticky }: Fairness): boolean {
  return mode === 'robin' || sticky;
}

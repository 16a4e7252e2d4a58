import { routingRuleOfTeam } from '../common/stored-routing-rule.ts';
import type { Hours, RoutingRule } from '../contract/schemas/site-setting-parts.ts';
import type { Db } from '../database/database.ts';
import type { ConversationRow } from '../database/tables.ts';
import { settingsOf } from '../sites/settings.ts';

/** Where a conversation waits: the queue of a team, or of a site's agents together. */
export type RoutedQueue = Pick<ConversationRow, 'site_id' | 'team_id'>;

export type Rules = {
  /** How conversations of a queue come to agents: as its team says, else as its site says. */
  ruleOf(queue: RoutedQueue): RoutingRule;
  /** The rules themselves: of sites, and of the teams that have their own. */
  bySite: ReadonlyMap<string, RoutingRule>;
  byTeam: ReadonlyMap<string, RoutingRule>;
  /** The business hours of sites; null: always open. */
  hoursOf: ReadonlyMap<string, Hours | null>;
  /** Whether there is a queue at all whose conversations are given. */
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
  const settings = sites.map((site) => ({ id: site.id, ...settingsOf(site) }));
  const bySite = new Map(settings.map(({ id, routing }) => [id, routing]));
  const byTeam = new Map<string, RoutingRule>(
    teams.flatMap((team) => {
      const rule = routingRuleOfTeam(team);
      return rule === null ? [] : [[team.id, rule]];
    }),
  );
  const usual = settingsOf({ settings: null }).routing;
  return {
    ruleOf: ({ site_id, team_id }) =>
      (team_id === null ? undefined : byTeam.get(team_id)) ?? bySite.get(site_id) ?? usual,
    bySite,
    byTeam,
    hoursOf: new Map(settings.map(({ id, hours }) => [id, hours])),
    someGive: [...bySite.values(), ...byTeam.values()].some(gives),
  };
}

/** Whether conversations are given at all, or wait for whoever claims them. */
export function gives({ mode, sticky }: RoutingRule): boolean {
  return mode === 'round_robin' || sticky;
}

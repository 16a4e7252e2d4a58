import type { RoutingRule } from '../contract/schemas/site-setting-parts.ts';

type Stored = Omit<RoutingRule, 'mode'> & { mode: RoutingRule['mode'] | 'robin' };

/** A routing rule as sites and teams have stored it: `round_robin` was `robin` before 0.2, and is not rewritten. */
export function routingRuleFrom(stored: Stored): RoutingRule {
  return { ...stored, mode: stored.mode === 'robin' ? 'round_robin' : stored.mode };
}

/** The rule in a team's column; null: the team has none of its own. */
export function routingRuleOfTeam({ fairness }: { fairness: string | null }): RoutingRule | null {
  return fairness === null ? null : routingRuleFrom(JSON.parse(fairness));
}

import { MOST_GROUPS, REPORT_GROUPS } from '../../contract/reports/report-constants.ts';
import type { ReportGroup } from '../../contract/schemas/developers/reports.ts';
import type { Facet } from '../facets.ts';
import type { Collected } from './collect.ts';

/** A line of a table: a site, a team, …; `by` null: everything. */
export type Group = { by: ReportGroup | null; id: string | null };
type Busy = Group & { by: ReportGroup; volume: number };

/**
 * Everything together, which is number 0, and the busiest sites, teams, agents, … under which something was collected: at most
 * {@link MOST_GROUPS} of each, the busiest first.
 * @returns `groupsOf`: of each facet, the numbers of its groups
 */
export function groupsAmong(collected: Collected): { groups: Group[]; groupsOf: number[][] } {
  const busy = new Map(REPORT_GROUPS.map((by) => [by, new Map<string | null, Busy>()]));
  // Facets are of all times: most did nothing in this period.
  const keys = collected.facets.map((facet, number) => (collected.hasAny(number) ? keysOf(facet) : []));
  const [messages, resolved] = [collected.counts('messages'), collected.counts('resolved')];
  keys.forEach((own, facet) => {
    const volume = (messages[facet] as number) + (resolved[facet] as number);
    for (const { by, id } of own) {
      const known = busy.get(by)?.get(id);
      if (known === undefined) busy.get(by)?.set(id, { by, id, volume });
      else known.volume += volume;
    }
  });
  const kept = REPORT_GROUPS.flatMap((by) => busiest([...(busy.get(by)?.values() ?? [])]));
  const numbers = new Map(REPORT_GROUPS.map((by) => [by, new Map<string | null, number>()]));
  kept.forEach(({ by, id }, index) => {
    numbers.get(by)?.set(id, index + 1);
  });
  return {
    groups: [{ by: null, id: null }, ...kept.map(({ by, id }) => ({ by, id }))],
    groupsOf: keys.map((own) => [0, ...own.flatMap(({ by, id }) => numbers.get(by)?.get(id) ?? [])]),
  };
}

function busiest(groups: readonly Busy[]): Busy[] {
  return groups
    .toSorted((a, b) => b.volume - a.volume || (String(a.id) < String(b.id) ? -1 : 1))
    .slice(0, MOST_GROUPS);
}

function keysOf(facet: Facet): { by: ReportGroup; id: string | null }[] {
  return REPORT_GROUPS.flatMap((by) => idsOf(facet, by).map((id) => ({ by, id })));
}

/** Under which groups something is counted: a conversation with two labels under both, what a visitor did under no agent. */
function idsOf(facet: Facet, by: ReportGroup): readonly (string | null)[] {
  switch (by) {
    case 'site':
      return [facet.siteId];
    case 'team':
      return [facet.teamId];
    case 'agent':
      return facet.authorId === null ? [] : [facet.authorId];
    case 'label':
      return facet.labelIds.length === 0 ? [null] : facet.labelIds;
    case 'topic':
      return [facet.topic];
    case 'language':
      return [facet.language];
    case 'channel':
      return [facet.channel];
  }
}

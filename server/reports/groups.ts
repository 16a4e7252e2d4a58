import { REPORT_GROUPS, type ReportGroup } from '../contract/schemas/developers/reports.ts';
import type { Facet } from './facets.ts';

/** A line of a table: a site, a team, …; `by` null: everything. */
export type Group = { by: ReportGroup | null; id: string | null };

/** Everything together, which is number 0, and each site, team, agent, … that there is among these facets. */
export function groupsAmong(facets: readonly Facet[]): { groups: Group[]; groupsOf: number[][] } {
  const groups: Group[] = [{ by: null, id: null }];
  const numbers = new Map<string, number>();
  const numberOf = (by: ReportGroup, id: string | null): number => {
    const key = JSON.stringify([by, id]);
    let number = numbers.get(key);
    if (number === undefined) {
      number = groups.push({ by, id }) - 1;
      numbers.set(key, number);
    }
    return number;
  };
  const groupsOf = facets.map((facet) => [
    0,
    ...REPORT_GROUPS.flatMap((by) => keysOf(facet, by).map((id) => numberOf(by, id))),
  ]);
  return { groups, groupsOf };
}

/** Under which groups something is counted: a conversation with two labels under both, what a visitor did under no agent. */
function keysOf(facet: Facet, by: ReportGroup): readonly (string | null)[] {
  switch (by) {
    case 'site':
      return [facet.siteId];
    case 'team':
      return [facet.teamId];
    case 'agent':
      return facet.authorId === null ? [] : [facet.authorId];
    case 'label':
      return facet.labelIds.length === 0 ? [null] : facet.labelIds;
    case 'language':
      return [facet.language];
    case 'channel':
      return [facet.channel];
  }
}

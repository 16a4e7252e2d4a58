import type { FindQuery, View } from '../../../server/contract/schemas/find-api.ts';
import type { Finding } from '../shell/router.ts';
import { type SearchNames, takeApart } from './search-operators.ts';

/**
 * Whose days views count, where one of them counts any. It is said only then: a node that is not replaced yet refuses what it
 * does not know.
 * @param views undefined among them: one that is not known yet, and may count days
 */
export function zoneFor(views: readonly (View | undefined)[]): Pick<FindQuery, 'timeZone'> {
  const counts = views.some((view) => view === undefined || JSON.stringify(view.filter).includes('"today'));
  return counts ? { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone } : {};
}

/** What is asked with these names, whatever time it is. */
export function meaningOf(finding: Finding, names: SearchNames): string {
  return JSON.stringify(queryOf(finding, { ...names, now: 0 }));
}

/** A search, a view or a team as the server is asked for it. */
export function queryOf(finding: Finding, names: SearchNames): FindQuery {
  if (finding.kind !== 'search') return { [finding.kind]: finding.id };
  const { text, filter } = takeApart(finding.text, names);
  return { text, ...(filter === null ? {} : { filter: JSON.stringify(filter) }) };
}

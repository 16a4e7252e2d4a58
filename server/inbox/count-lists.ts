import type { Filter, ListCounts } from '../contract/schemas/find-api.ts';
import type { Database } from '../database/database.ts';
import type { AgentRow } from '../database/tables.ts';
import { conditionOf } from './filter-conversations.ts';

/** A list that is counted: what a team has, or a view. */
export type CountedList = Pick<ListCounts['counts'][number], 'kind' | 'id'> & { filter: Filter };

const MAX_COUNT = 100;
/** No further list is begun after so long: the rest is not counted, so that a hundred views hold up nobody. */
const BUDGET_MS = 300;
/** What is resolved is nothing to be done, and most of what there is: it would make every count slow and equal. */
const UNRESOLVED = ['waiting', 'with_bot', 'open', 'snoozed'] as const;

/**
 * How many conversations that are not resolved are in each list, as far as counting goes in one request.
 * @param now ms since 1970
 */
export async function countLists(
  { read: db, dialect }: Database,
  agent: AgentRow,
  lists: readonly CountedList[],
  { now = Date.now(), budgetMs = BUDGET_MS }: { now?: number; budgetMs?: number } = {},
): Promise<ListCounts['counts']> {
  const until = performance.now() + budgetMs;
  const counts: ListCounts['counts'] = [];
  for (const { kind, id, filter } of lists) {
    if (performance.now() > until) break;
    const condition = conditionOf(filter, { agent, dialect, now });
    const passing = db
      .selectFrom('conversations')
      .innerJoin('visitors', 'visitors.id', 'conversations.visitor_id')
      .select('conversations.id')
      .where('conversations.status', 'in', UNRESOLVED)
      .where('conversations.last_message_seq', '>', 0)
      .limit(MAX_COUNT);
    const { count } = await db
      .selectFrom((condition === null ? passing : passing.where(condition)).as('passing'))
      .select(({ fn }) => fn.countAll<number | string>().as('count'))
      .executeTakeFirstOrThrow();
    counts.push({ kind, id, count: Number(count) });
  }
  return counts;
}

import { ApiError } from '../common/api-error.ts';
import type { Filter, PutView, View } from '../contract/schemas/find-api.ts';
import type { Db } from '../database/database.ts';
import type { AgentRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { checkFilter } from './filter-conversations.ts';

const MAX_VIEWS = 50;

/** The saved views of an agent, the oldest first. */
export async function readViews(db: Db, agent: AgentRow): Promise<View[]> {
  const rows = await db
    .selectFrom('views')
    .selectAll()
    .where('agent_id', '=', agent.id)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, filter }) => ({ id, name, filter: JSON.parse(filter) }));
}

/**
 * The filter of one of the agent's own views.
 * @throws ApiError `not_found`
 */
export async function readFilter(db: Db, agent: AgentRow, id: string): Promise<Filter> {
  const row = await db
    .selectFrom('views')
    .select('filter')
    .where('id', '=', id)
    .where('agent_id', '=', agent.id)
    .executeTakeFirst();
  if (row === undefined) throw new ApiError('not_found', 'There is no such view. It may have been deleted.');
  return JSON.parse(row.filter);
}

/**
 * Makes the agent's view of this id, or changes it.
 * @throws ApiError `bad_request` for a filter that cannot be, or too many views; `id_taken` for somebody else's
 */
export async function putView(
  tx: Transaction,
  agent: AgentRow,
  id: string,
  { name, filter }: PutView,
): Promise<View> {
  checkFilter(filter);
  const mine = await readViews(tx.db, agent);
  if (mine.length >= MAX_VIEWS && !mine.some((view) => view.id === id))
    throw new ApiError('bad_request', `There are ${MAX_VIEWS} views already. Delete one first.`);
  const row = await tx.db
    .insertInto('views')
    .values({
      id,
      agent_id: agent.id,
      name: name.trim(),
      filter: JSON.stringify(filter),
      created_at: tx.now,
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ name: name.trim(), filter: JSON.stringify(filter) })
        .where('views.agent_id', '=', agent.id),
    )
    .returning('id')
    .executeTakeFirst();
  if (row === undefined)
    throw new ApiError('id_taken', 'This id is in use already. Make a new one and try again.');
  return { id, name: name.trim(), filter };
}

/** Deletes one of the agent's own views. Idempotent. */
export async function deleteView(tx: Transaction, agent: AgentRow, id: string): Promise<void> {
  await tx.db.deleteFrom('views').where('id', '=', id).where('agent_id', '=', agent.id).execute();
}

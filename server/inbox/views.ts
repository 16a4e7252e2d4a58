import type { Insertable, Selectable } from 'kysely';
import { ApiError } from '../common/api-error.ts';
import type { Filter, PutView, View } from '../contract/schemas/find-api.ts';
import type { Db } from '../database/database.ts';
import { holdName } from '../database/lock.ts';
import type { AgentRow, Tables } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { checkFilter } from './filter-conversations.ts';

type ViewRow = Selectable<Tables['views']>;

const MAX_VIEWS = 50;
const MAX_SHARED = 100;

/** The views that an agent sees: their own, the oldest first, then what colleagues share. */
export async function readViews(db: Db, agent: AgentRow): Promise<View[]> {
  const rows = await db
    .selectFrom('views')
    .selectAll()
    .where((eb) => eb.or([eb('agent_id', '=', agent.id), eb('shared', '=', 1)]))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const views = rows.map((row) => viewFrom(row, agent));
  return [...views.filter(({ mine }) => mine), ...views.filter(({ mine }) => !mine)];
}

/**
 * The filter of a view that the agent sees.
 * @throws ApiError `not_found`
 */
export async function readFilter(db: Db, agent: AgentRow, id: string): Promise<Filter> {
  const row = await db.selectFrom('views').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined || !sees(agent, row))
    throw new ApiError('not_found', 'There is no such view. It may have been deleted.');
  return JSON.parse(row.filter);
}

/**
 * Makes the view of this id, or changes it.
 * @throws ApiError `bad_request` for a filter that cannot be, or too many views; `id_taken` for a colleague's own; `forbidden` for
 * what a colleague shares, unless an admin changes it
 */
export async function putView(
  tx: Transaction,
  agent: AgentRow,
  id: string,
  { name, filter, shared, folder }: PutView,
): Promise<View> {
  checkFilter(filter);
  // One's own and those of the team are counted, whoever else is about to make one.
  await holdName(tx, 'views');
  const before = await tx.db.selectFrom('views').selectAll().where('id', '=', id).executeTakeFirst();
  if (before !== undefined) requireMayChange(agent, before);
  await requireRoom(tx.db, before?.agent_id ?? agent.id, { before, shared: shared === true });
  const change: Partial<Insertable<Tables['views']>> = {
    name: name.trim(),
    filter: JSON.stringify(filter),
    ...(shared === undefined ? {} : { shared: shared ? 1 : 0 }),
    ...(folder === undefined ? {} : { folder: folder?.trim() ?? null }),
  };
  const row = await tx.db
    .insertInto('views')
    .values({
      id,
      agent_id: agent.id,
      name: name.trim(),
      filter: JSON.stringify(filter),
      created_at: tx.now,
      ...change,
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(change)
        .where('views.agent_id', '=', before?.agent_id ?? agent.id),
    )
    .returningAll()
    .executeTakeFirst();
  // Somebody else took it meanwhile.
  if (row === undefined) throw idTaken();
  return viewFrom(row, agent);
}

/**
 * Deletes a view. Idempotent: one that is not there, or is a colleague's own, is answered alike.
 * @throws ApiError `forbidden` for what a colleague shares, unless an admin deletes it
 */
export async function deleteView(tx: Transaction, agent: AgentRow, id: string): Promise<void> {
  const row = await tx.db.selectFrom('views').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined || !sees(agent, row)) return;
  requireMayChange(agent, row);
  await tx.db.deleteFrom('views').where('id', '=', id).execute();
}

function sees(agent: AgentRow, view: ViewRow): boolean {
  return view.agent_id === agent.id || view.shared === 1;
}

function requireMayChange(agent: AgentRow, view: ViewRow): void {
  if (view.agent_id === agent.id) return;
  // That a colleague has a view of this id is nobody's business.
  if (view.shared === 0) throw idTaken();
  if (agent.role !== 'admin')
    throw new ApiError('forbidden', 'Only the agent who made this view, and admins, can change it.');
}

/** @throws ApiError `bad_request` where an agent has as many views as may be, or the team shares as many */
async function requireRoom(
  db: Db,
  ownerId: string,
  { before, shared }: { before: ViewRow | undefined; shared: boolean },
): Promise<void> {
  const count = db.selectFrom('views').select((eb) => eb.fn.countAll<number | string>().as('count'));
  const own = await count.where('agent_id', '=', ownerId).executeTakeFirstOrThrow();
  if (before === undefined && Number(own.count) >= MAX_VIEWS)
    throw new ApiError('bad_request', `There are ${MAX_VIEWS} views already. Delete one first.`);
  if (!shared || before?.shared === 1) return;
  const all = await count.where('shared', '=', 1).executeTakeFirstOrThrow();
  if (Number(all.count) >= MAX_SHARED)
    throw new ApiError('bad_request', `There are ${MAX_SHARED} shared views already. Delete one first.`);
}

function idTaken(): ApiError {
  return new ApiError('id_taken', 'This id is in use already. Make a new one and try again.');
}

function viewFrom({ id, agent_id, name, filter, shared, folder }: ViewRow, agent: AgentRow): View {
  return { id, name, filter: JSON.parse(filter), shared: shared === 1, folder, mine: agent_id === agent.id };
}

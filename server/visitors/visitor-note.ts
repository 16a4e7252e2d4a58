import { ApiError } from '../common/api-error.ts';
import type { PutVisitorNote, VisitorNote } from '../contract/schemas/people.ts';
import type { Db } from '../database/database.ts';
import { locking } from '../database/lock.ts';
import type { AgentRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { maskOf } from '../sites/mask.ts';

/** What agents have noted down about a visitor; null: nothing yet. */
export async function readVisitorNote(db: Db, visitorId: string): Promise<VisitorNote | null> {
  const row = await db
    .selectFrom('visitor_notes')
    .selectAll()
    .where('visitor_id', '=', visitorId)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { body: row.body, version: row.version, by: row.agent_name, at: row.written_at };
}

/**
 * Writes the note anew over the version that the agent has read; 0: there was none. The same words once more are written
 * already.
 * @throws ApiError `not_found`; `note_outdated` with the newer one as `details.note`
 */
export async function putVisitorNote(
  tx: Transaction,
  agent: AgentRow,
  visitorId: string,
  { body: words, over }: PutVisitorNote,
): Promise<VisitorNote> {
  const { db, now } = tx;
  const row = db.selectFrom('visitors').select(['id', 'site_id']).where('id', '=', visitorId);
  const visitor = await locking(tx, row).executeTakeFirst();
  if (visitor === undefined) throw new ApiError('not_found', 'There is no such visitor.');
  const body = (await maskOf(db, visitor.site_id))(words);
  const before = await readVisitorNote(db, visitorId);
  if (before?.body === body) return before;
  if ((before?.version ?? 0) !== over)
    throw new ApiError(
      'note_outdated',
      `${before?.by ?? 'Somebody'} has changed this note meanwhile. Look at it, and save yours again.`,
      { note: before },
    );
  const note = { body, version: over + 1, agent_name: agent.name, written_at: now };
  await db
    .insertInto('visitor_notes')
    .values({ visitor_id: visitorId, ...note })
    .onConflict((conflict) => conflict.column('visitor_id').doUpdateSet(note))
    .execute();
  return { body, version: note.version, by: agent.name, at: now };
}

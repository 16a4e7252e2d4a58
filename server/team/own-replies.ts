import { ApiError } from '../common/api-error.ts';
import type { CannedReply, PutCannedReply } from '../contract/schemas/canned-replies.ts';
import type { Db } from '../database/database.ts';
import { holdName } from '../database/lock.ts';
import type { Transaction } from '../database/transaction.ts';
import { cannedReplyFrom, fieldsOf } from './canned-replies.ts';
import { forgetReplyFiles, readReplyFiles, saveReplyFiles } from './reply-files.ts';
import { forgetUses, readUses } from './reply-uses.ts';

const MAX_OWN_REPLIES = 200;

/** The canned replies that this agent alone sees, by name. */
export async function readOwnReplies(db: Db, agentId: string): Promise<CannedReply[]> {
  const rows = await db
    .selectFrom('own_replies')
    .selectAll()
    .where('agent_id', '=', agentId)
    .orderBy('name')
    .orderBy('id')
    .execute();
  const ids = db.selectFrom('own_replies').select('id').where('agent_id', '=', agentId);
  const uses = await readUses(db, ids);
  const files = await readReplyFiles(db, ids);
  return rows.map((row) => cannedReplyFrom(row, uses, files));
}

/**
 * Makes the agent's own reply of this id, or changes it.
 * @throws ApiError `id_taken` where it is a colleague's or a shared one; `bad_request` for one too many; `attachment_unknown` for a
 *   file that is not there
 */
export async function putOwnReply(
  tx: Transaction,
  agentId: string,
  id: string,
  put: PutCannedReply,
): Promise<CannedReply> {
  const fields = fieldsOf(put);
  await holdName(tx, `replies of ${agentId}`);
  await requireRoom(tx.db, agentId, id);
  const row = await tx.db
    .insertInto('own_replies')
    .values({ id, agent_id: agentId, created_at: tx.now, folder: null, ...fields })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(fields).where('own_replies.agent_id', '=', agentId),
    )
    .returningAll()
    .executeTakeFirst();
  // That a colleague has a reply of this id is nobody's business.
  if (row === undefined) throw idTaken();
  if (put.files !== undefined) await saveReplyFiles(tx, id, put.files);
  return cannedReplyFrom(row, await readUses(tx.db, [id], tx.now), await readReplyFiles(tx.db, [id]));
}

/** Deletes the agent's own reply. Idempotent: one that is not there, or is a colleague's, is answered alike. */
export async function deleteOwnReply(tx: Transaction, agentId: string, id: string): Promise<void> {
  const gone = await tx.db
    .deleteFrom('own_replies')
    .where('id', '=', id)
    .where('agent_id', '=', agentId)
    .returning('id')
    .executeTakeFirst();
  if (gone === undefined) return;
  await forgetUses(tx, id);
  await forgetReplyFiles(tx, id);
}

/** @throws ApiError `bad_request` where there are as many as may be; `id_taken` where the id is a shared reply's, whose uses it would count */
async function requireRoom(db: Db, agentId: string, id: string): Promise<void> {
  const shared = await db.selectFrom('canned_replies').select('id').where('id', '=', id).executeTakeFirst();
  if (shared !== undefined) throw idTaken();
  const others = await db
    .selectFrom('own_replies')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('agent_id', '=', agentId)
    .where('id', '<>', id)
    .executeTakeFirstOrThrow();
  if (Number(others.count) >= MAX_OWN_REPLIES)
    throw new ApiError(
      'bad_request',
      `You have ${MAX_OWN_REPLIES} canned replies already. Delete one first.`,
    );
}

function idTaken(): ApiError {
  return new ApiError('id_taken', 'This id is in use already. Make a new one and try again.');
}

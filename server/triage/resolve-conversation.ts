import { type Actor, authorOf, sideOf } from '../access/actor.ts';
import type { ConversationState } from '../contract/schemas/conversations.ts';
import { appendEvent, lockConversation, lockInOrder } from '../conversations/conversation-log.ts';
import { readState } from '../conversations/conversation-state.ts';
import { beforeMerge, isMerged, type MergeRecord } from '../conversations/merge-record.ts';
import type { Transaction } from '../database/transaction.ts';

const ENDED = { status: 'resolved', waiting_since: null, snoozed_until: null } as const;

/**
 * Ends the conversation. Idempotent.
 * @param from the one that its visitor has ended, where that was merged into this one: both end
 * @throws ApiError `conversation_unknown`; `conversation_merged` where a visitor ends one that goes on in another one, or `from`
 *   goes on in this one no more
 */
export async function resolveConversation(
  tx: Transaction,
  actor: Actor,
  id: string,
  from?: string,
): Promise<ConversationState> {
  if (from !== undefined) await endMerged(tx, actor, id, from);
  const row = await lockConversation(tx, actor, id);
  if (actor.kind === 'visitor' && row.merged_into !== null && beforeMerge(row).status !== 'resolved')
    throw isMerged(row.merged_into);
  if (row.status === 'resolved') return readState(tx.db, row, sideOf(actor));
  const resolved = await appendEvent(
    tx,
    row,
    { type: 'conversation.resolved', data: { by: authorOf(actor) }, visible: true },
    ENDED,
  );
  return readState(tx.db, resolved, sideOf(actor));
}

/** Its visitor sees it as it was before the merge: as one that has ended, from now on. */
async function endMerged(tx: Transaction, actor: Actor, id: string, from: string): Promise<void> {
  if (tx.dialect === 'postgres') await lockInOrder(tx.db, [id, from]);
  const { merge, merged_into } = await lockConversation(tx, actor, from);
  // Separated while the visitor was on the way here: that one alone ends.
  if (merge === null || merged_into !== id) throw isMerged(merged_into ?? from);
  const record = JSON.parse(merge) as MergeRecord;
  await tx.db
    .updateTable('conversations')
    .set({ merge: JSON.stringify({ ...record, before: { ...record.before, ...ENDED } }) })
    .where('id', '=', from)
    .execute();
}

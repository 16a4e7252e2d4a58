import type { Db } from '../database/database.ts';
import type { ConversationRow, MessageRow, ThreadRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/**
 * The columns that follow from since when the visitor waits for an answer; none where nothing changes. The first answer is noted
 * once.
 * @param awaiting null: they wait for none
 */
export function waitChanges(
  row: Pick<ThreadRow, 'status' | 'awaiting_reply_since' | 'first_reply_at'>,
  awaiting: number | null,
  now: number,
): Partial<Pick<ConversationRow, 'awaiting_reply_since' | 'first_reply_at' | 'waiting_since'>> {
  if (awaiting === row.awaiting_reply_since) return {};
  return {
    awaiting_reply_since: awaiting,
    ...(awaiting === null && row.first_reply_at === null ? { first_reply_at: now } : {}),
    ...(row.status === 'waiting' || row.status === 'with_bot' ? { waiting_since: awaiting ?? now } : {}),
  };
}

/**
 * Since when the visitor waits again once this answer is taken back; null where that changes nothing: there is another
 * answer after what they wrote, or they wait already.
 */
export async function waitWithout(
  tx: Transaction,
  row: ConversationRow,
  answer: MessageRow,
): Promise<number | null> {
  const of = () =>
    tx.db.selectFrom('messages').where('conversation_id', '=', row.id).where('kind', '=', 'text');
  const answered = await of()
    .select('seq')
    .where('author_kind', '=', 'agent')
    .where('unsent_at', 'is', null)
    .where('seq', '!=', answer.seq)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const asked = await of()
    .select('created_at')
    .where('author_kind', '=', 'visitor')
    .where('seq', '>', Math.max(answered?.seq ?? 0, await cameBackAt(tx, row.id)))
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return asked === undefined || asked.created_at === row.awaiting_reply_since ? null : asked.created_at;
}

/** The number of the event with which the visitor last opened the conversation again; 0: never. */
async function cameBackAt(tx: Transaction, id: string): Promise<number> {
  const reopenings = await tx.db
    .selectFrom('events')
    .select(['seq', 'data'])
    .where('conversation_id', '=', id)
    .where('type', '=', 'conversation.reopened')
    .orderBy('seq', 'desc')
    .execute();
  const isVisitors = (data: string) => (JSON.parse(data) as { by: { kind: string } }).by.kind === 'visitor';
  return reopenings.find(({ data }) => isVisitors(data))?.seq ?? 0;
}

/** Whether there is a message of the visitor after this event. */
export async function visitorWroteSince(db: Db, conversationId: string, seq: number): Promise<boolean> {
  const message = await db
    .selectFrom('messages')
    .select('seq')
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', seq)
    .where('author_kind', '=', 'visitor')
    .limit(1)
    .executeTakeFirst();
  return message !== undefined;
}

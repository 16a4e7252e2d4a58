import type { ConversationRow, MessageRow, ThreadRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/**
 * What a message to or from the visitor changes about whose turn it is, in a conversation that a bot has: from the first
 * words that it has not answered, it has its time; its answer ends that.
 */
export async function turnChanges(
  tx: Transaction,
  row: ThreadRow,
  { kind, author_kind }: Pick<MessageRow, 'kind' | 'author_kind'>,
): Promise<Partial<Pick<ConversationRow, 'bot_due_at'>>> {
  if (row.bot_id === null || kind === 'note') return {};
  if (author_kind === 'bot') return { bot_due_at: null };
  if (author_kind !== 'visitor' || row.bot_due_at !== null) return {};
  const { answer_seconds } = await tx.db
    .selectFrom('bots')
    .select('answer_seconds')
    .where('id', '=', row.bot_id)
    .executeTakeFirstOrThrow();
  return { bot_due_at: tx.now + answer_seconds * 1_000 };
}

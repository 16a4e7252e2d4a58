import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { noteMail } from './note-mail.ts';

/** What its receiver did with a mail. */
export type MailReaction = 'opened' | 'answered';

/**
 * Notes that the link of a mail was opened, or that somebody answered it; agents see it in the conversation. The first time counts.
 * Call it before anything that locks the conversation: who marks a mail as sent holds the mail first.
 */
export async function noteReaction(tx: Transaction, mailId: string, reaction: MailReaction): Promise<void> {
  const column = reaction === 'opened' ? 'opened_at' : 'answered_at';
  const row = await tx.db
    .updateTable('outgoing_mails')
    .set({ [column]: tx.now })
    .where('id', '=', mailId)
    .where(column, 'is', null)
    .returningAll()
    .executeTakeFirst();
  // That an answered one is opened again is no news. One that is not marked as sent yet says it when it is.
  if (row?.state === 'sent' && (reaction === 'answered' || row.answered_at === null)) await noteMail(tx, row);
}

/** The mail that somebody answers who writes from an address into a conversation: the newest that went there. */
export async function newestMailTo(
  db: Db,
  conversationId: string,
  address: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('outgoing_mails')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('recipient', '=', address)
    .where('sent_at', 'is not', null)
    .where('agent_id', 'is', null)
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

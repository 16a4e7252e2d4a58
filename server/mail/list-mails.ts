import type { ListedMail, MailKind } from '../contract/schemas/mail-api.ts';
import type { Db } from '../database/database.ts';
import type { OutgoingMailRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { stateOf } from './note-mail.ts';
import { allowAgain } from './suppressed-addresses.ts';

const MOST_LISTED = 100;

/** The newest mails, with what became of them. */
export async function listMails(db: Db): Promise<ListedMail[]> {
  const rows = await db
    .selectFrom('outgoing_mails')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(listed);
}

/** Lets a mail be tried now that failed, or waits to be tried again, whatever came of mail to its address. False where there is none. */
export async function retryMail({ db, now }: Transaction, id: string): Promise<boolean> {
  const row = await db
    .updateTable('outgoing_mails')
    .set({ state: 'queued', tries: 1, due_at: now })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'failed'])
    .where('claimed_by', 'is', null)
    .where('tries', '>', 0)
    .returning('recipient')
    .executeTakeFirst();
  if (row !== undefined) await allowAgain({ db }, row.recipient);
  return row !== undefined;
}

function listed(row: OutgoingMailRow): ListedMail {
  return {
    id: row.id,
    kind: row.kind as MailKind,
    to: row.recipient,
    state: stateOf(row),
    reason: row.reason,
    conversationId: row.conversation_id,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    nextTryAt: row.state === 'queued' ? row.due_at : null,
    tries: row.tries,
  };
}

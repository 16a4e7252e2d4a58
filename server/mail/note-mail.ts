import type { MailKind } from '../contract/schemas/mail-api.ts';
import { appendEvent } from '../conversations/conversation-log.ts';
import { locking } from '../database/lock.ts';
import type { OutgoingMailRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/** Lets agents see in the conversation what became of a mail about it. A conversation that is gone hears nothing. */
export async function noteMail(tx: Transaction, mail: OutgoingMailRow): Promise<void> {
  if (mail.conversation_id === null) return;
  const query = tx.db.selectFrom('conversations').selectAll().where('id', '=', mail.conversation_id);
  const conversation = await locking(tx, query).executeTakeFirst();
  if (conversation === undefined) return;
  await appendEvent(
    tx,
    conversation,
    {
      type: 'conversation.mailed',
      data: {
        mail: {
          id: mail.id,
          kind: mail.kind as MailKind,
          to: mail.recipient,
          state: mail.state,
          reason: mail.reason,
          ...(mail.from_seq === null || mail.to_seq === null
            ? {}
            : { answers: { from: mail.from_seq, to: mail.to_seq } }),
        },
      },
      visible: false,
    },
    {},
  );
}

import type { ConversationMail, MailKind, MailState } from '../contract/schemas/mail-api.ts';
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
          state: stateOf(mail),
          reason: mail.reason,
          ...(mail.from_seq === null || mail.to_seq === null
            ? {}
            : { answers: { from: mail.from_seq, to: mail.to_seq } }),
          ...(await reminderOf(tx, mail)),
        },
      },
      visible: false,
    },
    {},
  );
}

/** Whom a reminder of the ladder went to, and by which step. Those of before say no step. */
async function reminderOf(
  { db }: Transaction,
  { kind, agent_id, payload }: OutgoingMailRow,
): Promise<Pick<ConversationMail, 'reminder'>> {
  const { step } = JSON.parse(payload) as { step?: number };
  if (kind !== 'unanswered' || step === undefined || agent_id === null) return {};
  const agent = await db
    .selectFrom('agents')
    .select(['id', 'name'])
    .where('id', '=', agent_id)
    .executeTakeFirst();
  return agent === undefined ? {} : { reminder: { step, agent } };
}

/** What became of a mail, as agents are shown it: what its receiver did with it comes before that it was sent. */
export function stateOf({
  state,
  opened_at,
  answered_at,
}: Pick<OutgoingMailRow, 'state' | 'opened_at' | 'answered_at'>): MailState {
  if (state !== 'sent') return state;
  if (answered_at !== null) return 'answered';
  return opened_at === null ? 'sent' : 'opened';
}

import type { MailKind } from '../contract/schemas/mail-api.ts';
import type { OutgoingMailRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { domainOf, isMailAddress, newMailId, normalizeMailAddress } from './addresses.ts';
import { noteMail } from './note-mail.ts';
import { suppressAddress } from './suppressed-addresses.ts';

/** What a mail that is to be sent consists of; `payload` becomes JSON. */
export type NewMail = {
  kind: MailKind;
  /** Empty: it is found out when the mail is made. */
  recipient: string;
  /** A language of the widget's or, for agents, of the console's. */
  locale: string;
  payload: object;
  conversationId?: string;
  visitorId?: string;
  agentId?: string;
  /** In milliseconds since 1970; now without it. */
  dueAt?: number;
  /** From `newMailId`, where a secret in the mail has to be known before. */
  id?: string;
};

const MAX_REASON = 500;

/**
 * Puts a mail into the queue, in the transaction of what it tells of.
 * @param sender the address it will come from; its domain names the mail
 * @throws when the address is none that mail can be sent to: ask `isMailAddress` before
 */
export async function queueMail(
  tx: Pick<Transaction, 'db' | 'now'>,
  sender: string,
  mail: NewMail,
): Promise<OutgoingMailRow> {
  if (mail.recipient !== '' && !isMailAddress(mail.recipient))
    throw new Error('No mail can be sent to this address.');
  const id = mail.id ?? newMailId();
  return tx.db
    .insertInto('outgoing_mails')
    .values({
      id,
      kind: mail.kind,
      conversation_id: mail.conversationId ?? null,
      visitor_id: mail.visitorId ?? null,
      agent_id: mail.agentId ?? null,
      recipient: normalizeMailAddress(mail.recipient),
      locale: mail.locale,
      payload: JSON.stringify(mail.payload),
      message_id: messageIdOf(id, undefined, sender),
      state: 'queued',
      reason: null,
      due_at: mail.dueAt ?? tx.now,
      created_at: tx.now,
      from_seq: null,
      to_seq: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** What became of a mail after a server took it. */
export type Returned = {
  state: 'bounced' | 'complained';
  /** In the receiver's words; cut to 500 characters. */
  reason: string;
  /** No other mail will arrive there, or is wanted. */
  forGood: boolean;
};

/**
 * Notes that a mail came back, or that its receiver called it spam. The same word again changes nothing, and a complaint is not
 * undone by a refusal that comes later. Agents see it in the conversation.
 * @returns the mail, or undefined where there is none or it is known already
 */
export async function markMail(
  tx: Transaction,
  id: string,
  { state, reason, forGood }: Returned,
): Promise<OutgoingMailRow | undefined> {
  const row = await tx.db
    .updateTable('outgoing_mails')
    .set({ state, reason: oneLine(reason), claimed_by: null })
    .where('id', '=', id)
    .where('state', 'not in', state === 'bounced' ? ['bounced', 'complained'] : ['complained'])
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (forGood) await suppressAddress(tx, row.recipient, { state, reason: oneLine(reason), mailId: id });
  await noteMail(tx, row);
  return row;
}

/** `<id@domain>`, or `<id.token@domain>` for one that continues a conversation. */
export function messageIdOf(id: string, threadToken: string | undefined, sender: string): string {
  return `<${threadToken === undefined ? id : `${id}.${threadToken}`}@${domainOf(sender)}>`;
}

/** What somebody else wrote, as a line that can be shown and kept. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_REASON);
}

import type { OutgoingMailRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { domainOf, isMailAddress, newMailId, normalizeMailAddress } from './addresses.ts';

/** What a mail that is to be sent consists of; `payload` becomes JSON. */
export type NewMail = {
  kind: string;
  recipient: string;
  /** A language of the widget's or, for agents, of the console's. */
  locale: string;
  payload: object;
  conversationId?: string;
  visitorId?: string;
  agentId?: string;
  /** Of the conversation and this address, where it can be answered: see `mail-threads.ts`. */
  threadToken?: string;
  /** In milliseconds since 1970; now without it. */
  dueAt?: number;
  fromSeq?: number;
  toSeq?: number;
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
  if (!isMailAddress(mail.recipient)) throw new Error('No mail can be sent to this address.');
  const id = newMailId();
  const name = mail.threadToken === undefined ? id : `${id}.${mail.threadToken}`;
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
      message_id: `<${name}@${domainOf(sender)}>`,
      state: 'queued',
      reason: null,
      due_at: mail.dueAt ?? tx.now,
      created_at: tx.now,
      from_seq: mail.fromSeq ?? null,
      to_seq: mail.toSeq ?? null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Notes what became of a mail after a server took it: it came back, or its receiver called it spam. The same word again
 * changes nothing, and a complaint is not undone by a refusal that comes later.
 * @param reason in the receiver's words; cut to 500 characters
 * @returns the mail, or undefined where there is none or it is known already
 */
export async function markMail(
  tx: Pick<Transaction, 'db'>,
  id: string,
  state: 'bounced' | 'complained',
  reason: string,
): Promise<OutgoingMailRow | undefined> {
  return tx.db
    .updateTable('outgoing_mails')
    .set({ state, reason: oneLine(reason), claimed_by: null })
    .where('id', '=', id)
    .where('state', 'not in', state === 'bounced' ? ['bounced', 'complained'] : ['complained'])
    .returningAll()
    .executeTakeFirst();
}

/** What somebody else wrote, as a line that can be shown and kept. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_REASON);
}

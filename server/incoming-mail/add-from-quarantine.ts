import { ApiError } from '../common/api-error.ts';
import { idFrom } from '../common/id-from.ts';
import type { Message } from '../contract/schemas/conversations.ts';
import type { Transaction } from '../database/transaction.ts';
import { noteFromStranger } from '../messages/note-from-stranger.ts';
import { sendMessage } from '../messages/send-message.ts';
import { noSuchMail, takeFromQuarantine } from './quarantine.ts';

/**
 * Makes a mail of the list part of the conversation it names, and takes it off the list: a message of the visitor where it
 * came from an address that the conversation was mailed to, and a note that names its sender otherwise.
 * @param kept the conversation to add it to, where the one that it names was merged into that one
 * @throws ApiError `not_found` where it is not there (any more), `conversation_unknown` where it names none
 */
export async function addFromQuarantine(tx: Transaction, id: string, kept?: string): Promise<Message> {
  const mail = await takeFromQuarantine(tx, id);
  if (mail === undefined) throw noSuchMail();
  if (mail.conversation_id === null)
    throw new ApiError('conversation_unknown', 'The mail names no conversation that is here.');
  const place = kept ?? mail.conversation_id;
  const known = await tx.db
    .selectFrom('mail_threads')
    .innerJoin('conversations', 'conversations.id', 'mail_threads.conversation_id')
    .innerJoin('visitors', 'visitors.id', 'conversations.visitor_id')
    .selectAll('visitors')
    .where('mail_threads.conversation_id', '=', mail.conversation_id)
    .where('mail_threads.address', '=', mail.sender ?? '')
    .executeTakeFirst();
  const input = { id: idFrom('from quarantine', id), body: mail.body };
  if (known === undefined) {
    const from = { name: mail.sender_name, address: mail.sender ?? '' };
    return (await noteFromStranger(tx, place, { ...input, mail: { from } })).message;
  }
  const actor = { kind: 'visitor', visitor: known } as const;
  return (await sendMessage(tx, actor, place, { ...input, kind: 'text', mail: {} })).message;
}

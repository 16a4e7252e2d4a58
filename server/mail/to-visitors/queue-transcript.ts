import { ApiError, TryLater } from '../../common/api-error.ts';
import type { ConversationRow } from '../../database/tables.ts';
import type { Transaction } from '../../database/transaction.ts';
import { type Addressed, signedAddress } from '../../visitors/signed-address.ts';
import { hadItsMails, lockAddress } from '../address-limits.ts';
import { isMailAddress, normalizeMailAddress } from '../addresses.ts';
import { queueMail } from '../outgoing-mails.ts';

/** Enough for who lost one, and too few to fill somebody's mailbox. */
const PER_DAY = 5;
const HOUR_MS = 3_600_000;

/**
 * The address to which visitors may have transcripts mailed themselves: one that the site vouches for. Any other could be
 * somebody else's, who would be sent whatever a stranger wrote.
 */
export function provenAddress(visitor: Addressed): string | null {
  const address = signedAddress(visitor)?.trim() ?? '';
  return isMailAddress(address) ? address : null;
}

/**
 * Puts the transcript of a conversation into the queue for its own visitor, at their proven address.
 * @param sender the address that mail comes from; null where the server sends none
 * @throws ApiError `forbidden` where there is no address to send it to, or nothing that sends it, and as {@link queueTranscript}
 */
export async function queueOwnTranscript(
  tx: Pick<Transaction, 'db' | 'dialect' | 'now'>,
  sender: string | null,
  conversation: ConversationRow,
  visitor: Addressed,
): Promise<void> {
  const to = provenAddress(visitor);
  if (sender === null || to === null)
    throw new ApiError('forbidden', 'There is no address to which this transcript may be sent.');
  await queueTranscript(tx, sender, conversation, to);
}

/**
 * Puts the transcript of a conversation into the queue of mails, in its visitor's language. One that waits for the same address
 * already is the one that is sent.
 * @param sender the address that mail comes from
 * @throws ApiError `bad_request` for what is no address, `too_many_requests` after five in a day
 */
export async function queueTranscript(
  tx: Pick<Transaction, 'db' | 'dialect' | 'now'>,
  sender: string,
  conversation: ConversationRow,
  to: string,
): Promise<void> {
  const recipient = normalizeMailAddress(to);
  if (!isMailAddress(recipient)) throw new ApiError('bad_request', `"${to}" is not an e-mail address.`);
  await lockAddress(tx, recipient);
  const waiting = await tx.db
    .selectFrom('outgoing_mails')
    .select('id')
    .where('conversation_id', '=', conversation.id)
    .where('kind', '=', 'transcript')
    .where('recipient', '=', recipient)
    .where('state', '=', 'queued')
    .limit(1)
    .execute();
  if (waiting.length > 0) return;
  if (await hadItsMails(tx, { kind: 'transcript', address: recipient, perDay: PER_DAY, counted: 'queued' }))
    throw new TryLater(`${recipient} was sent ${PER_DAY} transcripts today. Try again tomorrow.`, HOUR_MS);
  const visitor = await tx.db
    .selectFrom('visitors')
    .select('language')
    .where('id', '=', conversation.visitor_id)
    .executeTakeFirst();
  await queueMail(tx, sender, {
    kind: 'transcript',
    recipient,
    locale: visitor?.language ?? 'en',
    payload: {},
    conversationId: conversation.id,
    visitorId: conversation.visitor_id,
  });
}

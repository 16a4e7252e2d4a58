import { sql } from 'kysely';
import type { MailKind } from '../../contract/schemas/mail-api.ts';
import type { Transaction } from '../../database/transaction.ts';
import { settingsOf } from '../../sites/settings.ts';
import { attendedLately } from '../../sites/site-state.ts';
import { queueMail } from '../outgoing-mails.ts';
import type { SiteMailSettings } from './site-mail-settings.ts';
import { addressOf } from './visitor-place.ts';

type Tx = Pick<Transaction, 'db' | 'dialect' | 'now'>;
type Key = { conversationId: string; seq: number };

const MINUTE_MS = 60_000;

/**
 * The subscriber that puts mails to visitors into the queue: when an agent answers, one for when the answer stays unseen; when
 * somebody leaves a message while nobody is there, one that says it has come. What the mail says is decided when it is sent.
 * @param sender the address that mail comes from
 * @param settings of the sites: a message of which no mail can come is not put down
 */
export function visitorMailSubscriber(sender: string, settings: SiteMailSettings) {
  return {
    name: 'mail',
    wants: settings.mayCallForMail,
    atMostEveryMs: 250,
    backoff: { firstMs: 1_000, mostMs: 60_000 },
    async runInTransaction(tx: Tx, due: readonly Key[]): Promise<void> {
      for (const message of await messagesOf(tx, due)) {
        const { mail, absence } = settingsOf(message);
        if (message.author_kind === 'agent' && mail.missedReplies)
          await queueMissed(tx, sender, message, mail.afterMinutes * MINUTE_MS);
        if (message.author_kind === 'visitor' && mail.received && absence === 'form')
          await queueReceived(tx, sender, message);
      }
    },
  };
}

type Written = Awaited<ReturnType<typeof messagesOf>>[number];

function messagesOf({ db }: Tx, due: readonly Key[]) {
  const keys = due.map(({ conversationId, seq }) => sql`(${conversationId}, cast(${seq} as integer))`);
  return db
    .selectFrom('messages')
    .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
    .innerJoin('visitors', 'visitors.id', 'conversations.visitor_id')
    .innerJoin('sites', 'sites.id', 'conversations.site_id')
    .select(['messages.conversation_id', 'messages.seq', 'messages.author_kind', 'messages.created_at'])
    .select(['visitors.id as visitor_id', 'visitors.language', 'visitors.email', 'visitors.answers'])
    .select(['sites.settings', 'sites.announced', 'conversations.read_by_visitor'])
    .where(sql<boolean>`(messages.conversation_id, messages.seq) in (values ${sql.join(keys)})`)
    .where('messages.unsent_at', 'is', null)
    .orderBy('messages.created_at')
    .orderBy('messages.seq')
    .execute();
}

/** One that waits already will tell of this message, too. */
async function queueMissed(tx: Tx, sender: string, message: Written, afterMs: number): Promise<void> {
  // Who has no address can say one only in the chat, and has then seen the answer.
  if (message.seq <= message.read_by_visitor || addressOf(message) === null) return;
  const waiting = await tx.db
    .selectFrom('outgoing_mails')
    .select('id')
    .where('conversation_id', '=', message.conversation_id)
    .where('kind', '=', 'missed')
    .where('state', '=', 'queued')
    .where('claimed_by', 'is', null)
    .where('to_seq', 'is', null)
    .limit(1)
    .execute();
  if (waiting.length === 0) await queue(tx, sender, message, 'missed', message.created_at + afterMs);
}

/** For the first message of a conversation. */
async function queueReceived(tx: Tx, sender: string, message: Written): Promise<void> {
  const address = addressOf(message);
  if (address === null || attendedLately(message)) return;
  await queue(tx, sender, message, 'received', tx.now, address);
}

async function queue(
  tx: Tx,
  sender: string,
  message: Written,
  kind: MailKind,
  dueAt: number,
  recipient = '',
): Promise<void> {
  await queueMail(tx, sender, {
    kind,
    recipient,
    locale: message.language ?? 'en',
    payload: {},
    conversationId: message.conversation_id,
    visitorId: message.visitor_id,
    dueAt,
  });
}

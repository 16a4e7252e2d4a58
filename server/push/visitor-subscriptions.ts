import { createHmac, randomUUID } from 'node:crypto';
import { allowResuming, type Resumed } from '../access/resume-links.ts';
import type { AllowedPrivate } from '../common/public-address.ts';
import type { SayVisitorPush } from '../contract/notices/push-api.ts';
import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { hostOfBrowser } from './browser-address.ts';

/** As many browsers as one conversation may have; the oldest is forgotten first. */
const MOST_BROWSERS = 3;

/** Where pushes of answers lead: a link that follows from the subscription's id and the server's secret, and is kept nowhere. */
export function createReplyLinks(secret: string, publicUrl: string) {
  const token = (subscriptionId: string): string =>
    createHmac('sha256', secret).update(`push\n${subscriptionId}`).digest('base64url');
  return { token, url: (subscriptionId: string): string => `${publicUrl}/c/${token(subscriptionId)}` };
}
export type ReplyLinks = ReturnType<typeof createReplyLinks>;

/**
 * Remembers, or forgets, a browser that wants to be notified of answers in a conversation. It counts for as long as the link by
 * which somebody came there, and what is pushed opens the conversation no longer than that.
 * @throws ApiError `bad_request` for an endpoint or a key to which nothing can be sent
 */
export async function sayVisitorPush(
  tx: Pick<Transaction, 'db' | 'now'>,
  { conversation, expiresAt }: Pick<Resumed, 'conversation' | 'expiresAt'>,
  { endpoint, keys, on }: SayVisitorPush,
  { allowed, links }: { allowed: AllowedPrivate; links: ReplyLinks },
): Promise<void> {
  const { db, now } = tx;
  const host = hostOfBrowser({ endpoint, keys }, allowed);
  await db
    .deleteFrom('visitor_push_subscriptions')
    .where('conversation_id', '=', conversation.id)
    .where('endpoint', '=', endpoint)
    .execute();
  if (!on) return;
  const id = randomUUID();
  await db
    .insertInto('visitor_push_subscriptions')
    .values({
      id,
      conversation_id: conversation.id,
      endpoint,
      host,
      ...keys,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
  await allowResuming(tx, links.token(id), conversation.id, expiresAt);
  await forgetBeyond(db, conversation.id);
}

async function forgetBeyond(db: Db, conversationId: string): Promise<void> {
  const all = await db
    .selectFrom('visitor_push_subscriptions')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  const over = all.slice(MOST_BROWSERS).map(({ id }) => id);
  if (over.length > 0) await db.deleteFrom('visitor_push_subscriptions').where('id', 'in', over).execute();
}

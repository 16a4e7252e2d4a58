import { createHash } from 'node:crypto';
import type { PushNotice, VisitorPushNotice } from '../contract/notices/push-notice.ts';
import type { Db } from '../database/database.ts';
import type { PushNoticeRow, PushSubscriptionRow } from '../database/tables.ts';
import { composeNotice } from '../notices/compose-notice.ts';
import { composeReply } from './compose-reply.ts';
import { liveSubscriptions } from './subscriptions.ts';
import type { ReplyLinks } from './visitor-subscriptions.ts';

/** What goes to a browser. */
export type PreparedPush = {
  to: Pick<PushSubscriptionRow, 'endpoint' | 'p256dh' | 'auth'>;
  says: PushNotice | VisitorPushNotice;
  urgency: 'normal' | 'high';
  /** Of one conversation, a push service keeps the newest (RFC 8030, 5.4): at most 32 characters of base64url. */
  topic: string | null;
};

/** Finds where a notice goes and what it says; null once its browser is gone, or there is nothing to be notified of any more. */
export async function preparePush(
  db: Db,
  notice: PushNoticeRow,
  { now, links }: { now: number; links: Pick<ReplyLinks, 'url'> },
): Promise<PreparedPush | null> {
  const urgency = notice.kind === 'room' ? 'normal' : 'high';
  const topic = notice.conversation_id === null ? null : topicOf(notice.conversation_id);
  if (notice.kind === 'reply') {
    const to = await db
      .selectFrom('visitor_push_subscriptions')
      .selectAll()
      .where('id', '=', notice.subscription_id)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    const says = to && (await composeReply(db, notice, links));
    return to && says ? { to, says, urgency, topic } : null;
  }
  const to = await liveSubscriptions(db, now)
    .selectAll('push_subscriptions')
    .where('push_subscriptions.id', '=', notice.subscription_id)
    .executeTakeFirst();
  const says = to && (await composeNotice(db, notice, to));
  return to && says ? { to, says, urgency, topic } : null;
}

function topicOf(conversationId: string): string {
  return createHash('sha256').update(conversationId).digest('base64url').slice(0, 32);
}

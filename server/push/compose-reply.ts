import type { VisitorPushNotice } from '../contract/notices/push-notice.ts';
import type { Db } from '../database/database.ts';
import type { PushNoticeRow } from '../database/tables.ts';
import { fillIn, mailLanguage } from '../mail/mail-texts.ts';
import { cutText, previewText } from '../notices/cut-text.ts';
import type { ReplyLinks } from './visitor-subscriptions.ts';

/** In characters. */
const MOST_TITLE = 120;
const MOST_TEXT = 160;

/**
 * What a visitor is told about an answer, in their language, made of what is there when it is sent.
 * @returns null when there is nothing to be notified of any more: read, erased, taken back, or the visitor is here
 */
export async function composeReply(
  db: Db,
  { subscription_id, conversation_id, seq }: PushNoticeRow,
  links: Pick<ReplyLinks, 'url'>,
): Promise<VisitorPushNotice | null> {
  const row = await db
    .selectFrom('messages')
    .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
    .innerJoin('visitors', 'visitors.id', 'conversations.visitor_id')
    .innerJoin('sites', 'sites.id', 'conversations.site_id')
    .select(['messages.author_name', 'messages.body', 'visitors.language', 'sites.name as site'])
    .where('messages.conversation_id', '=', conversation_id)
    .where('messages.seq', '=', seq)
    .where('messages.unsent_at', 'is', null)
    .whereRef('messages.seq', '>', 'conversations.read_by_visitor')
    .where('visitors.here', '=', 0)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { texts, tag } = mailLanguage(row.language);
  return {
    title: cutText(fillIn(texts.answered, { agent: row.author_name, site: row.site }), MOST_TITLE),
    body: previewText(row.body, MOST_TEXT),
    locale: tag,
    url: links.url(subscription_id),
  };
}

import type { Db } from '../database/database.ts';
import type { ConversationRow, SiteRow, VisitorRow } from '../database/tables.ts';

/** A conversation with the visitor and the site it belongs to. */
export type ConversationPlace = { conversation: ConversationRow; visitor: VisitorRow; site: SiteRow };

/** Undefined where the conversation or its site is gone, also one of which something is left, or where it is none with a visitor. */
export async function findConversationPlace(
  db: Db,
  conversationId: string,
): Promise<ConversationPlace | undefined> {
  const conversation = await db
    .selectFrom('conversations')
    .selectAll()
    .where('id', '=', conversationId)
    .executeTakeFirst();
  if (conversation === undefined || conversation.visitor_id === null) return undefined;
  const visitor = await db
    .selectFrom('visitors')
    .selectAll()
    .where('id', '=', conversation.visitor_id)
    .executeTakeFirst();
  const site = await db
    .selectFrom('sites')
    .selectAll()
    .where('id', '=', conversation.site_id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (visitor === undefined || site === undefined) return undefined;
  return { conversation, visitor, site };
}

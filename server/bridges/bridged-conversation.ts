import { visitorName } from '../access/actor.ts';
import { statusOnWire } from '../conversations/conversation-state.ts';
import type { Db } from '../database/database.ts';
import type { ThreadedKind } from '../database/tables/bridges.ts';
import type { ConversationRow, SiteRow, VisitorRow } from '../database/tables.ts';
import type { Head, Place } from './chat-service.ts';
import type { ThreadTexts } from './thread-texts.ts';

/** A conversation, and where it is in a chat. */
export type Bridged = {
  conversation: ConversationRow;
  visitor: VisitorRow;
  site: Pick<SiteRow, 'id' | 'name'>;
  /** The name of who has it. */
  assignee: string | null;
  /** Where the site's new conversations go; null: into no channel. */
  channel: { id: string; reason: string | null } | null;
  /** Null: it is in no thread yet. */
  place: Place | null;
};

/** Undefined where it is gone, or is no conversation with a visitor. */
export async function findBridged(db: Db, kind: ThreadedKind, id: string): Promise<Bridged | undefined> {
  const conversation = await db
    .selectFrom('conversations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (conversation === undefined || conversation.visitor_id === null) return undefined;
  const [visitor, site, assignee, channel, thread] = await Promise.all([
    db.selectFrom('visitors').selectAll().where('id', '=', conversation.visitor_id).executeTakeFirst(),
    db.selectFrom('sites').select(['id', 'name']).where('id', '=', conversation.site_id).executeTakeFirst(),
    db.selectFrom('agents').select('name').where('id', '=', conversation.assignee_id).executeTakeFirst(),
    db
      .selectFrom('bridge_channels')
      .select(['channel', 'reason'])
      .where('kind', '=', kind)
      .where('site_id', '=', conversation.site_id)
      .executeTakeFirst(),
    db
      .selectFrom('bridge_threads')
      .select(['channel', 'thread'])
      .where('kind', '=', kind)
      .where('conversation_id', '=', id)
      .executeTakeFirst(),
  ]);
  if (visitor === undefined || site === undefined) return undefined;
  return {
    conversation,
    visitor,
    site,
    assignee: assignee?.name ?? null,
    channel: channel === undefined ? null : { id: channel.channel, reason: channel.reason },
    place: thread ?? null,
  };
}

/** What stands at the beginning of its thread. */
export function headOf(
  { conversation, visitor, site, assignee }: Bridged,
  texts: ThreadTexts,
  publicUrl: string,
): Head {
  const { id, topic, page_url, page_title, status } = conversation;
  const shown = statusOnWire(status);
  const page = page_url === null ? null : page_title ? `${page_title} – ${page_url}` : page_url;
  const lines = [
    ...(visitor.email === null ? [] : [texts.email(visitor.email)]),
    ...(topic === null ? [] : [texts.topic(topic)]),
    ...(page === null ? [] : [texts.page(page)]),
    shown === 'open' ? texts.status.open(assignee ?? '') : texts.status[shown],
    texts.hint,
  ];
  return {
    title: texts.title(visitorName(visitor), site.name),
    lines,
    link: { url: `${publicUrl}/console/conversations/${id}`, label: texts.open },
  };
}

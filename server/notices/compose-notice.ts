import type { NoticeEvent } from '../contract/notices/notices.ts';
import type { PushNotice } from '../contract/notices/push-notice.ts';
import type { ConversationEvent } from '../contract/schemas/events.ts';
import type { Preferences } from '../contract/schemas/preferences.ts';
import { eventFrom, eventRows } from '../conversations/read-events.ts';
import type { Db } from '../database/database.ts';
import type { PushNoticeRow, PushSubscriptionRow } from '../database/tables.ts';
import { cutText, previewText } from './cut-text.ts';

/** In characters. */
const MOST_NAME = 80;
const MOST_TEXT = 160;

/**
 * What is sent, made of what is there when it is sent.
 * @returns null when there is nothing to be notified of any more: erased, or taken back
 */
export async function composeNotice(
  db: Db,
  { kind, conversation_id, seq }: Pick<PushNoticeRow, 'kind' | 'conversation_id' | 'seq'>,
  { locale, agent_id }: Pick<PushSubscriptionRow, 'locale' | 'agent_id'>,
): Promise<PushNotice | null> {
  if (conversation_id === null || seq === null) return { kind: 'test', locale, conversationId: null };
  const row = await eventRows(db)
    .where('events.conversation_id', '=', conversation_id)
    .where('events.seq', '=', seq)
    .executeTakeFirst();
  if (row === undefined || row.unsent_at !== null) return null;
  const names = await db
    .selectFrom('conversations')
    .leftJoin('visitors', 'visitors.id', 'conversations.visitor_id')
    .leftJoin('rooms', 'rooms.conversation_id', 'conversations.id')
    .select(['visitors.name as visitor', 'rooms.name as room'])
    .where('conversations.id', '=', conversation_id)
    .executeTakeFirst();
  if (names === undefined) return null;
  const event = eventFrom(row, 'agent');
  const by = agentIn(event);
  const text = (await wantsWords(db, agent_id)) ? previewText(await textOf(db, event), MOST_TEXT) : '';
  return {
    kind: kind as NoticeEvent,
    locale,
    conversationId: conversation_id,
    ...(names.room === null ? {} : { room: true }),
    name: cutText(names.room ?? names.visitor ?? '', MOST_NAME),
    ...(by === null ? {} : { by: cutText(by, MOST_NAME) }),
    ...(event.type === 'conversation.rated' ? { score: event.data.rating.score } : {}),
    ...(event.type === 'conversation.escalated' ? { reminder: seq } : {}),
    ...(text === '' ? {} : { text }),
  };
}

function agentIn(event: ConversationEvent): string | null {
  if (event.type === 'conversation.assigned')
    return event.data.by.kind === 'agent' ? event.data.by.name : null;
  if (event.type !== 'message.created') return null;
  const { author } = event.data.message;
  return author.kind === 'agent' ? author.name : null;
}

/** What was written, also with a rating, or, of a conversation that was assigned or is offered, what was written in it last. */
async function textOf(db: Db, event: ConversationEvent): Promise<string> {
  if (event.type === 'message.created') return event.data.message.body;
  if (event.type === 'conversation.rated') return event.data.rating.words;
  const last = await db
    .selectFrom('messages')
    .select('body')
    .where('conversation_id', '=', event.conversationId)
    .where('kind', '=', 'text')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.body ?? '';
}

async function wantsWords(db: Db, agentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('agent_preferences')
    .select('preferences')
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  return (JSON.parse(row?.preferences ?? '{}') as Preferences).pushWords !== false;
}

import { sql } from 'kysely';
import type { ConversationEvent } from '../contract/schemas/events.ts';
import type { PublicEvent } from '../contract/schemas/public-events.ts';
import { messageFrom } from '../conversations/conversation-state.ts';
import { eventFrom, eventRows } from '../conversations/read-events.ts';
import type { Db } from '../database/database.ts';
import type { FeedRow } from '../database/tables/webhooks.ts';
import type { AgentRow, MessageRow, VisitorRow } from '../database/tables.ts';
import { type FeedReferences, publicEventOf } from './public-event.ts';

/**
 * What the outside is told about rows of the feed, by their positions. Made anew each time from what is stored: what was
 * edited or taken back since is as it is now, and what was erased is not there.
 */
export async function bodiesOf(db: Db, rows: readonly FeedRow[]): Promise<Map<number, PublicEvent>> {
  const references = await lookUp(db, rows);
  const bodies = new Map<number, PublicEvent>();
  for (const row of rows) {
    const body = publicEventOf(row, references);
    if (body !== null) bodies.set(row.position, body);
  }
  return bodies;
}

async function lookUp(db: Db, rows: readonly FeedRow[]): Promise<FeedReferences> {
  const events = await eventsOf(db, rows);
  const [messages, visitors, agents] = await Promise.all([
    messagesOf(db, [...events.values()]),
    byId<VisitorRow>(rows, 'visitor', (ids) =>
      db.selectFrom('visitors').selectAll().where('id', 'in', ids).execute(),
    ),
    byId<AgentRow>(rows, 'agent', (ids) =>
      db.selectFrom('agents').selectAll().where('id', 'in', ids).execute(),
    ),
  ]);
  return { events, messages, visitors, agents };
}

async function eventsOf(db: Db, rows: readonly FeedRow[]): Promise<Map<string, ConversationEvent>> {
  const places = rows.flatMap(({ conversation_id, seq }) =>
    conversation_id === null ? [] : [sql`(${conversation_id}, cast(${seq} as integer))`],
  );
  if (places.length === 0) return new Map();
  const found = await eventRows(db)
    .where(sql<boolean>`(events.conversation_id, events.seq) in (values ${sql.join(places)})`)
    .execute();
  return new Map(found.map((row) => [`${row.conversation_id} ${row.seq}`, eventFrom(row, 'agent')]));
}

/** The messages that were edited or taken back; the log names them by their ids only. */
async function messagesOf(db: Db, events: readonly ConversationEvent[]): Promise<FeedReferences['messages']> {
  const named = events.flatMap((event) =>
    event.type === 'message.edited' || event.type === 'message.unsent'
      ? [sql`(${event.conversationId}, ${event.data.messageId})`]
      : [],
  );
  if (named.length === 0) return new Map();
  const found: MessageRow[] = await db
    .selectFrom('messages')
    .selectAll()
    .where(sql<boolean>`(conversation_id, id) in (values ${sql.join(named)})`)
    .execute();
  return new Map(found.map((row) => [`${row.conversation_id} ${row.id}`, messageFrom(row, 'agent')]));
}

async function byId<R extends { id: string }>(
  rows: readonly FeedRow[],
  who: 'visitor' | 'agent',
  find: (ids: string[]) => Promise<R[]>,
): Promise<Map<string, R>> {
  const ids = new Set(
    rows.flatMap(({ type, visitor_id, agent_id }) => {
      const id = type.startsWith(`${who}.`) ? { visitor: visitor_id, agent: agent_id }[who] : null;
      return id === null ? [] : [id];
    }),
  );
  return ids.size === 0 ? new Map() : new Map((await find([...ids])).map((row) => [row.id, row]));
}

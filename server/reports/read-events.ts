import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import type { EventRow, MessageRow } from '../database/tables.ts';
import { type FoldEvent, partyOf } from './fold.ts';
import type { Channel } from './moments.ts';

type MessageColumn = 'kind' | 'author_kind' | 'author_id' | 'by_service' | 'unsent_at' | 'mail';
type Row = Pick<EventRow, 'seq' | 'type' | 'created_at'> & {
  /** Null of messages: what counts of one stands in its row. */
  data: string | null;
} & {
  [Column in MessageColumn]: MessageRow[Column] | null;
};

const eventsAfter = prepared<{ id: string; after: number; limit: number }, Row>((db, place) =>
  db
    .selectFrom('events')
    .leftJoin('messages', (join) =>
      join
        .onRef('messages.conversation_id', '=', 'events.conversation_id')
        .onRef('messages.seq', '=', 'events.seq'),
    )
    .select([
      'events.seq',
      'events.type',
      'events.created_at',
      'messages.kind',
      'messages.author_kind',
      'messages.author_id',
      'messages.by_service',
      'messages.unsent_at',
      'messages.mail',
    ])
    .select(
      sql<string | null>`case when events.type = 'message.created' then null else events.data end`.as('data'),
    )
    .where('events.conversation_id', '=', place('id'))
    .where('events.seq', '>', place('after'))
    .orderBy('events.seq')
    .limit(place('limit')),
);

/**
 * The events of a conversation after one, in order. Read in one look, so that a message and what became of it are as of the same
 * moment.
 */
export async function readEvents(db: Db, id: string, after: number, limit: number): Promise<FoldEvent[]> {
  const rows = await eventsAfter(db, { id, after, limit });
  return rows.map(({ kind, author_kind, ...row }) => ({
    seq: row.seq,
    at: row.created_at,
    type: row.type,
    data: row.data === null ? null : JSON.parse(row.data),
    message:
      kind === null || author_kind === null
        ? null
        : {
            kind,
            author: partyOf({ kind: author_kind, id: row.author_id, service: row.by_service === 1 }),
            takenBack: row.unsent_at !== null,
            channel: channelOf(row.mail),
          },
  }));
}

/** `mail` as `cameBy` in `messages/send-message.ts` stores it. */
function channelOf(mail: string | null): Channel {
  if (mail === null) return 'chat';
  return 'link' in JSON.parse(mail) ? 'link' : 'mail';
}

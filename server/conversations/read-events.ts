import type { Side } from '../access/actor.ts';
import { eventDataFrom, eventTypeFrom } from '../common/stored-event.ts';
import { UNTRIAGED } from '../contract/apply-triage-event.ts';
import type { ConversationEvent } from '../contract/schemas/events.ts';
import type { Db } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import type { ConversationRow } from '../database/tables.ts';
import { messageFrom } from './conversation-state.ts';
import { readPage } from './page-bytes.ts';

/** What a page of events holds when nobody asks for another number. */
export const EVENTS_PER_PAGE = 200;

/**
 * The events after a number, in order, as `kind` of reader may see them. A page may end before `limit`, because what was
 * written is long: then there are `more`.
 * @param after the `seq` of the last event known, 0 for none
 */
export async function readEvents(
  db: Db,
  conversation: Pick<ConversationRow, 'id' | 'seq' | 'visitor_seq'>,
  kind: Side,
  after: number,
  limit = EVENTS_PER_PAGE,
): Promise<{ events: ConversationEvent[]; head: number; more: boolean }> {
  const { id } = conversation;
  const { rows, more } = await readPage<EventWithMessage>(limit, (last, count) =>
    EVENTS_AFTER[kind](db, { id, after: last?.seq ?? after, limit: count }),
  );
  const page = rows.map((row) => eventFrom(row, kind));
  // Committed after the conversation was read: still part of what there is.
  const head = Math.max(
    page.at(-1)?.seq ?? 0,
    kind === 'visitor' ? conversation.visitor_seq : conversation.seq,
  );
  return { events: page, head, more };
}

/** Events with the message they brought. */
export function eventRows(db: Db) {
  return db
    .selectFrom('events')
    .leftJoin('messages', (join) =>
      join
        .onRef('messages.conversation_id', '=', 'events.conversation_id')
        .onRef('messages.seq', '=', 'events.seq'),
    )
    .select([
      'events.conversation_id',
      'events.seq',
      'events.type',
      'events.visible',
      'events.visitor_prev',
      'events.data',
      'events.created_at',
      'messages.id as message_id',
      'messages.kind',
      'messages.author_kind',
      'messages.author_id',
      'messages.author_name',
      'messages.body',
      'messages.attachments',
      'messages.edited_at',
      'messages.unsent_at',
      'messages.choices',
      'messages.chosen_of',
      'messages.content',
      'messages.reply_to',
      'messages.quote',
      'messages.mail',
      'messages.by_service',
      'messages.by_key',
    ]);
}

export type EventWithMessage = Awaited<ReturnType<ReturnType<typeof eventRows>['execute']>>[number];

/** Asked by everybody who comes back after a restart, and by whoever polls. */
const eventsAfter = (kind: Side) =>
  prepared<{ id: string; after: number; limit: number }, EventWithMessage>((db, place) => {
    const query = eventRows(db)
      .where('events.conversation_id', '=', place('id'))
      .where('events.seq', '>', place('after'))
      .orderBy('events.seq')
      .limit(place('limit'));
    return kind === 'visitor' ? query.where('events.visible', '=', 1) : query;
  });
const EVENTS_AFTER = { visitor: eventsAfter('visitor'), agent: eventsAfter('agent') };

/** The copy of an event for one kind of reader: `prev` names the event before it that this reader may see. */
export function eventFrom(row: EventWithMessage, kind: Side): ConversationEvent {
  return {
    conversationId: row.conversation_id,
    seq: row.seq,
    prev: kind === 'visitor' ? row.visitor_prev : row.seq - 1,
    type: eventTypeFrom(row.type),
    at: row.created_at,
    data: row.message_id === null ? dataFrom(row, kind) : { message: messageOf(row, kind) },
  } as ConversationEvent;
}

/**
 * A conversation's first event was written for its visitor; the agents' copy begins without triage. With which key something was
 * done is nothing the visitor has to know.
 */
function dataFrom(row: EventWithMessage, kind: Side) {
  const data = eventDataFrom(row);
  if (kind === 'agent' && row.type === 'conversation.started') data.state.triage = UNTRIAGED;
  if (kind === 'visitor') {
    delete data.key;
    delete data.by?.key;
  }
  return data;
}

function messageOf(row: EventWithMessage, kind: Side) {
  return messageFrom(
    {
      conversation_id: row.conversation_id,
      seq: row.seq,
      id: row.message_id ?? '',
      kind: row.kind ?? 'text',
      author_kind: row.author_kind ?? 'system',
      author_id: row.author_id,
      author_name: row.author_name ?? '',
      body: row.body ?? '',
      attachments: row.attachments ?? '[]',
      created_at: row.created_at,
      edited_at: row.edited_at,
      unsent_at: row.unsent_at,
      choices: row.choices,
      chosen_of: row.chosen_of,
      content: row.content,
      reply_to: row.reply_to,
      quote: row.quote,
      mail: row.mail,
      by_service: row.by_service,
      by_key: row.by_key,
    },
    kind,
  );
}

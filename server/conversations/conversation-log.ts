import type { ConversationEvent, ConversationEventType } from '../contract/schemas/events.ts';
import type { ConversationRow } from '../database/tables.ts';
import { mayTakePart, unknownConversation } from './access.ts';
import type { Reader } from './reader.ts';
import type { Work } from './work.ts';

/** After this, another node may publish what this one stored and did not publish. */
export const PUBLISHER_LEASE_MS = 10_000;

type EventOf<T extends ConversationEventType> = Extract<ConversationEvent, { type: T }>;
type Changes = Partial<Omit<ConversationRow, 'id' | 'seq' | 'visitor_seq'>>;

/**
 * The conversation, locked until the transaction ends, so that nobody else takes the next number.
 * (SQLite has one writer at a time; Postgres locks the row.)
 * @throws Refused `conversation_unknown`
 */
export async function lockConversation(work: Work, reader: Reader, id: string): Promise<ConversationRow> {
  const query = work.db.selectFrom('conversations').selectAll().where('id', '=', id);
  const row = await (work.dialect === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined || !mayTakePart(reader, row)) throw unknownConversation();
  return row;
}

/**
 * Appends one event to a locked conversation, together with the change of state it stands for, and claims the
 * publishing for this node. Returns the row as it is now.
 * @param changes the columns that the event changes; browsers make the same change in `contract/apply-event.ts`
 */
export async function appendEvent<T extends ConversationEventType>(
  work: Work,
  row: ConversationRow,
  event: {
    type: T;
    data: T extends 'message.created' ? Record<string, never> : EventOf<T>['data'];
    visible: boolean;
  },
  changes: Changes,
): Promise<ConversationRow> {
  const seq = row.seq + 1;
  await work.db
    .insertInto('events')
    .values({
      conversation_id: row.id,
      seq,
      type: event.type,
      visible: event.visible ? 1 : 0,
      visitor_prev: row.visitor_seq,
      data: JSON.stringify(event.data),
      created_at: work.now,
    })
    .execute();
  const numbered: Changes & Pick<ConversationRow, 'seq' | 'visitor_seq'> = {
    ...changes,
    seq,
    visitor_seq: event.visible ? seq : row.visitor_seq,
    ...(row.publisher_until <= work.now
      ? { publisher: work.node, publisher_until: work.now + PUBLISHER_LEASE_MS }
      : {}),
  };
  await work.db.updateTable('conversations').set(numbered).where('id', '=', row.id).execute();
  work.touched.add(row.id);
  return { ...row, ...numbered };
}

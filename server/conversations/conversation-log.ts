import { sql } from 'kysely';
import type { Actor } from '../access/actor.ts';
import { isConversation, mayTakePart, unknownConversation } from '../access/conversation-access.ts';
import type { ConversationEvent, ConversationEventType } from '../contract/schemas/events.ts';
import type { Db } from '../database/database.ts';
import { insertTogether, placesOf, updateTogether } from '../database/postgres/set-queries.ts';
import { prepared } from '../database/prepared.ts';
import type { ConversationRow, EventRow, MessageRow, ThreadRow } from '../database/tables.ts';
import type { AppendedEvent, Transaction } from '../database/transaction.ts';
import { isMerged } from './merge-record.ts';

/** After this, another node may publish what this one stored and did not publish. */
export const PUBLISHER_LEASE_MS = 10_000;
/** No claim is made for longer. One that holds for longer still was made before a clock was set back, and is void. */
export const LONGEST_CLAIM_MS = 60_000;

/**
 * What does not happen any more in a conversation that was merged into another one. (That it goes on in yet another one, when that
 * one is merged in turn, does.)
 */
const GOES_ON: ReadonlySet<ConversationEventType> = new Set([
  'message.created',
  'conversation.claimed',
  'conversation.assigned',
  'conversation.released',
  'conversation.reopened',
  'conversation.snoozed',
  'conversation.offered',
  'conversation.bot_joined',
  'conversation.absorbed',
]);

type EventOf<T extends ConversationEventType> = Extract<ConversationEvent, { type: T }>;
type Changes = Partial<Omit<ThreadRow, 'id' | 'seq' | 'visitor_seq'>>;

/**
 * The conversation, locked until the transaction ends, so that nobody else takes the next number.
 * (SQLite has one writer at a time; Postgres locks the row.)
 * @throws ApiError `conversation_unknown`
 */
export async function lockConversation(tx: Transaction, actor: Actor, id: string): Promise<ConversationRow> {
  const row = await lockThread(tx, actor, id);
  if (!isConversation(row)) throw unknownConversation();
  return row;
}

/**
 * The same of a conversation or a room of the team: for what is done alike in both.
 * @throws ApiError `conversation_unknown`
 */
export async function lockThread(tx: Transaction, actor: Actor, id: string): Promise<ThreadRow> {
  const [row] = await (tx.dialect === 'postgres' ? lockedRow : plainRow)(tx.db, { id });
  if (row === undefined || !mayTakePart(actor, row)) throw unknownConversation();
  return row;
}

/**
 * Locks conversations whose rows are not looked at, in the order in which everybody locks them: no two wait for each other. One is
 * locked by the statement by which others of a group lock theirs (`database/postgres/groups.ts`). For Postgres; SQLite has one writer.
 */
export async function lockInOrder(db: Db, ids: readonly string[]): Promise<void> {
  const [id] = ids;
  if (id === undefined) return;
  await (ids.length === 1 ? lockedRow(db, { id }) : lockedRows(db, { ids }));
}

/**
 * Appends one event to a locked thread, together with the change of state it stands for, and claims the
 * publishing for this node. Returns the row as it is now.
 * @param changes the columns that the event changes; browsers make the same change in `contract/apply-event.ts` and `apply-triage-event.ts`
 * @throws ApiError `conversation_merged` where it goes on in another one, and would be gone on with in this one
 */
export async function appendEvent<T extends ConversationEventType, R extends ThreadRow>(
  tx: Transaction,
  row: R,
  event: {
    type: T;
    data: T extends 'message.created' ? Record<string, never> : EventOf<T>['data'];
    visible: boolean;
    /** Who wrote it, of a message. */
    author?: MessageRow['author_kind'];
  },
  changes: Changes,
): Promise<R> {
  if (row.merged_into !== null && GOES_ON.has(event.type)) throw isMerged(row.merged_into);
  const seq = row.seq + 1;
  await insertEvent(tx.db, {
    conversation_id: row.id,
    seq,
    type: event.type,
    visible: event.visible ? 1 : 0,
    visitor_prev: row.visitor_seq,
    data: JSON.stringify(event.data),
    created_at: tx.now,
  });
  const numbered: Changes & Pick<ConversationRow, 'seq' | 'visitor_seq'> = {
    ...changes,
    seq,
    visitor_seq: event.visible ? seq : row.visitor_seq,
    ...followingFrom(row, changes),
    ...(row.publisher_until <= tx.now || row.publisher_until > tx.now + LONGEST_CLAIM_MS
      ? { publisher: tx.node, publisher_until: tx.now + PUBLISHER_LEASE_MS }
      : {}),
  };
  await updateConversation(tx.db, row.id, numbered);
  tx.touched.add(row.id);
  tx.appended.push({
    conversationId: row.id,
    seq,
    type: event.type,
    visible: event.visible,
    room: row.visitor_id === null,
    siteId: row.site_id,
    message: event.author === undefined ? null : writtenBy(event.author, row, changes),
    botId: numbered.bot_id ?? row.bot_id,
    at: tx.now,
  });
  return { ...row, ...numbered };
}

function writtenBy(
  author: MessageRow['author_kind'],
  row: ThreadRow,
  changes: Changes,
): AppendedEvent['message'] {
  const asks = row.awaiting_reply_since === null && typeof changes.awaiting_reply_since === 'number';
  const answers = row.awaiting_reply_since !== null && changes.awaiting_reply_since === null;
  return { author, first: row.last_message_seq === 0, asks, answers };
}

/** Whatever moves a conversation ends its offer and takes it from its bot, and whoever gets it is its last agent from then on. */
function followingFrom(row: ThreadRow, changes: Changes): Changes {
  return {
    ...(changes.status !== undefined && row.offered_to !== null
      ? { offered_to: null, offered_until: null }
      : {}),
    ...(changes.status !== undefined && changes.status !== 'with_bot' && row.bot_id !== null
      ? { bot_id: null, bot_due_at: null, last_bot_id: row.bot_id }
      : {}),
    ...(typeof changes.assignee_id === 'string' ? { last_agent_id: changes.assignee_id } : {}),
  };
}

type ById = { id: string };

const plainRow = prepared<ById, ThreadRow>((db, place) =>
  db.selectFrom('conversations').selectAll().where('id', '=', place('id')),
);
const lockedRow = prepared<ById, ThreadRow>(
  (db, place) => db.selectFrom('conversations').selectAll().where('id', '=', place('id')).forUpdate(),
  {
    // The same order on every node, so that no two wait for each other.
    sql: 'select * from conversations where id = any($1::text[]) order by id collate "C" for update',
    parameters: (all) => [all.map(({ id }) => id)],
    belongs: (row, { id }) => row.id === id,
  },
);
const lockedRows = prepared<{ ids: readonly string[] }, unknown>((db, place) =>
  db
    .selectFrom('conversations')
    .select('id')
    .where(sql<boolean>`id = any(${place('ids')}::text[])`)
    .orderBy(sql`id collate "C"`)
    .forUpdate(),
);
const EVENT_COLUMNS = [
  'conversation_id',
  'seq',
  'type',
  'visible',
  'visitor_prev',
  'data',
  'created_at',
] as const satisfies readonly (keyof EventRow)[];
const insertEvent = prepared<EventRow, unknown>(
  (db, place) => db.insertInto('events').values(placesOf<EventRow>(EVENT_COLUMNS, place)),
  insertTogether('events', EVENT_COLUMNS),
);

type Update = ReturnType<typeof prepared<Changes & ById, unknown>>;
/** One for every set of columns that some operation changes; there are a few dozen. */
const updates = new Map<string, Update>();

async function updateConversation(db: Db, id: string, changes: Changes): Promise<void> {
  const columns = Object.keys(changes).sort() as (keyof Changes)[];
  const shape = columns.join();
  let update = updates.get(shape);
  if (update === undefined) {
    update = prepared<Changes & ById, unknown>(
      (builder, place) =>
        builder
          .updateTable('conversations')
          .set(Object.fromEntries(columns.map((column) => [column, place(column)])))
          .where('id', '=', place('id')),
      updateTogether('conversations', columns),
    );
    updates.set(shape, update);
  }
  await update(db, { ...changes, id });
}

import type { ExpressionBuilder, Kysely } from 'kysely';
import { isConversation, unknownConversation } from '../access/conversation-access.ts';
import { mayCloseRoom } from '../access/permissions.ts';
import { ApiError } from '../common/api-error.ts';
import { MAX_UNREAD } from '../contract/limits.ts';
import type { Room, RoomCard, RoomState } from '../contract/schemas/rooms-api.ts';
import type { Db } from '../database/database.ts';
import { holdName } from '../database/lock.ts';
import type { ThreadsTable } from '../database/tables/conversations.ts';
import type { AgentRow, Tables } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { lockThread } from './conversation-log.ts';
import { messageFrom } from './conversation-state.ts';
import { readHistory } from './read-conversation.ts';

const MAX_ROOMS = 200;

/** The open rooms of the team, by name, with what this agent has not read. */
export async function readRooms(db: Db, agent: AgentRow): Promise<RoomCard[]> {
  const [rooms, lastMessages] = await Promise.all([
    roomRows(db, agent)
      .select((eb) => unreadIn(eb, agent).as('unread'))
      .where('conversations.status', '=', 'room')
      .execute(),
    lastMessagesOfRooms(db),
  ]);
  const lastOf = new Map(lastMessages.map((row) => [row.conversation_id, messageFrom(row, 'agent')]));
  return rooms.map((row) => ({
    state: stateOf(row),
    unread: Number(row.unread),
    lastMessage: lastOf.get(row.id) ?? null,
  }));
}

/**
 * A room with its newest messages. Read without a lock, as conversations are: a message that comes in between reaches the
 * reader as an event.
 * @throws ApiError `conversation_unknown`
 */
export async function readRoom(db: Db, agent: AgentRow, id: string): Promise<Room> {
  const row = await roomRows(db, agent)
    .where('conversations.id', '=', id)
    .where('conversations.status', '=', 'room')
    .executeTakeFirst();
  if (row === undefined) throw unknownConversation();
  return { state: stateOf(row), ...(await readHistory(db, id, 'agent', { before: row.seq + 1 })) };
}

/**
 * Checks that there is such a room, and that it is open.
 * @throws ApiError `conversation_unknown`
 */
export async function requireRoom(db: Db, agent: AgentRow, id: string): Promise<void> {
  const row = await roomRows(db, agent)
    .where('conversations.id', '=', id)
    .where('conversations.status', '=', 'room')
    .executeTakeFirst();
  if (row === undefined) throw unknownConversation();
}

/**
 * Makes the room of this id, or gives it another name. Every agent may.
 * @throws ApiError `id_taken` when it is a conversation's or a closed room's, `bad_request` when there are too many
 */
export async function putRoom(
  tx: Transaction,
  agent: AgentRow,
  id: string,
  name: string,
): Promise<RoomState> {
  await holdName(tx, 'rooms');
  const before = await threads(tx.db)
    .selectFrom('conversations')
    .select('status')
    .where('id', '=', id)
    .executeTakeFirst();
  if (before === undefined) await makeRoom(tx, agent, id, name.trim());
  else if (before.status === 'room')
    await tx.db.updateTable('rooms').set({ name: name.trim() }).where('conversation_id', '=', id).execute();
  else throw new ApiError('id_taken', 'This id belongs to something else, or to a room that was closed.');
  return (await readRoom(tx.db, agent, id)).state;
}

/**
 * Closes a room for everybody: it is in no list, and nothing of it can be read or written any more. Who made it may, and
 * admins. Idempotent.
 * @returns its name, when it was open
 * @throws ApiError `forbidden`
 */
export async function closeRoom(tx: Transaction, agent: AgentRow, id: string): Promise<string | null> {
  const room = await tx.db
    .selectFrom('rooms')
    .select(['name', 'made_by'])
    .where('conversation_id', '=', id)
    .executeTakeFirst();
  if (room === undefined) return null;
  if (!mayCloseRoom(agent, room))
    throw new ApiError('forbidden', 'Only admins and who made a room may close it.');
  const closed = await threads(tx.db)
    .updateTable('conversations')
    .set({ status: 'closed_room' })
    .where('id', '=', id)
    .where('status', '=', 'room')
    .executeTakeFirst();
  await tx.db.deleteFrom('mentions').where('conversation_id', '=', id).execute();
  await tx.db.deleteFrom('drafts').where('conversation_id', '=', id).execute();
  return Number(closed.numUpdatedRows) > 0 ? room.name : null;
}

/**
 * The agent has read a room up to an event. The mark only grows; past the end counts as the end.
 * @returns up to which event it is read now
 * @throws ApiError `conversation_unknown`
 */
export async function markRoomRead(
  tx: Transaction,
  agent: AgentRow,
  id: string,
  upTo: number,
): Promise<number> {
  const row = await lockThread(tx, { kind: 'agent', agent }, id);
  if (isConversation(row)) throw unknownConversation();
  const read_seq = Math.min(upTo, row.seq);
  await tx.db
    .insertInto('room_marks')
    .values({ agent_id: agent.id, conversation_id: id, read_seq })
    .onConflict((conflict) =>
      conflict
        .columns(['agent_id', 'conversation_id'])
        .doUpdateSet({ read_seq })
        .where('room_marks.read_seq', '<', read_seq),
    )
    .execute();
  return read_seq;
}

async function makeRoom(tx: Transaction, agent: AgentRow, id: string, name: string): Promise<void> {
  const { count } = await threads(tx.db)
    .selectFrom('conversations')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('status', '=', 'room')
    .executeTakeFirstOrThrow();
  if (Number(count) >= MAX_ROOMS)
    throw new ApiError('bad_request', `There are ${MAX_ROOMS} rooms already. Close one that nobody uses.`);
  await threads(tx.db)
    .insertInto('conversations')
    .values({
      id,
      site_id: null,
      visitor_id: null,
      status: 'room',
      assignee_id: null,
      page_url: null,
      page_title: null,
      started_at: tx.now,
      waiting_since: null,
      active_at: tx.now,
    })
    .execute();
  await tx.db.insertInto('rooms').values({ conversation_id: id, name, made_by: agent.id }).execute();
}

function roomRows(db: Db, agent: AgentRow) {
  return threads(db)
    .selectFrom('conversations')
    .innerJoin('rooms', 'rooms.conversation_id', 'conversations.id')
    .innerJoin('agents', 'agents.id', 'rooms.made_by')
    .leftJoin('room_marks', (join) =>
      join
        .onRef('room_marks.conversation_id', '=', 'conversations.id')
        .on('room_marks.agent_id', '=', agent.id),
    )
    .select([
      'conversations.id',
      'conversations.seq',
      'conversations.started_at',
      'conversations.active_at',
      'rooms.name',
      'rooms.made_by',
      'agents.name as maker_name',
      'room_marks.read_seq',
    ])
    .orderBy('rooms.name')
    .orderBy('conversations.id');
}

type RoomRow = Awaited<ReturnType<ReturnType<typeof roomRows>['execute']>>[number];

function stateOf(row: RoomRow): RoomState {
  return {
    id: row.id,
    name: row.name,
    seq: row.seq,
    madeBy: { id: row.made_by, name: row.maker_name },
    startedAt: row.started_at,
    activeAt: row.active_at,
    readUpTo: row.read_seq ?? 0,
  };
}

/** How many messages of others the agent has not read in the room of a row. */
function unreadIn(eb: ExpressionBuilder<RoomTables, 'conversations' | 'room_marks'>, agent: AgentRow) {
  const unread = eb
    .selectFrom('messages')
    .select('messages.seq')
    .whereRef('messages.conversation_id', '=', 'conversations.id')
    .where((of) => of('messages.seq', '>', of.fn.coalesce('room_marks.read_seq', of.lit(0))))
    // What was said before somebody came is not waiting for them.
    .where('messages.created_at', '>=', agent.created_at)
    .where((of) => of.or([of('messages.author_id', 'is', null), of('messages.author_id', '!=', agent.id)]))
    .where('messages.unsent_at', 'is', null)
    .limit(MAX_UNREAD)
    .as('some');
  return eb.selectFrom(unread).select((of) => of.fn.countAll<number>().as('count'));
}

function lastMessagesOfRooms(db: Db) {
  return threads(db)
    .selectFrom('messages')
    .innerJoin('conversations', (join) =>
      join
        .onRef('conversations.id', '=', 'messages.conversation_id')
        .onRef('conversations.last_message_seq', '=', 'messages.seq'),
    )
    .selectAll('messages')
    .where('conversations.status', '=', 'room')
    .execute();
}

type RoomTables = Omit<Tables, 'conversations'> & { conversations: ThreadsTable };

/** The same tables, as whoever makes rooms sees them. */
export function threads(db: Db) {
  return db as unknown as Kysely<RoomTables>;
}

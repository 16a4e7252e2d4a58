import { ApiError } from '../common/api-error.ts';
import type { Db } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import type { AgentRow, ConversationRow, ThreadRow } from '../database/tables.ts';
import type { Actor } from './actor.ts';

const threadById = prepared<{ id: string }, ThreadRow>((db, place) =>
  db.selectFrom('conversations').selectAll().where('id', '=', place('id')),
);

/**
 * The one rule of who may read and write: agents, and in a conversation its visitor and the bot that has it; by a link in a
 * mail, in that one alone. In a closed room nobody, and in an open one no program with an API key.
 */
export function mayTakePart(
  actor: Actor,
  thread: Pick<ThreadRow, 'id' | 'visitor_id' | 'status' | 'bot_id'>,
): boolean {
  if (thread.status === 'deleted') return false;
  if (actor.kind === 'agent')
    return thread.status !== 'closed_room' && (thread.visitor_id !== null || actor.byKey === undefined);
  if (actor.kind === 'bot') return thread.bot_id === actor.bot.id;
  if (actor.only !== undefined && actor.only !== thread.id) return false;
  return thread.visitor_id === actor.visitor.id;
}

/** Whether it is a conversation with a visitor, and not a room of the team. */
export function isConversation(thread: ThreadRow): thread is ConversationRow {
  return thread.visitor_id !== null;
}

/**
 * Finds a conversation for somebody. One that is somebody else's is answered like one that does not exist.
 * @throws ApiError `conversation_unknown`
 */
export async function findConversation(db: Db, actor: Actor, id: string): Promise<ConversationRow> {
  const row = await findThread(db, actor, id);
  if (!isConversation(row)) throw unknownConversation();
  return row;
}

/**
 * Finds a conversation or a room of the team: for what is done alike in both.
 * @throws ApiError `conversation_unknown`
 */
export async function findThread(db: Db, actor: Actor, id: string): Promise<ThreadRow> {
  const [row] = await threadById(db, { id });
  if (row === undefined || !mayTakePart(actor, row)) throw unknownConversation();
  return row;
}

/**
 * Finds an open room of the team.
 * @throws ApiError `conversation_unknown`, also for a conversation
 */
export async function findRoom(db: Db, agent: AgentRow, id: string): Promise<ThreadRow> {
  const row = await findThread(db, { kind: 'agent', agent }, id);
  if (isConversation(row)) throw unknownConversation();
  return row;
}

/**
 * Finds a conversation for whoever has a link that was signed for it; what the link says has been checked.
 * @throws ApiError `not_found` when it is gone
 */
export async function findLinkedConversation(db: Db, id: string): Promise<ConversationRow> {
  const [row] = await threadById(db, { id });
  if (row === undefined || !isConversation(row))
    throw new ApiError('not_found', 'There is no such conversation any more.');
  return row;
}

export function unknownConversation(): ApiError {
  return new ApiError(
    'conversation_unknown',
    'There is no such conversation here. It may have been deleted.',
  );
}

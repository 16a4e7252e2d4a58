import { ApiError } from '../common/api-error.ts';
import type { Db } from '../database/database.ts';
import type { AttachmentRow } from '../database/tables.ts';
import type { Actor } from './actor.ts';
import { mayTakePart } from './conversation-access.ts';

/**
 * A file, for somebody who takes part in its conversation or room. One of a note is for agents only, and so is one that an
 * agent has uploaded and not sent.
 * @throws ApiError `not_found`, alike for a file that does not exist and one that is not theirs
 */
export async function findAttachment(db: Db, actor: Actor, id: string): Promise<AttachmentRow> {
  // In one question: what is somebody else's takes no longer to refuse than what does not exist.
  const found = await db
    .selectFrom('attachments')
    .innerJoin('conversations', 'conversations.id', 'attachments.conversation_id')
    .selectAll('attachments')
    .select(['conversations.visitor_id', 'conversations.status', 'conversations.bot_id'])
    .where('attachments.id', '=', id)
    .executeTakeFirst();
  if (found === undefined || !mayTakePart(actor, { ...found, id: found.conversation_id })) throw unknown();
  const { visitor_id: _visitor, status: _status, bot_id: _bot, ...row } = found;
  // What the visitor did not send, only agents see before it was sent to the visitor.
  if (actor.kind !== 'agent' && row.uploader_kind !== 'visitor' && !(await wasSentToVisitor(db, row)))
    throw unknown();
  return row;
}

/**
 * A file for a link that a visitor was given a while ago. What was taken back since, or deleted, is gone.
 * @throws ApiError `not_found`
 */
export async function findLinkedAttachment(db: Db, id: string): Promise<AttachmentRow> {
  const row = await db.selectFrom('attachments').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw unknown();
  if (row.uploader_kind !== 'visitor' && !(await wasSentToVisitor(db, row))) throw unknown();
  return row;
}

/**
 * Whether a file was sent in a conversation, where its visitor reads it.
 * @param since not with this event and before; 0: at any time
 */
export async function wasSentToVisitor(
  db: Db,
  row: Pick<AttachmentRow, 'id' | 'conversation_id'>,
  since = 0,
): Promise<boolean> {
  const message = await db
    .selectFrom('messages')
    .select('id')
    .where('conversation_id', '=', row.conversation_id)
    .where('kind', '=', 'text')
    .where('seq', '>', since)
    .where('attachments', 'like', `%"${row.id}"%`)
    .limit(1)
    .executeTakeFirst();
  return message !== undefined;
}

function unknown(): ApiError {
  return new ApiError('not_found', 'There is no such file here.');
}

import type { Db } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import type { ConversationRow } from '../database/tables.ts';
import { Refused } from '../refusal.ts';
import type { Reader } from './reader.ts';

const conversationById = prepared<{ id: string }, ConversationRow>((db, place) =>
  db.selectFrom('conversations').selectAll().where('id', '=', place('id')),
);

/** The one rule of who may read and write a conversation: its visitor, and agents. */
export function mayTakePart(reader: Reader, conversation: Pick<ConversationRow, 'visitor_id'>): boolean {
  return reader.kind === 'agent' || conversation.visitor_id === reader.visitor.id;
}

/**
 * Finds a conversation for somebody. One that is somebody else's is answered like one that does not exist.
 * @throws Refused `conversation_unknown`
 */
export async function findConversation(db: Db, reader: Reader, id: string): Promise<ConversationRow> {
  const [row] = await conversationById(db, { id });
  if (row === undefined || !mayTakePart(reader, row)) throw unknownConversation();
  return row;
}

export function unknownConversation(): Refused {
  return new Refused('conversation_unknown', 'There is no such conversation here. It may have been deleted.');
}

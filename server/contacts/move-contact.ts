import type { Selectable } from 'kysely';
import type { Db } from '../database/database.ts';
import type { Tables } from '../database/tables.ts';

export type VisitorNoteRow = Selectable<Tables['visitor_notes']>;

/** Moves conversations, and what the visitor wrote and sent in them, to another contact. */
export async function moveConversations(
  db: Db,
  ids: readonly string[],
  from: string,
  to: string,
): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('conversations').set({ visitor_id: to }).where('id', 'in', ids).execute();
  // A message that comes once more is found again as the same author's.
  await db
    .updateTable('messages')
    .set({ author_id: to })
    .where('conversation_id', 'in', ids)
    .where('author_kind', '=', 'visitor')
    .where('author_id', '=', from)
    .execute();
  await db
    .updateTable('attachments')
    .set({ uploader_id: to })
    .where('conversation_id', 'in', ids)
    .where('uploader_kind', '=', 'visitor')
    .where('uploader_id', '=', from)
    .execute();
  await moveReports(db, ids, to);
}

/** What the feed has of these conversations is erased with whoever has them, one day. */
async function moveReports(db: Db, conversationIds: readonly string[], to: string): Promise<void> {
  const events = db.selectFrom('feed_events').select('id').where('conversation_id', 'in', conversationIds);
  await db.updateTable('webhook_attempts').set({ visitor_id: to }).where('event_id', 'in', events).execute();
  for (const table of ['feed_events', 'outgoing_mails'] as const)
    await db
      .updateTable(table)
      .set({ visitor_id: to })
      .where('conversation_id', 'in', conversationIds)
      .execute();
}

/** The ids of a contact's conversations. */
export async function conversationsOf(db: Db, visitorId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('conversations')
    .select('id')
    .where('visitor_id', '=', visitorId)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Moves what else names a visitor. What happens to the visitor later, and is erased with them, is the kept one's.
 * @returns the ids of what can be told apart again
 */
export async function moveRest(
  db: Db,
  from: string,
  to: string,
): Promise<{ tokens: string[]; activity: string[]; blocks: string[] }> {
  for (const table of ['outgoing_mails', 'feed_inbox', 'feed_events', 'webhook_attempts'] as const)
    await db.updateTable(table).set({ visitor_id: to }).where('visitor_id', '=', from).execute();
  const tokens = await db
    .updateTable('visitor_tokens')
    .set({ visitor_id: to })
    .where('visitor_id', '=', from)
    .returning('token_hash as id')
    .execute();
  const [activity, blocks] = [
    await db
      .updateTable('visitor_trail')
      .set({ visitor_id: to })
      .where('visitor_id', '=', from)
      .returning('id')
      .execute(),
    await db
      .updateTable('blocks')
      .set({ visitor_id: to })
      .where('visitor_id', '=', from)
      .returning('id')
      .execute(),
  ];
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  return { tokens: idsOf(tokens), activity: idsOf(activity), blocks: idsOf(blocks) };
}

/** Puts the note about one below that about the other. */
export async function joinNotes(
  db: Db,
  from: string,
  to: string,
): Promise<{ before: VisitorNoteRow | null; after: VisitorNoteRow | null; merged: VisitorNoteRow | null }> {
  const notes = await db
    .selectFrom('visitor_notes')
    .selectAll()
    .where('visitor_id', 'in', [from, to])
    .execute();
  const [theirs = null, own = null] = [from, to].map((id) =>
    notes.find(({ visitor_id }) => visitor_id === id),
  );
  if (theirs === null) return { before: own, after: own, merged: null };
  await db.deleteFrom('visitor_notes').where('visitor_id', '=', from).execute();
  const body = [own?.body ?? '', theirs.body].filter((one) => one !== '').join('\n\n');
  const note = { ...theirs, visitor_id: to, body, version: Math.max(own?.version ?? 0, theirs.version) + 1 };
  await putNote(db, note);
  return { before: own, after: note, merged: theirs };
}

/** Writes a note over the one that is there. */
export async function putNote(db: Db, note: VisitorNoteRow): Promise<void> {
  await db
    .insertInto('visitor_notes')
    .values(note)
    .onConflict((conflict) => conflict.column('visitor_id').doUpdateSet(note))
    .execute();
}

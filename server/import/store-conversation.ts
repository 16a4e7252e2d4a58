import { idFrom } from '../common/id-from.ts';
import { notePositions } from '../conversations/change-positions.ts';
import type { Transaction } from '../database/transaction.ts';
import { insertAttachments } from '../files/noted-store.ts';
import { indexMessages } from '../search/message-index.ts';
import type { Mask } from '../sites/mask.ts';
import type { Kept } from './attach-files.ts';
import { chunks } from './chunks.ts';
import { type Rows, rowsOf } from './conversation-rows.ts';
import { storeFormerAgents, type Team } from './former-agents.ts';
import type { ImportedConversation } from './records.ts';
import { type ImportPlace, storeContact } from './store-contact.ts';

export type StoreConversationInput = {
  place: ImportPlace;
  team: Team;
  labelIds: readonly string[];
  mask: Mask;
  /** The files of it that are kept here. */
  kept: Kept;
};

/** The id here of a conversation of an export. */
export function conversationIdOf({ siteId, source }: ImportPlace, id: string): string {
  return idFrom('import', siteId, source, 'conversation', id);
}

/**
 * Stores a conversation of an export whole, with its contact, and lets it be found. Nobody is notified: no event of it is published, no
 * subscriber and no webhook hears of it. Who keeps a copy of all conversations finds it among the changed ones, and reports count it
 * under the times that it had there. One that is here already stays as it is.
 * @returns what was made; `there`: the conversation is here already; `erased`: whoever it is with was erased here
 */
export async function storeConversation(
  tx: Transaction,
  imported: ImportedConversation,
  { place, ...input }: StoreConversationInput,
): Promise<{ contactIsNew: boolean; messages: number } | 'there' | 'erased'> {
  const { db } = tx;
  const id = conversationIdOf(place, imported.id);
  const there = await db.selectFrom('conversations').select('id').where('id', '=', id).executeTakeFirst();
  if (there !== undefined) return 'there';
  const contact = await storeContact(tx, place, imported.contact, imported.startedAt);
  if (contact === null) return 'erased';
  await storeFormerAgents(tx, input.team, imported);
  const given = {
    'imported from': input.team.title,
    'imported number': imported.id.slice(0, 200),
    ...(imported.subject === null ? {} : { subject: imported.subject }),
  };
  const rows = rowsOf(imported, { ...input, id, given, visitor: contact.visitor });
  if (!(await insert(tx, rows, input.labelIds))) return 'there';
  for (const some of chunks(rows.messages)) await indexMessages(tx, some);
  await notePositions(db, [id]);
  return { contactIsNew: contact.created, messages: rows.messages.length };
}

/** False where another process was first. */
async function insert({ db }: Transaction, rows: Rows, labelIds: readonly string[]): Promise<boolean> {
  const { id } = rows.conversation;
  const inserted = await db
    .insertInto('conversations')
    .values(rows.conversation)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  for (const some of chunks(rows.events)) await db.insertInto('events').values(some).execute();
  for (const some of chunks(rows.messages)) await db.insertInto('messages').values(some).execute();
  for (const some of chunks(rows.attachments)) await insertAttachments(db, some);
  if (labelIds.length > 0)
    await db
      .insertInto('conversation_labels')
      .values(labelIds.map((label_id) => ({ conversation_id: id, label_id })))
      .execute();
  return true;
}

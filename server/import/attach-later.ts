import { idFrom } from '../common/id-from.ts';
import { notePositions } from '../conversations/change-positions.ts';
import type { Db } from '../database/database.ts';
import type { MessageRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { attachmentFrom } from '../files/attachment.ts';
import type { Mask } from '../sites/mask.ts';
import type { Kept } from './attach-files.ts';
import { filesOf, partsOf } from './conversation-rows.ts';
import type { ImportedConversation, ImportedFile, ImportedMessage } from './records.ts';

/**
 * What of a conversation that was imported before has still to get its files: its messages that have some in the export and none here.
 * A message without an id there is not found again, and one whose files were deleted here has got them once.
 * @param id of the conversation here
 */
export async function withoutFiles(
  db: Db,
  id: string,
  imported: ImportedConversation,
): Promise<ImportedConversation> {
  const with_ = imported.messages.filter((message) => message.files.length > 0 && message.id !== '');
  if (with_.length === 0) return { ...imported, messages: [] };
  const bare = new Set((await bareOf(db, id, with_)).map((row) => row.id));
  return { ...imported, messages: with_.filter((message) => bare.has(idOf(id, message))) };
}

/**
 * Attaches files to messages that were imported without them; their names go from the words, in which they stood instead.
 * @param imported as {@link withoutFiles} left it
 * @returns the files that were attached; of a message that somebody has changed meanwhile there are none
 */
export async function attachLater(
  tx: Transaction,
  id: string,
  imported: ImportedConversation,
  { kept, mask }: { kept: Kept; mask: Mask },
): Promise<ImportedFile[]> {
  const { db } = tx;
  const rows = new Map((await bareOf(db, id, imported.messages)).map((row) => [row.id, row]));
  const attached: ImportedFile[] = [];
  for (const message of imported.messages) {
    const came = message.files.filter((file) => kept.has(file));
    const row = rows.get(idOf(id, message));
    if (row === undefined || came.length === 0) continue;
    const files = filesOf(row, came, kept, message.author.kind === 'visitor');
    const changed = await db
      .updateTable('messages')
      .set({ attachments: JSON.stringify(files.map(attachmentFrom)), body: bodyOf(row, message, came, mask) })
      .where('conversation_id', '=', id)
      .where('id', '=', row.id)
      .where('attachments', '=', '[]')
      .where('edited_at', 'is', null)
      .where('unsent_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (changed === undefined) continue;
    await db.insertInto('attachments').values(files).execute();
    attached.push(...came);
  }
  // Whoever keeps a copy of all conversations finds it among the changed ones.
  if (attached.length > 0) await notePositions(db, [id]);
  return attached;
}

/** The messages, where they are as they were imported: without a file, and neither edited nor taken back. */
async function bareOf(db: Db, id: string, messages: readonly ImportedMessage[]): Promise<MessageRow[]> {
  if (messages.length === 0) return [];
  return db
    .selectFrom('messages')
    .selectAll()
    .where('conversation_id', '=', id)
    .where(
      'id',
      'in',
      messages.map((message) => idOf(id, message)),
    )
    .where('attachments', '=', '[]')
    .where('edited_at', 'is', null)
    .where('unsent_at', 'is', null)
    .execute();
}

/** The first part of it, which has the files. */
function idOf(id: string, message: ImportedMessage): string {
  return idFrom(id, message.id, '0');
}

/** Words that were longer than a message are in several, and stay as they are. */
function bodyOf({ body }: MessageRow, message: ImportedMessage, came: ImportedFile[], mask: Mask): string {
  if (partsOf(message, mask).length !== 1) return body;
  const files = message.files.filter((file) => !came.includes(file));
  return partsOf({ body: message.body, files }, mask)[0] ?? '';
}

import { idFrom } from '../common/id-from.ts';
import type { Attachment } from '../contract/schemas/conversations.ts';
import { notePositions } from '../conversations/change-positions.ts';
import type { Db } from '../database/database.ts';
import type { AttachmentRow, MessageRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { attachmentFrom } from '../files/attachment.ts';
import { safeFileName } from '../files/file-name.ts';
import { insertAttachments } from '../files/noted-store.ts';
import { isMaskedFrom, type Mask } from '../sites/mask.ts';
import type { Kept } from './attach-files.ts';
import { chunks } from './chunks.ts';
import { filesOf, partsOf } from './conversation-rows.ts';
import type { ImportedConversation, ImportedFile, ImportedMessage } from './records.ts';

/** What a conversation that was imported before has in the export and not here. */
export type Lacking = {
  /** With those of its messages alone of which a file is not here. */
  conversation: ImportedConversation;
  /** Files of these messages that are here, or were. */
  there: ReadonlySet<ImportedFile>;
};

/**
 * What of a conversation that was imported before has still to get its files. A message without an id there is not found again; one that
 * somebody has edited or taken back here stays as it is; and a file that was deleted here has come once.
 * @param id of the conversation here
 */
export async function withoutFiles(db: Db, id: string, imported: ImportedConversation): Promise<Lacking> {
  const withFiles = imported.messages.filter((message) => message.files.length > 0 && message.id !== '');
  const rows = await untouched(db, id, withFiles);
  const there = new Set<ImportedFile>();
  const messages = withFiles.filter((message) => {
    const row = rows.get(idOf(id, message));
    if (row === undefined) return false;
    const candidates = candidatesOf(message, attachmentsOf(row));
    for (const file of message.files) if (!candidates.includes(file)) there.add(file);
    return candidates.length > 0;
  });
  return { conversation: { ...imported, messages }, there };
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
  const rows = await untouched(db, id, imported.messages);
  const attached: ImportedFile[] = [];
  for (const message of imported.messages) {
    const row = rows.get(idOf(id, message));
    if (row === undefined) continue;
    const before = attachmentsOf(row);
    const came = await newOf(db, message, { row, before, kept });
    if (came.length === 0) continue;
    const files = filesOf(row, came, {
      kept,
      mask,
      ofVisitor: message.author.kind === 'visitor',
      first: before.length,
    });
    const attachments = [...before, ...files.map(attachmentFrom)];
    const changed = await db
      .updateTable('messages')
      .set({
        attachments: JSON.stringify(attachments),
        body: bodyOf(row, message, lackingOf(message, attachments), mask),
      })
      .where('conversation_id', '=', id)
      .where('id', '=', row.id)
      .where('attachments', '=', row.attachments)
      .where('edited_at', 'is', null)
      .where('unsent_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (changed === undefined) continue;
    await insertAttachments(db, files);
    attached.push(...came);
  }
  // Whoever keeps a copy of all conversations finds it among the changed ones.
  if (attached.length > 0) await notePositions(db, [id]);
  return attached;
}

/** The messages that are neither edited nor taken back, by their ids here. */
async function untouched(
  db: Db,
  id: string,
  messages: readonly ImportedMessage[],
): Promise<Map<string, MessageRow>> {
  const rows: MessageRow[] = [];
  for (const ids of chunks(messages.map((message) => idOf(id, message))))
    rows.push(
      ...(await db
        .selectFrom('messages')
        .selectAll()
        .where('conversation_id', '=', id)
        .where('id', 'in', ids)
        .where('edited_at', 'is', null)
        .where('unsent_at', 'is', null)
        .execute()),
    );
  return new Map(rows.map((row) => [row.id, row]));
}

const attachmentsOf = ({ attachments }: MessageRow): Attachment[] => JSON.parse(attachments);

/** The files of a message that are not among its attachments; of several with one name, the last ones. */
function lackingOf({ files }: ImportedMessage, attachments: readonly Attachment[]): ImportedFile[] {
  const there = attachments.map(({ name }) => name);
  return files.filter((file) => {
    const at = there.findIndex((name) => isMaskedFrom(name, safeFileName(file.name)));
    if (at !== -1) there.splice(at, 1);
    return at === -1;
  });
}

/**
 * Those that may be lacking. Of several files with one name, as pictures in mails have, nobody can tell which came: while one is lacking, it
 * may be any of them.
 */
function candidatesOf(message: ImportedMessage, attachments: readonly Attachment[]): ImportedFile[] {
  const names = new Set(lackingOf(message, attachments).map(({ name }) => name));
  return message.files.filter(({ name }) => names.has(name));
}

/** Those of the files that were kept which are new here: told apart by what is in them, where their names do not. */
async function newOf(
  db: Db,
  message: ImportedMessage,
  { row, before, kept }: { row: MessageRow; before: readonly Attachment[]; kept: Kept },
): Promise<ImportedFile[]> {
  const came = candidatesOf(message, before).filter((file) => kept.has(file));
  if (came.length === 0 || before.length === 0) return came;
  const there: Pick<AttachmentRow, 'name' | 'sha256'>[] = await db
    .selectFrom('attachments')
    .select(['name', 'sha256'])
    .where('conversation_id', '=', row.conversation_id)
    .where(
      'id',
      'in',
      before.map((attachment) => attachment.id),
    )
    .execute();
  const places = lackingOf(message, before).map(({ name }) => name);
  return came.filter((file) => {
    const same = there.findIndex(
      ({ name, sha256 }) => isMaskedFrom(name, safeFileName(file.name)) && sha256 === kept.get(file)?.sha256,
    );
    const place = places.indexOf(file.name);
    if (same !== -1) there.splice(same, 1);
    else if (place !== -1) places.splice(place, 1);
    return same === -1 && place !== -1;
  });
}

/** The first part of it, which has the files. */
function idOf(id: string, message: ImportedMessage): string {
  return idFrom(id, message.id, '0');
}

/** Words that were longer than a message are in several, and stay as they are. */
function bodyOf({ body }: MessageRow, message: ImportedMessage, lacking: ImportedFile[], mask: Mask): string {
  if (partsOf(message, mask).length !== 1) return body;
  return partsOf({ body: message.body, files: lacking }, mask)[0] ?? '';
}

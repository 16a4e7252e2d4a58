import type { Selectable } from 'kysely';
import type { ScheduledMessage } from '../contract/schemas/writing/scheduled-messages.ts';
import type { Db } from '../database/database.ts';
import type { Tables } from '../database/tables.ts';
import { attachmentFrom } from '../files/attachment.ts';

export type ScheduledRow = Selectable<Tables['scheduled_messages']>;

/** What is to be sent later in a conversation, the next one first. */
export async function readScheduled(db: Db, conversationId: string): Promise<ScheduledMessage[]> {
  const rows = await db
    .selectFrom('scheduled_messages')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .orderBy('send_at')
    .orderBy('id')
    .execute();
  return scheduledFrom(db, rows);
}

/** One of them; null: it was sent or cancelled, or never was. */
export async function findScheduled(
  db: Db,
  conversationId: string,
  id: string,
): Promise<ScheduledRow | null> {
  const row = await db
    .selectFrom('scheduled_messages')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function removeScheduled(db: Db, { conversation_id, id }: ScheduledRow): Promise<void> {
  await db
    .deleteFrom('scheduled_messages')
    .where('conversation_id', '=', conversation_id)
    .where('id', '=', id)
    .execute();
}

/** As the wire says it, with the names of authors and what is known of the files. */
export async function scheduledFrom(db: Db, rows: readonly ScheduledRow[]): Promise<ScheduledMessage[]> {
  const authorIds = rows.flatMap(({ agent_id }) => agent_id ?? []);
  const fileIds = rows.flatMap(attachmentIdsOf);
  const authors =
    authorIds.length === 0
      ? []
      : await db.selectFrom('agents').select(['id', 'name']).where('id', 'in', authorIds).execute();
  const files =
    fileIds.length === 0
      ? []
      : await db.selectFrom('attachments').selectAll().where('id', 'in', fileIds).execute();
  return rows.map((row) => ({
    id: row.id,
    author: authorIn(authors, row),
    body: row.body,
    attachments: attachmentIdsOf(row).flatMap((id) =>
      files.filter((file) => file.id === id).map(attachmentFrom),
    ),
    ...(row.choices === null ? {} : { choices: JSON.parse(row.choices) }),
    ...(row.reply_to === null ? {} : { replyTo: row.reply_to }),
    sendAt: row.send_at,
    held: row.held,
  }));
}

function authorIn(
  authors: readonly { id: string; name: string }[],
  { agent_id, by_key }: ScheduledRow,
): ScheduledMessage['author'] {
  const author = authors.find(({ id }) => id === agent_id);
  if (author === undefined) return null;
  return { ...author, ...(by_key === null ? {} : { key: by_key }) };
}

export function attachmentIdsOf({ attachment_ids }: Pick<ScheduledRow, 'attachment_ids'>): string[] {
  return JSON.parse(attachment_ids);
}

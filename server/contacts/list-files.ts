import type { Attachment } from '../contract/schemas/conversations.ts';
import type { ContactFiles } from '../contract/schemas/developers/contacts.ts';
import type { Db } from '../database/database.ts';

const MOST = 50;

/** The files that were sent in a contact's conversations, by whomever, the newest first. */
export async function listFiles(db: Db, contactId: string): Promise<ContactFiles> {
  const rows = await db
    .selectFrom('conversations')
    .innerJoin('messages', 'messages.conversation_id', 'conversations.id')
    .select([
      'conversations.id as conversation_id',
      'messages.seq as seq',
      'messages.author_kind as author_kind',
      'messages.attachments as attachments',
      'messages.created_at as created_at',
    ])
    .where('conversations.visitor_id', '=', contactId)
    // Most conversations have no file, and their messages need not be looked at.
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('attachments')
          .select('attachments.id')
          .whereRef('attachments.conversation_id', '=', 'conversations.id'),
      ),
    )
    .where('messages.attachments', '!=', '[]')
    .orderBy('messages.created_at', 'desc')
    .orderBy('messages.id')
    .limit(MOST + 1)
    .execute();
  const files = rows.flatMap((row) =>
    (JSON.parse(row.attachments) as Attachment[]).map((attachment) => ({
      attachment,
      conversationId: row.conversation_id,
      seq: row.seq,
      fromVisitor: row.author_kind === 'visitor',
      at: Number(row.created_at),
    })),
  );
  return { files: files.slice(0, MOST), more: files.length > MOST };
}

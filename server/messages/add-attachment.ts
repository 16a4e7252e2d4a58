import { type Actor, authorOf } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import type { Voice } from '../contract/files/voice-schema.ts';
import type { Attachment } from '../contract/schemas/conversations.ts';
import { lockThread } from '../conversations/conversation-log.ts';
import type { AttachmentRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { attachmentFrom } from '../files/attachment.ts';
import { insertAttachments } from '../files/noted-store.ts';
import { checkQuota } from '../files/quota.ts';
import type { ReceivedFile } from '../files/receive-file.ts';
import type { Uploader } from '../files/uploader.ts';
import { maskOfThread } from '../sites/mask.ts';

/**
 * Notes a received file down, under the id its uploader minted. The same file under the same id again finds the first
 * one (`created: false`; the caller removes the copy it just received).
 * @throws ApiError `id_taken` when the id belongs to another file, `conversation_unknown`, `too_many_requests` past a quota
 */
export async function addAttachment(
  tx: Transaction,
  actor: Actor,
  conversationId: string,
  input: { id: string; name: string; file: ReceivedFile; uploader: Uploader; voice: Voice | null },
): Promise<{ attachment: Attachment; created: boolean }> {
  await lockThread(tx, actor, conversationId);
  const uploaderId = authorOf(actor).id ?? '';
  const before = await tx.db
    .selectFrom('attachments')
    .selectAll()
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before !== undefined) {
    const same =
      before.conversation_id === conversationId &&
      before.uploader_id === uploaderId &&
      before.sha256 === input.file.sha256;
    if (same) return { attachment: attachmentFrom(before), created: false };
    throw new ApiError(
      'id_taken',
      'Another file was uploaded under this id already. Upload this one under a new id.',
    );
  }
  await checkQuota(tx.db, actor, input.uploader, tx.now, input.file.sizeBytes);
  const row: AttachmentRow = {
    conversation_id: conversationId,
    id: input.id,
    uploader_kind: actor.kind,
    uploader_id: uploaderId,
    uploader_network: actor.kind === 'visitor' ? input.uploader.network : null,
    name: (await maskOfThread(tx.db, conversationId))(input.name),
    media_type: input.file.mediaType,
    size_bytes: input.file.sizeBytes,
    width: input.file.width,
    height: input.file.height,
    voice: input.voice === null ? null : JSON.stringify(input.voice),
    sha256: input.file.sha256,
    content_key: input.file.contentKey,
    thumbnail_key: input.file.thumbnailKey,
    created_at: tx.now,
    sent: 0,
  };
  await insertAttachments(tx.db, [row]);
  return { attachment: attachmentFrom(row), created: true };
}

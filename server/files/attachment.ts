import type { Attachment } from '../contract/schemas/conversations.ts';
import type { AttachmentRow } from '../database/tables.ts';

/** What the wire says of a stored file. */
export function attachmentFrom(
  row: Pick<AttachmentRow, 'id' | 'name' | 'media_type' | 'size_bytes' | 'width' | 'height' | 'voice'>,
): Attachment {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    picture: row.width === null || row.height === null ? null : { width: row.width, height: row.height },
    ...(row.voice === null ? {} : { voice: JSON.parse(row.voice) }),
  };
}

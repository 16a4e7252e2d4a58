import type { FastifyReply } from 'fastify';
import { ApiError } from '../common/api-error.ts';
import type { AttachmentRow } from '../database/tables.ts';
import type { FileVariant } from './file-links.ts';
import { contentDisposition, savedName } from './file-name.ts';
import type { FileStore } from './file-store.ts';

/**
 * Sends a stored file so that no browser runs it: pictures, which were written anew here, are shown; everything else
 * is only ever saved.
 * @param save a picture is saved, too: browsers pass over `download` of a link to another origin
 * @throws ApiError `not_found` when there is no such variant
 */
export async function serveFile(
  reply: FastifyReply,
  files: FileStore,
  row: Pick<AttachmentRow, 'name' | 'media_type' | 'voice' | 'content_key' | 'thumbnail_key'>,
  variant: FileVariant,
  { save = false }: { save?: boolean } = {},
): Promise<FastifyReply> {
  const key = variant === 'thumbnail' ? row.thumbnail_key : row.content_key;
  if (key === null) throw new ApiError('not_found', 'This file has no thumbnail.');
  const picture = row.thumbnail_key !== null;
  const { stream, sizeBytes } = await files.read(key);
  return reply
    .headers({
      'content-type':
        variant === 'thumbnail' ? 'image/webp' : picture ? row.media_type : 'application/octet-stream',
      'content-length': sizeBytes,
      // A range is answered with the whole (RFC 9110, 14.2): no list of many small ones makes much of little.
      'accept-ranges': 'none',
      'content-disposition': contentDisposition(
        save ? 'attachment' : picture ? 'inline' : 'attachment',
        savedName(row),
      ),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=600',
    })
    .send(stream);
}

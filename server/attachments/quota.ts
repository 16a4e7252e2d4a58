import { sql } from 'kysely';
import type { Reader } from '../conversations/reader.ts';
import type { Db } from '../database/database.ts';
import { FILE_QUOTAS } from '../limits.ts';
import { TryLater } from '../refusal.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const RETRY_MS = 60 * 60 * 1_000;

/**
 * Checks that a visitor, and the visitors of their site together, have room for more files today. Agents have no quota.
 * Asked before the first byte is read, and again in the transaction that notes the file down: of many at once, those
 * that no longer fit are refused there.
 * @param adding bytes of the file that is to come, 0 when not known yet
 * @throws TryLater `too_many_requests`
 */
export async function checkQuota(db: Db, reader: Reader, now: number, adding = 0): Promise<void> {
  if (reader.kind === 'agent') return;
  const { id, site_id } = reader.visitor;
  const since = now - DAY_MS;
  const own = await db
    .selectFrom('attachments')
    .select([sql<number | null>`sum(size_bytes)`.as('bytes'), sql<number>`count(*)`.as('files')])
    .where('uploader_id', '=', id)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  if (
    Number(own.files) >= FILE_QUOTAS.visitorFilesPerDay ||
    Number(own.bytes ?? 0) + adding > FILE_QUOTAS.visitorBytesPerDay
  ) {
    throw new TryLater(
      'You have sent as many files as fit into one day. Send a link, or the rest tomorrow.',
      RETRY_MS,
    );
  }
  const all = await db
    .selectFrom('attachments')
    .innerJoin('conversations', 'conversations.id', 'attachments.conversation_id')
    .select(sql<number | null>`sum(size_bytes)`.as('bytes'))
    .where('conversations.site_id', '=', site_id)
    .where('attachments.uploader_kind', '=', 'visitor')
    .where('attachments.created_at', '>', since)
    .executeTakeFirstOrThrow();
  if (Number(all.bytes ?? 0) + adding > FILE_QUOTAS.siteBytesPerDay) {
    throw new TryLater('This site takes no more files today. Send a link, or the file tomorrow.', RETRY_MS);
  }
}

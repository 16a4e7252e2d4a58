import { sql } from 'kysely';
import type { Actor } from '../access/actor.ts';
import { TryLater } from '../common/api-error.ts';
import { FILE_QUOTAS } from '../common/limits.ts';
import type { Db } from '../database/database.ts';
import type { Uploader } from './uploader.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const RETRY_MS = 60 * 60 * 1_000;

/**
 * Checks that a visitor, and the visitors of their network together, have room for more files today. Agents have no
 * quota. A site has none either, because whoever used it up would shut out everybody: once much was sent, less is left for
 * each network.
 * Asked before the first byte is read, and again in the transaction that notes the file down: of many at once, those
 * that no longer fit are refused there.
 * @param adding bytes of the file that is to come, 0 when not known yet
 * @throws TryLater `too_many_requests`
 */
export async function checkQuota(
  db: Db,
  actor: Actor,
  { network }: Uploader,
  now: number,
  adding = 0,
): Promise<void> {
  if (actor.kind !== 'visitor') return;
  const { id, site_id } = actor.visitor;
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
  )
    throw new TryLater(
      'You have sent as many files as fit into one day. Send a link, or the rest tomorrow.',
      RETRY_MS,
    );
  const together = await db
    .selectFrom('attachments')
    .select(sql<number | null>`sum(size_bytes)`.as('bytes'))
    .where('uploader_network', '=', network)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  const networkBytes = Number(together.bytes ?? 0) + adding;
  if (networkBytes <= FILE_QUOTAS.networkBytesOnBusyDay) return;
  const quota = (await isBusyDay(db, site_id, since))
    ? FILE_QUOTAS.networkBytesOnBusyDay
    : FILE_QUOTAS.networkBytesPerDay;
  if (networkBytes > quota)
    throw new TryLater(
      'Too many files were sent from your network today. Send a link, or the file tomorrow.',
      RETRY_MS,
    );
}

async function isBusyDay(db: Db, siteId: string, since: number): Promise<boolean> {
  const all = await db
    .selectFrom('attachments')
    .innerJoin('conversations', 'conversations.id', 'attachments.conversation_id')
    .select(sql<number | null>`sum(size_bytes)`.as('bytes'))
    .where('conversations.site_id', '=', siteId)
    .where('attachments.uploader_kind', '=', 'visitor')
    .where('attachments.created_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(all.bytes ?? 0) > FILE_QUOTAS.siteBytesPerDay;
}

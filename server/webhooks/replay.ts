import { ApiError } from '../common/api-error.ts';
import type { ReplayWebhook } from '../contract/schemas/webhooks-api.ts';
import type { Db } from '../database/database.ts';
import type { AttemptRow, EndpointRow } from '../database/tables/webhooks.ts';
import type { Transaction } from '../database/transaction.ts';
import { positionBefore } from '../feed/positions.ts';
import { findEndpoint } from './endpoints.ts';
import { queueRows } from './queue.ts';

/**
 * Sends once more, under the same ids: one event, or all of a span of time that the endpoint wants. Goes on by itself, page by
 * page, and a second span joins the first.
 * @returns the endpoint
 * @throws ApiError `not_found`, `bad_request` when it is switched off, or the event is not kept any more
 */
export async function replay(
  tx: Transaction,
  endpointId: string,
  asked: ReplayWebhook,
): Promise<EndpointRow> {
  const endpoint = await findEndpoint(tx.db, endpointId);
  if (endpoint.state !== 'on')
    throw new ApiError('bad_request', 'This endpoint is switched off. Switch it on first.');
  if ('attemptId' in asked) await replayOne(tx, endpoint, asked.attemptId);
  else await replaySpan(tx, endpoint, asked.since, asked.until);
  return endpoint;
}

async function replayOne(tx: Transaction, endpoint: EndpointRow, attemptId: string): Promise<void> {
  const { position } = await findAttempt(tx.db, endpoint.id, attemptId);
  const row =
    position === null
      ? undefined
      : await tx.db.selectFrom('feed_events').selectAll().where('position', '=', position).executeTakeFirst();
  if (row === undefined) throw new ApiError('bad_request', 'This event is not kept any more.');
  await queueRows(tx.db, endpoint.id, [row], tx.now);
  await tx.db
    .updateTable('webhook_deliveries')
    .set({ next_at: tx.now })
    .where('endpoint_id', '=', endpoint.id)
    .where('position', '=', row.position)
    .execute();
}

async function replaySpan(
  { db }: Transaction,
  { id, replay_after, replay_until, position }: EndpointRow,
  since: number,
  until: number | undefined,
): Promise<void> {
  const after = await positionBefore(db, since);
  const upTo = until === undefined ? position : Math.min(position, await positionBefore(db, until));
  if (after >= upTo) return;
  await db
    .updateTable('webhook_endpoints')
    .set({
      replay_after: replay_after === null ? after : Math.min(after, replay_after),
      replay_until: replay_until === null ? upTo : Math.max(upTo, replay_until),
    })
    .where('id', '=', id)
    .execute();
}

/**
 * An attempt to send something to an endpoint.
 * @throws ApiError `not_found`
 */
export async function findAttempt(db: Db, endpointId: string, id: string): Promise<AttemptRow> {
  const row = await db
    .selectFrom('webhook_attempts')
    .selectAll()
    .where('endpoint_id', '=', endpointId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined)
    throw new ApiError('not_found', 'There is no such entry. It may be older than what is kept.');
  return row;
}

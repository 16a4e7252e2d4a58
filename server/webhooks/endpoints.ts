import { ApiError } from '../common/api-error.ts';
import { checkHost } from '../common/guarded-lookup.ts';
import type { AllowedPrivate } from '../common/public-address.ts';
import {
  type CreateWebhook,
  MAX_WEBHOOK_ENDPOINTS,
  type PutWebhook,
  type WebhookEndpoint,
} from '../contract/schemas/webhooks-api.ts';
import type { Db } from '../database/database.ts';
import { holdName } from '../database/lock.ts';
import type { EndpointRow } from '../database/tables/webhooks.ts';
import type { Transaction } from '../database/transaction.ts';
import { choiceOf, queuedCount } from './queue.ts';
import { BOTH_SIGN_MS, newSecret } from './signature.ts';

/** All endpoints, in the order in which they were made. */
export async function readEndpoints(db: Db, now: number): Promise<WebhookEndpoint[]> {
  const rows = await db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return Promise.all(rows.map((row) => endpointFrom(db, row, now)));
}

export async function endpointFrom(db: Db, row: EndpointRow, now: number): Promise<WebhookEndpoint> {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    ...(choiceOf(row) as Pick<WebhookEndpoint, 'types' | 'siteIds' | 'teamIds'>),
    state: row.state,
    stateSince: row.state_since,
    createdAt: row.created_at,
    succeededAt: row.succeeded_at,
    failingSince: row.failing_since,
    oldSecretUntil:
      row.old_secret !== null && (row.old_secret_until ?? 0) > now ? row.old_secret_until : null,
    waiting: await queuedCount(db, row.id),
  };
}

/**
 * The endpoint of this id.
 * @throws ApiError `not_found`
 */
export async function findEndpoint(db: Db, id: string): Promise<EndpointRow> {
  const row = await db.selectFrom('webhook_endpoints').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined)
    throw new ApiError('not_found', 'There is no such endpoint. It may be removed already.');
  return row;
}

/**
 * Makes an endpoint, which is told what happens from now on. Its secret leaves the server in this answer only.
 * @throws ApiError `id_taken`, `bad_request` for an address that cannot be sent to, or when there are too many
 */
export async function createEndpoint(
  tx: Transaction,
  { id, name, url, ...choice }: CreateWebhook,
  allowed: AllowedPrivate,
): Promise<{ row: EndpointRow; secret: string }> {
  const address = checkedUrl(url, allowed);
  await holdName(tx, 'webhook endpoints');
  const there = await tx.db.selectFrom('webhook_endpoints').select('id').execute();
  if (there.some((one) => one.id === id))
    throw new ApiError(
      'id_taken',
      'This endpoint was made already; its secret is not shown again. Rotate it to get another.',
    );
  if (there.length >= MAX_WEBHOOK_ENDPOINTS)
    throw new ApiError(
      'bad_request',
      `There are ${MAX_WEBHOOK_ENDPOINTS} endpoints already. Remove one that is not used any more.`,
    );
  const { head } = await tx.db.selectFrom('feed_state').select('head').executeTakeFirstOrThrow();
  const secret = newSecret();
  const row = await tx.db
    .insertInto('webhook_endpoints')
    .values({
      id,
      name: name.trim(),
      url: address,
      ...columnsOf(choice),
      secret: tx.sealer.seal(secret, id),
      old_secret: null,
      old_secret_until: null,
      state: 'on',
      state_since: tx.now,
      position: head,
      replay_after: null,
      replay_until: null,
      claimed_by: null,
      claimed_until: 0,
      failures: 0,
      failing_since: null,
      resting_until: 0,
      succeeded_at: null,
      created_at: tx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { row, secret };
}

/**
 * Changes an endpoint. One that is switched on is sent what it missed, as far as that is kept.
 * @throws ApiError `not_found`, `bad_request`
 */
export async function changeEndpoint(
  tx: Transaction,
  id: string,
  { name, url, on, ...choice }: PutWebhook,
  allowed: AllowedPrivate,
): Promise<{ before: EndpointRow; after: EndpointRow }> {
  const before = await findEndpoint(tx.db, id);
  const state = on ? 'on' : before.state === 'on' ? 'off' : before.state;
  const address = checkedUrl(url, allowed);
  // Another address, or another beginning: what failed before says nothing about it.
  const anew = address !== before.url || (on && before.state !== 'on');
  const after = await tx.db
    .updateTable('webhook_endpoints')
    .set({
      name: name.trim(),
      url: address,
      ...columnsOf(choice),
      state,
      state_since: state === before.state ? before.state_since : tx.now,
      ...(anew ? { failures: 0, failing_since: null, resting_until: 0 } : {}),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (anew)
    await tx.db
      .updateTable('webhook_deliveries')
      .set({ attempts: 0, failing_since: null, next_at: tx.now })
      .where('endpoint_id', '=', id)
      .execute();
  return { before, after };
}

/**
 * Removes an endpoint with its log; nothing is sent to it any more.
 * @throws ApiError `not_found`
 */
export async function deleteEndpoint(tx: Transaction, id: string): Promise<EndpointRow> {
  const row = await findEndpoint(tx.db, id);
  await tx.db.deleteFrom('webhook_endpoints').where('id', '=', id).execute();
  for (const table of ['webhook_deliveries', 'webhook_attempts'] as const)
    await tx.db.deleteFrom(table).where('endpoint_id', '=', id).execute();
  return row;
}

/**
 * Gives an endpoint a new secret. For a day, the one before signs as well.
 * @throws ApiError `not_found`
 */
export async function rotateSecret(
  tx: Transaction,
  id: string,
): Promise<{ row: EndpointRow; secret: string }> {
  const before = await findEndpoint(tx.db, id);
  const secret = newSecret();
  const row = await tx.db
    .updateTable('webhook_endpoints')
    .set({
      secret: tx.sealer.seal(secret, id),
      old_secret: before.secret,
      old_secret_until: tx.now + BOTH_SIGN_MS,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return { row, secret };
}

function columnsOf({ types, siteIds, teamIds }: Pick<CreateWebhook, 'types' | 'siteIds' | 'teamIds'>) {
  const json = (list: readonly string[] | null) => (list === null ? null : JSON.stringify(list));
  return { types: json(types), site_ids: json(siteIds), team_ids: json(teamIds) };
}

/** The address as it will be asked. Plain HTTP only where private addresses are allowed: nothing protects it on its way. */
export function checkedUrl(text: string, allowed: AllowedPrivate): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new ApiError('bad_request', 'Enter an address that begins with https://.');
  if (url.username !== '' || url.password !== '')
    throw new ApiError('bad_request', 'Leave name and password out of the address; webhooks are signed.');
  try {
    checkHost(url.hostname, allowed);
  } catch {
    throw new ApiError('bad_request', PRIVATE);
  }
  if (isLocalName(url.hostname) && !allowed.allows('127.0.0.1')) throw new ApiError('bad_request', PRIVATE);
  if (url.protocol === 'http:' && !allowed.allowsPlainHttp)
    throw new ApiError('bad_request', 'Use https://: what is sent over plain http can be read on its way.');
  url.hash = '';
  return url.href;
}

const PRIVATE =
  'This address is not on the public internet. Where it is meant, whoever runs this server can allow it (WEBHOOK_ALLOW_PRIVATE).';

function isLocalName(host: string): boolean {
  return /(^|\.)localhost\.?$/.test(host);
}
